// Package alphavantage fetches prices from Alpha Vantage's GLOBAL_QUOTE, one symbol per request. The key is in the query, the only place
// for it. A price is the close of a day, which is named by its date at the exchange. Responses have no currency; prices in London are in
// pence. The free plan has 25 requests a day. See https://www.alphavantage.co/documentation/#latestprice.
package alphavantage

import (
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Spec has the facts about Alpha Vantage.
var Spec = provider.Spec{
	Name:      "alphavantage",
	Title:     "Alpha Vantage",
	Coverage:  "listings of several markets, end of day",
	Key:       provider.KeyRequired,
	BaseURL:   "https://www.alphavantage.co",
	BatchSize: 1,
	Limits:    provider.Limits{PerSecond: 1, Burst: 1, PerDay: 25},
	Probe:     quote.Instrument{Symbol: "AAPL"},

	Attribution: provider.Attribution{Name: "Alpha Vantage"},
}

// New returns the provider.
func New(c fetch.Client) provider.Provider { return service{c.WithBaseURL(Spec.BaseURL)} }

type service struct{ client fetch.Client }
