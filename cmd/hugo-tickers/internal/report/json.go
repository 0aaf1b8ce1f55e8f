package report

import (
	"encoding/json"
	"io"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/check"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
)

// JSON prints a value, indented.
func JSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// RefreshJSON prints what a refresh did to each symbol.
func RefreshJSON(w io.Writer, r *refresh.Result) error {
	type entry struct {
		Class    provider.Kind `json:"class"`
		Source   string        `json:"source,omitempty"`
		Detail   string        `json:"detail,omitempty"`
		Delisted bool          `json:"delisted,omitempty"`
	}
	entries := map[quote.Symbol]entry{}
	for _, symbol := range r.Demand.Symbols {
		if q, ok := r.Answer.Quotes[symbol]; ok {
			entries[symbol] = entry{Class: provider.OK, Source: q.Source}
			continue
		}
		failure := refresh.PrimaryFailure(r.Answer.Failures[symbol])
		_, _, delisted := r.Delisted(symbol)
		entries[symbol] = entry{failure.Kind, failure.Provider, failure.Detail, delisted}
	}
	return JSON(w, map[string]any{
		"symbols": entries, "pinned": r.NewPins(), "unpinned": len(r.MissingCloses), "changed": r.QuotesChanged() || r.PinsChanged(),
	})
}

// place is a position in a page.
type place struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

func placeOf(m scan.Mention) place { return place{m.File, m.Line, m.Column} }

// FindingsJSON prints the findings of a check.
func FindingsJSON(w io.Writer, findings []check.Finding) error {
	type entry struct {
		place
		Text    string  `json:"text"`
		Message string  `json:"message"`
		Also    []place `json:"also,omitempty"`
	}
	entries := []entry{}
	for _, f := range findings {
		e := entry{place: placeOf(f.Mention), Text: f.Text, Message: f.Message}
		for _, m := range f.Also {
			e.Also = append(e.Also, placeOf(m))
		}
		entries = append(entries, e)
	}
	return JSON(w, entries)
}

// SymbolsJSON prints every symbol of the content with its place.
func SymbolsJSON(w io.Writer, mentions []demand.Mention) error {
	type entry struct {
		Symbol string `json:"symbol"`
		place
	}
	entries := []entry{}
	for _, m := range mentions {
		if m.Kind == scan.Symbol {
			entries = append(entries, entry{symbolText(m.Mention), placeOf(m.Mention)})
		}
	}
	return JSON(w, entries)
}

// symbolText returns the symbol of a mention, or its text if that cannot be read.
func symbolText(m scan.Mention) string {
	if symbol, err := m.Symbol(); err == nil {
		return string(symbol)
	}
	return m.Text
}
