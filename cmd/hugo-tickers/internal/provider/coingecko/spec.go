// Package coingecko fetches prices of the pairs under CRYPTO from CoinGecko, with or without a key: /api/v3/simple/price, and
// market_chart/range for the past, /api/v3/search for words. A coin is named by its id at CoinGecko, which the author sets in
// data/tickers/instruments.toml, because several coins share most tickers. Times are in epoch seconds. CoinGecko has the change
// over 24 hours but not since a close, so that a quote has no change. Sites that show the data must name CoinGecko near it. See
// https://docs.coingecko.com/reference/simple-price.
package coingecko

import (
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Spec has the facts about CoinGecko.
var Spec = provider.Spec{
	Name:      "coingecko",
	Title:     "CoinGecko",
	Coverage:  "crypto, by the id in your instruments file; no change since a close",
	History:   true,
	Search:    true,
	Key:       provider.KeyOptional,
	BaseURL:   "https://api.coingecko.com",
	BatchSize: 100,
	Limits:    provider.Limits{PerSecond: 0.5, Burst: 2},
	Probe:     quote.Instrument{Symbol: "CRYPTO:BTC/USD", Spelling: map[string]string{"coingecko": "bitcoin"}},

	Attribution: provider.Attribution{Name: "CoinGecko", Text: "Data provided by CoinGecko", URL: "https://www.coingecko.com/"},
}

// New returns the provider.
func New(c fetch.Client) provider.Provider { return service{c.WithBaseURL(Spec.BaseURL)} }

type service struct{ client fetch.Client }

var _ provider.HistoryProvider = service{}
