package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
)

// Words for the day of a badge.
const (
	published = "published" // the day of the page
	latest    = "latest"    // no day: the latest move
	never     = "false"     // no move since a day
)

// settle puts the days that the mentions of a page mean in the place of what stands there: "" for none. What a badge does not
// say the site's parameters do. Where symbols have pages of their own, these tell of the page's day too.
func (a *app) settle(mentions []scan.Mention, s *site.Site, name string, source []byte) error {
	var errs []error
	look := sync.OnceValues(func() (own quote.PriceDate, listed bool) { // Most pages state no day, and need not be read for it.
		front, err := scan.FrontMatter(source)
		if date, ok := s.Date(name, front); ok && err == nil && !isSection(name) {
			own = quote.PriceDateOf(date)
		}
		return own, err == nil && s.Published(name, front, a.now())
	})
	date := func() quote.PriceDate {
		own, _ := look()
		return own
	}
	for n := range mentions {
		m := &mentions[n]
		if m.Kind != scan.Symbol {
			continue
		}
		for _, text := range []*string{&m.Asks.At, &m.Asks.Since} {
			fallback := s.Params.At
			if text == &m.Asks.Since {
				fallback = s.Params.Since
			}
			day, err := meant(cmp.Or(*text, fallback), date)
			if err != nil {
				errs = append(errs, fmt.Errorf("%s: %w", m.Position(), err))
			}
			*text = string(day)
		}
		if s.Params.Pages {
			own, listed := look()
			m.Asks.Listed, m.Asks.Own = listed, string(own)
		}
	}
	return errors.Join(errs...)
}

// isSection reports whether a file is of a section or the home page: Hugo dates these by the pages below them.
func isSection(name string) bool { return strings.HasPrefix(filepath.Base(name), "_index.") }

// meant returns the day that an author's word means, "" for none.
func meant(text string, date func() quote.PriceDate) (quote.PriceDate, error) {
	switch text {
	case "", latest, never:
		return "", nil
	case published:
		return date(), nil // A page without a date states none, and the template says so.
	}
	return quote.ParsePriceDate(text)
}
