// Package yahoo fetches prices from Yahoo Finance, without a key: v7/finance/spark in batches, v8/finance/chart for single symbols
// and for the past, v1/finance/search for words. The endpoints are unofficial and for personal use. They have prices of the regular
// session, the closes of the last month, the currency, minor units included, and the exchange's time zone. The addresses of data
// centers are often refused.
package yahoo

import (
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Spec has the facts about Yahoo Finance.
var Spec = provider.Spec{
	Name:      "yahoo",
	Title:     "Yahoo Finance",
	Coverage:  "listings, indices, currencies and crypto of all markets",
	History:   true,
	Search:    true,
	Key:       provider.KeyNone,
	BaseURL:   "https://query1.finance.yahoo.com",
	BatchSize: 20, // More symbols are refused.
	Limits:    provider.Limits{PerSecond: 2, Burst: 2},
	Cooldown:  provider.Cooldown{RateLimit: 15 * time.Minute},
	Probe:     quote.Instrument{Symbol: "AAPL"},

	Attribution: provider.Attribution{Name: "Yahoo Finance"},
}

// New returns the provider.
func New(c fetch.Client) provider.Provider { return service{c.WithBaseURL(Spec.BaseURL)} }

type service struct{ client fetch.Client }

var _ provider.HistoryProvider = service{}
