package main

import (
	"errors"
	"maps"
	"slices"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// readQuotes reads the stored quotes. A damaged file goes by the name that the person at the terminal knows.
func (a *app) readQuotes(s *site.Site) (store.Quotes, error) {
	quotes, err := store.ReadQuotes(s.Data)
	var damaged *store.DamagedError
	if errors.As(err, &damaged) {
		damaged.Name = a.relative(damaged.Name)
	}
	return quotes, err
}

// content finds what the site's pages mention. What can be read comes with the error.
func (a *app) content(s *site.Site) ([]scan.Mention, error) {
	names, err := pages(s)
	if err != nil {
		return nil, err
	}
	return scan.Each(names, func(name string, source []byte) ([]scan.Mention, error) {
		return scan.Page(a.relative(name), source, scan.IsMarkdown(name))
	})
}

// pages lists the site's pages, each once: the content folders of two languages may lie inside one another.
func pages(s *site.Site) ([]string, error) {
	var names []string
	for _, folder := range s.Content {
		found, err := scan.Files(folder.Dir, folder.Holds)
		if err != nil {
			return nil, err
		}
		names = append(names, found...)
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// wanted returns the symbols to fetch, sorted: those of the content and of the watchlist. The unreadable ones are
// reported and left out.
func (a *app) wanted(s *site.Site) ([]quote.Symbol, error) {
	symbols := map[quote.Symbol]bool{}
	for _, text := range s.Params.Watchlist {
		symbol, err := quote.ParseSymbol(text)
		if err != nil {
			a.say("params.tickers.watchlist: %v", err)
			continue
		}
		symbols[symbol] = true
	}
	mentions, err := a.content(s)
	if err != nil && mentions == nil {
		return nil, err
	}
	if err != nil {
		a.say("not every page could be read, hugo will not read it either: %v", err)
	}
	for _, m := range mentions {
		if m.Kind != scan.Symbol {
			continue
		}
		symbol, err := m.Symbol()
		if err != nil {
			a.say("%s: %v", m.Position(), err)
			continue
		}
		symbols[symbol] = true
	}
	return slices.Sorted(maps.Keys(symbols)), nil
}
