// Package remotejson reads the quotes that another site has refreshed and published: its data/tickers/quotes.json, on any static host.
package remotejson

import (
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
)

// Spec has the facts about another site's quotes.
var Spec = provider.Spec{
	Name:      "remote",
	Title:     "Another site",
	Coverage:  "the quotes that another site refreshes and publishes, its `quotes.json`",
	Key:       provider.KeyNone,
	BatchNote: "all; none if nothing has changed",
}

// New returns the provider for the address in the client's BaseURL. Cache is the path of a file for the last response, "" for none. A
// response that has not changed since then is not sent again (ETag, If-None-Match).
func New(c fetch.Client, cache string, redact func(string) string) provider.Provider {
	return service{c, cache, redact}
}

type service struct {
	client fetch.Client
	cache  string
	redact func(string) string // removes secrets from what is cached; nil for none
}
