package main

import (
	"errors"
	"fmt"
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
	var corrupt *store.CorruptError
	if errors.As(err, &corrupt) {
		err = errors.New(corrupt.In(a.relative(corrupt.Path())))
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
		mentions, err := scan.Page(a.relative(name), source, scan.IsMarkdown(name))
		return mentions, errors.Join(err, a.settle(mentions, s, name, source))
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

// wants is what a site wants quotes of.
type wants struct {
	wanted     []quote.Symbol                            // sorted
	days       map[quote.Symbol]map[quote.PriceDate]bool // the stated days of each; true where the move since is wanted as well
	sparks     map[quote.Symbol]int                      // how many closes a sparkline needs
	places     map[quote.Symbol]scan.Mention             // the first of each in the content
	unreadable []string                                  // what should have been symbols
	mentions   store.Mentions                            // nil where symbols have no pages of their own
}

// wanted returns the symbols of the content and of the watchlist. What cannot be read is reported.
func (a *app) wanted(s *site.Site) (wants, error) {
	found := map[quote.Symbol]bool{}
	w := wants{days: map[quote.Symbol]map[quote.PriceDate]bool{}, sparks: map[quote.Symbol]int{}, places: map[quote.Symbol]scan.Mention{}}
	take := func(place, text string) quote.Symbol {
		symbol, err := quote.ParseSymbol(text)
		if err != nil {
			a.say("%s: %v", place, err)
			w.unreadable = append(w.unreadable, fmt.Sprintf("%q", text))
			return ""
		}
		found[symbol] = true
		return symbol
	}
	for _, text := range s.Params.Watchlist {
		take("params.tickers.watchlist", text)
	}
	mentions, err := a.content(s)
	if err != nil && mentions == nil {
		return wants{}, err
	}
	if err != nil {
		a.say("not every page could be read, hugo will not read it either: %v", err)
	}
	for _, m := range mentions {
		if m.Kind != scan.Symbol {
			continue
		}
		symbol := take(m.Position(), m.Text)
		if symbol == "" {
			continue
		}
		if _, ok := w.places[symbol]; !ok {
			w.places[symbol] = m
		}
		w.ask(symbol, m.Asks)
		if m.Asks.Listed { // Its page tells the price of that day, and the move since.
			w.ask(symbol, scan.Asks{Since: m.Asks.Own, Spark: pageSpark})
		}
	}
	w.mentions = mentionsOf(s, mentions)
	w.wanted = slices.Sorted(maps.Keys(found))
	return w, nil
}

// ask adds what a mention asks for beyond the latest quote.
func (w wants) ask(symbol quote.Symbol, asks scan.Asks) {
	if w.days[symbol] == nil {
		w.days[symbol] = map[quote.PriceDate]bool{}
	}
	if asks.At != "" {
		w.days[symbol][quote.PriceDate(asks.At)] = w.days[symbol][quote.PriceDate(asks.At)]
	}
	if asks.Since != "" {
		w.days[symbol][quote.PriceDate(asks.Since)] = true
	}
	if asks.Spark > w.sparks[symbol] {
		w.sparks[symbol] = asks.Spark
	}
}
