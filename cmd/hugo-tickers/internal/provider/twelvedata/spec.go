// Package twelvedata fetches prices from Twelve Data's /quote, several symbols of one market per request, with a key in the
// Authorization header. /symbol_search finds words. Responses have the currency, minor units included. Symbols are written with a
// dot, a pair with a slash. The market is a MIC. Times are in epoch seconds: last_quote_at, because timestamp is when the day's bar
// opened. The free plan has 800 symbols a day and requires a visible link on sites that show the data. See
// https://twelvedata.com/docs#quote.
package twelvedata

import (
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Spec has the facts about Twelve Data.
var Spec = provider.Spec{
	Name:      "twelvedata",
	Title:     "Twelve Data",
	Coverage:  "listings of many markets, currencies, crypto",
	Search:    true,
	Key:       provider.KeyRequired,
	BaseURL:   "https://api.twelvedata.com",
	BatchSize: 8, // Each symbol counts as a request, and the free plan has eight a minute.
	BatchNote: "8, each counts as a request",
	Limits:    provider.Limits{PerSecond: 8.0 / 60, Burst: 8, PerDay: 800, PerSymbol: true, RemainingHeader: "Api-Credits-Left"},
	Probe:     quote.Instrument{Symbol: "AAPL"},

	Attribution: provider.Attribution{Name: "Twelve Data", Text: "Data provided by Twelve Data", URL: "https://twelvedata.com/"},
}

// New returns the provider.
func New(c fetch.Client) provider.Provider { return service{c.WithBaseURL(Spec.BaseURL)} }

type service struct{ client fetch.Client }
