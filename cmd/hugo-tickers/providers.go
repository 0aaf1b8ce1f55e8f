package main

import (
	"fmt"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
)

// chain builds the providers that the site names, in its order.
func (a *app) chain(s *site.Site) (provider.Chain, error) {
	if len(s.Params.Providers) == 0 {
		return nil, fmt.Errorf(`params.tickers.providers is empty: name at least one, such as ["yahoo"]`)
	}
	var chain provider.Chain
	for _, name := range s.Params.Providers {
		p, err := a.provider(name, s)
		if err != nil {
			return nil, err
		}
		chain = append(chain, provider.Named{Name: name, Provider: p})
	}
	return chain, nil
}

func (a *app) provider(name string, s *site.Site) (provider.Provider, error) {
	switch name {
	case "file":
		return file(s)
	case "yahoo":
		return provider.Yahoo{Client: provider.Client{Version: version()}, BaseURL: a.getenv("HUGO_TICKERS_YAHOO_URL")}, nil
	}
	return nil, fmt.Errorf("params.tickers.providers names %q: the providers are file, yahoo", name)
}

func file(s *site.Site) (provider.Provider, error) {
	given := s.Params.File
	if strings.TrimSpace(given.Closes+given.Quotes) == "" {
		return nil, fmt.Errorf("the provider file has no file: set closes or quotes in [params.tickers.file] of the site's configuration")
	}
	path := func(name string) string {
		if name == "" {
			return ""
		}
		return s.Path(name)
	}
	return provider.File{Closes: path(given.Closes), Quotes: path(given.Quotes), Splits: path(given.Splits), Currency: given.Currency}, nil
}
