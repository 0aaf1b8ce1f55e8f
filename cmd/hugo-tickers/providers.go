package main

import (
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/localfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/registry"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
)

// chain builds the providers that the site names, in its order.
func (a *app) chain(s *site.Site) (provider.Chain, error) {
	path := func(name string) string {
		if strings.TrimSpace(name) == "" {
			return ""
		}
		return s.Path(name)
	}
	given := s.Params.File
	return registry.Chain(registry.Config{
		Providers: s.Params.Providers,
		File:      localfile.Files{Closes: path(given.Closes), Quotes: path(given.Quotes), Splits: path(given.Splits), Currency: given.Currency},
		Remote:    s.Params.Remote,
		StateDir:  a.stateDir(s),
		Getenv:    a.getenv,
		Version:   version(),
		Now:       a.now,
		Sleep:     a.sleep,
	})
}
