// Package massive fetches prices of US listings from Massive, formerly Polygon, with a key in the Authorization header: the grouped daily
// bars have all listings of one day in one request. Closes are in dollars, on today's share basis. Symbols are written with a dot. The
// free plan has five requests a minute and no bars of a day that is not over. Its terms allow personal use. See
// https://massive.com/docs/rest/stocks/aggregates/daily-market-summary.
package massive

import (
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Spec has the facts about Massive.
var Spec = provider.Spec{
	Name:      "massive",
	Title:     "Massive",
	Coverage:  "US listings, end of day",
	History:   true,
	Key:       provider.KeyRequired,
	BaseURL:   "https://api.massive.com",
	BatchNote: "all, in 2 requests",
	Limits:    provider.Limits{PerSecond: 5.0 / 60, Burst: 3},
	Cooldown:  provider.Cooldown{RateLimit: 3 * time.Minute},
	Probe:     quote.Instrument{Symbol: "AAPL"},

	Attribution: provider.Attribution{Name: "Massive"},
}

// New returns the provider.
func New(c fetch.Client) provider.Provider { return service{c.WithBaseURL(Spec.BaseURL)} }

type service struct{ client fetch.Client }

var _ provider.HistoryProvider = service{}
