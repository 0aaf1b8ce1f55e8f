// Package tiingo fetches prices of US listings from Tiingo, with a key in the Authorization header: /iex/ for many symbols per
// request, /tiingo/daily for the past, /tiingo/utilities/search for words. Prices are in dollars. Symbols are written with a dash
// (brk-b). Times are RFC 3339. The free plan has 50 requests an hour and 500 symbols a month. See
// https://www.tiingo.com/documentation/iex.
package tiingo

import (
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Spec has the facts about Tiingo.
var Spec = provider.Spec{
	Name:      "tiingo",
	Title:     "Tiingo",
	Coverage:  "US listings",
	History:   true,
	Search:    true,
	Key:       provider.KeyRequired,
	BaseURL:   "https://api.tiingo.com",
	BatchSize: 100,
	Limits:    provider.Limits{PerSecond: 1, Burst: 2, PerDay: 1000},
	Cooldown:  provider.Cooldown{FullHour: true},
	Probe:     quote.Instrument{Symbol: "AAPL"},

	Attribution: provider.Attribution{Name: "Tiingo"},
}

// New returns the provider.
func New(c fetch.Client) provider.Provider { return service{c.WithBaseURL(Spec.BaseURL)} }

type service struct{ client fetch.Client }

var _ provider.HistoryProvider = service{}
