// Package finnhub fetches prices from Finnhub's /api/v1/quote, one symbol per request, with a key in the header X-Finnhub-Token.
// The free plan has quotes of US listings, and /api/v1/search finds listings of all markets. It has 60 requests a minute. Symbols
// are written with a dot (BRK.B). Times are in epoch seconds. Responses have no currency. See https://finnhub.io/docs/api/quote.
package finnhub

import (
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Spec has the facts about Finnhub.
var Spec = provider.Spec{
	Name:      "finnhub",
	Title:     "Finnhub",
	Coverage:  "US listings",
	Search:    true,
	Key:       provider.KeyRequired,
	BaseURL:   "https://finnhub.io",
	BatchSize: 1,
	Limits:    provider.Limits{PerSecond: 1, Burst: 2},
	Probe:     quote.Instrument{Symbol: "AAPL"},

	Attribution: provider.Attribution{Name: "Finnhub"},
}

// New returns the provider.
func New(c fetch.Client) provider.Provider { return service{c.WithBaseURL(Spec.BaseURL)} }

type service struct{ client fetch.Client }
