package main

import (
	"fmt"
	"path/filepath"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// pageSpark is how many closes the sparkline on a symbol's own page has.
const pageSpark = 50

// mentionsOf returns the pages of which the pages of symbols tell, nil where symbols have none.
func mentionsOf(s *site.Site, mentions []scan.Mention) store.Mentions {
	if !s.Params.Pages {
		return nil
	}
	found := store.Mentions{}
	for _, m := range mentions {
		symbol, err := m.Symbol()
		if !m.Asks.Listed || err != nil {
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

// writeMentions stores which pages mention each symbol, where symbols have pages of their own.
func writeMentions(s *site.Site, mentions store.Mentions) error {
	if mentions == nil {
		return nil
	}
	if err := store.WriteMentions(s.Data, mentions); err != nil {
		return fmt.Errorf("cannot write the mentions: %w", err)
	}
	return nil
}
