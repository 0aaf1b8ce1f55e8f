package demand

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
)

// Keywords that an author writes instead of a date.
const (
	published = "published" // the day of the page
	latest    = "latest"    // no day: the latest quote
	never     = "false"     // no change since a day
)

// resolveDates sets the days that the requests of a page's mentions mean. The site's parameters are the defaults.
func resolveDates(mentions []Mention, s *site.Site, now time.Time, name string, source []byte) error {
	// Most pages state no day: their front matter need not be read.
	front := sync.OnceValues(func() (day quote.PriceDate, published bool) { return PageDay(s, now, name, source) })
	pageDay := func() quote.PriceDate {
		day, _ := front()
		return day
	}
	var errs []error
	resolve := func(m *Mention, text, fallback string) quote.PriceDate {
		day, err := resolveDate(cmp.Or(text, fallback), pageDay)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", m.Position(), err))
		}
		return day
	}
	for n := range mentions {
		m := &mentions[n]
		if m.Kind != scan.Symbol {
			continue
		}
		m.At = resolve(m, m.Request.At, s.Params.At)
		m.Since = resolve(m, m.Request.Since, s.Params.Since)
		if s.Params.Pages {
			m.PageDay, m.Listed = front()
		}
	}
	return errors.Join(errs...)
}

// PageDay returns the day of a page, "" if it has none, and whether Hugo publishes the page.
func PageDay(s *site.Site, now time.Time, name string, source []byte) (day quote.PriceDate, published bool) {
	fields, err := scan.FrontMatter(source)
	if err != nil {
		return "", false
	}
	if date, ok := s.Date(name, fields); ok && !isSection(name) {
		day = quote.PriceDateOf(date)
	}
	return day, s.Published(name, fields, now)
}

// isSection reports whether a file belongs to a section or the home page. Hugo dates these by the pages below them.
func isSection(name string) bool { return strings.HasPrefix(filepath.Base(name), "_index.") }

// resolveDate returns the day that a keyword or a date means, "" for none.
func resolveDate(text string, pageDay func() quote.PriceDate) (quote.PriceDate, error) {
	switch text {
	case "", latest, never:
		return "", nil
	case published:
		return pageDay(), nil // A page without a date states none. The template reports that.
	}
	return quote.ParsePriceDate(text)
}
