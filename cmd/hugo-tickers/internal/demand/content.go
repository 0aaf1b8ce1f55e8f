package demand

import (
	"errors"
	"path/filepath"
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// Mention is a mention whose days are known.
type Mention struct {
	scan.Mention
	At, Since quote.PriceDate // of a symbol; "" for none

	Listed  bool            // the symbol's own page lists the page of the mention
	PageDay quote.PriceDate // of that page, "" if it has no date
}

// Content returns what the pages of a site mention. Mentions of pages that can be read are returned with an error too.
func Content(s *site.Site, now time.Time) ([]Mention, error) {
	names, err := Files(s)
	if err != nil {
		return nil, err
	}
	return scan.Each(names, func(name string, source []byte) ([]Mention, error) { return Page(s, now, name, source) })
}

// Files lists the content files of a site, each once: the content directories of two languages may overlap.
func Files(s *site.Site) ([]string, error) {
	var names []string
	for _, folder := range s.Content {
		found, err := scan.Files(folder.Dir, folder.Includes)
		if err != nil {
			return nil, err
		}
		names = append(names, found...)
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// Page returns what one page mentions. Its file is named by an absolute path; positions have the path that the user would write.
func Page(s *site.Site, now time.Time, name string, source []byte) ([]Mention, error) {
	found, err := scan.Page(s.Rel(name), source, scan.IsMarkdown(name))
	mentions := make([]Mention, 0, len(found))
	for _, m := range found {
		mentions = append(mentions, Mention{Mention: m})
	}
	return mentions, errors.Join(err, resolveDates(mentions, s, now, name, source))
}

// Pages returns the pages that mention each symbol, nil where symbols have no pages of their own.
func Pages(s *site.Site, mentions []Mention) store.Mentions {
	if !s.Params.Pages {
		return nil
	}
	found := store.Mentions{}
	for _, m := range mentions {
		symbol, err := m.Symbol()
		if m.Kind != scan.Symbol || !m.Listed || err != nil {
			continue
		}
		name, err := filepath.Abs(m.File)
		if err != nil {
			continue
		}
		if page, ok := s.Page(name); ok {
			found.Add(symbol, page.Language, page.Path)
		}
	}
	found.Sort()
	return found
}
