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

// resolveDates sets the days that the requests of a page's mentions mean, and the page. The parameters of the page's language are
// the defaults. On a page in several languages, a mention that means other days in another one is added once more.
func resolveDates(mentions []Mention, s *site.Site, now time.Time, name string, source []byte) ([]Mention, error) {
	if len(mentions) == 0 {
		return nil, nil
	}
	// Most pages state no day: their front matter need not be read.
	front := sync.OnceValues(func() (map[string]any, error) { return scan.FrontMatter(source) })
	var known map[string]any
	if s.SaysLanguages(source) {
		known, _ = front() // The page has an error of its own.
	}
	page, _ := s.Page(name, known)
	listed := sync.OnceValue(func() bool {
		fields, err := front()
		return err == nil && site.Listed(fields) && s.Published(name, fields, now)
	})
	var resolved []Mention
	var errs []error
	for n, language := range s.Languages(name, known) {
		params := s.ParamsOf(language)
		day := sync.OnceValue(func() quote.PriceDate {
			fields, err := front()
			if err != nil && n == 0 {
				errs = append(errs, fmt.Errorf("%s: cannot read the front matter, so the day of the page is not known: %w", s.Rel(name), err))
			}
			return dayIn(s, language, name, fields)
		})
		for i := range mentions {
			m := mentions[i]
			m.Page = page
			if m.Kind == scan.Symbol {
				var at, since error
				m.At, at = resolveDate(cmp.Or(m.Request.At, params.At), day)
				m.Since, since = resolveDate(cmp.Or(m.Request.Since, params.Since), day)
				for _, err := range []error{at, since} {
					if n == 0 && err != nil {
						errs = append(errs, fmt.Errorf("%s: %w", m.Position(), err))
					}
				}
				if s.Params.Pages {
					m.PageDay, m.Listed = day(), !m.Commented && listed()
				}
			}
			if n == 0 {
				resolved = append(resolved, m)
			} else if first := resolved[i]; m.At != first.At || m.Since != first.Since || m.PageDay != first.PageDay {
				resolved = append(resolved, m)
			}
		}
	}
	return resolved, errors.Join(errs...)
}

// PageDay returns the day of a page, "" if it has none, and whether Hugo publishes the page.
func PageDay(s *site.Site, now time.Time, name string, source []byte) (day quote.PriceDate, published bool) {
	fields, err := scan.FrontMatter(source)
	if err != nil {
		return "", false
	}
	return dayIn(s, s.Languages(name, fields)[0], name, fields), s.Published(name, fields, now)
}

// dayIn returns the day of a page in one of its languages, "" if it has none.
func dayIn(s *site.Site, language, name string, front map[string]any) quote.PriceDate {
	date, ok := s.DateIn(language, name, front)
	if !ok || isSection(name) {
		return ""
	}
	return quote.PriceDateOf(date)
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
