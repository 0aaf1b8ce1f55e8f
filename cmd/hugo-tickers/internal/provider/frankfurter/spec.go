// Package frankfurter fetches the reference rates of the European Central Bank from Frankfurter's /v2/rates, without a key: one rate each
// working day for the pairs under FX. The rate of a day is fixed at 14:15 in Frankfurt; its change is since the fixing before. Nobody
// trades at these rates. See https://frankfurter.dev.
package frankfurter

import (
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Spec has the facts about Frankfurter.
var Spec = provider.Spec{
	Name:      "frankfurter",
	Title:     "Frankfurter",
	Coverage:  "reference rates of the European Central Bank",
	History:   true,
	Key:       provider.KeyNone,
	BaseURL:   "https://api.frankfurter.dev",
	BatchNote: "all pairs with one base",
	Limits:    provider.Limits{PerSecond: 2, Burst: 2},
	Probe:     quote.Instrument{Symbol: "FX:EUR/USD"},

	Attribution: provider.Attribution{Name: "European Central Bank"},
}

// New returns the provider.
func New(c fetch.Client) provider.Provider { return service{c.WithBaseURL(Spec.BaseURL)} }

type service struct{ client fetch.Client }

var _ provider.HistoryProvider = service{}
