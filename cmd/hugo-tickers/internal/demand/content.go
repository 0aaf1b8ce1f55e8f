package demand

import (
	"errors"
	"path"
	"path/filepath"
	"slices"
	"strings"
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

	Page    site.Page       // that the mention is on
	Listed  bool            // the symbol's own page lists that page
	PageDay quote.PriceDate // of that page, "" if it has no date
}

// Content returns what the pages of a site mention. Mentions of pages that can be read are returned with an error too.
func Content(s *site.Site, now time.Time) ([]Mention, error) {
	names, err := Files(s)
	if err != nil {
		return nil, err
	}
	resources := s.Resources(names)
	return scan.Each(names, func(name string, source []byte) ([]Mention, error) {
		mentions, err := Page(s, now, name, source)
		for n := range mentions {
			mentions[n].Listed = mentions[n].Listed && !resources[name]
		}
		return mentions, err
	})
}

// Files lists the content files of a site, each once: the content directories of two languages may overlap. A file of a theme or a
// module is left out where the project has one in its place.
func Files(s *site.Site) ([]string, error) {
	var names []string
	type place struct{ path, languages string }
	taken := map[place]string{}
	for _, folder := range s.Content {
		found, err := scan.Files(folder.Dir, folder.Includes)
		if err != nil {
			return nil, err
		}
		for _, name := range found {
			rel, err := filepath.Rel(folder.Dir, name)
			if err != nil {
				return nil, err
			}
			at := place{path.Join(folder.Target, filepath.ToSlash(rel)), strings.Join(folder.Languages, " ")}
			if other := taken[at]; other == "" || other == name {
				taken[at] = name
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// Page returns what one page mentions. Its file is named by an absolute path; positions have the path that the user would write.
func Page(s *site.Site, now time.Time, name string, source []byte) ([]Mention, error) {
	found, err := scan.Page(s.Rel(name), source, scan.Options{Markdown: s.IsMarkdown(name), Foreign: s.Foreign})
	mentions := make([]Mention, 0, len(found))
	for _, m := range found {
		mentions = append(mentions, Mention{Mention: m})
	}
	mentions, invalid := resolveDates(mentions, s, now, name, source)
	return mentions, errors.Join(err, invalid)
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
		for _, language := range m.Page.Languages {
			found.Add(symbol, language, m.Page.Path)
		}
	}
	found.Sort()
	return found
}
