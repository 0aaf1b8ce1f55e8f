package store

import (
	"bytes"
	"path/filepath"
	"slices"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
)

// MentionsFile is the name of the file of mentions.
const MentionsFile = "mentions.json"

// Mentions are the logical paths of the pages that mention a symbol, by symbol and language. The templates generate the pages of
// symbols from them.
type Mentions map[quote.Symbol]map[string][]string

// Add adds a page. Call Sort after the last one.
func (m Mentions) Add(symbol quote.Symbol, language, page string) {
	if m[symbol] == nil {
		m[symbol] = map[string][]string{}
	}
	m[symbol][language] = append(m[symbol][language], page)
}

// Sort sorts the pages and removes duplicates.
func (m Mentions) Sort() {
	for _, languages := range m {
		for language, pages := range languages {
			slices.Sort(pages)
			languages[language] = slices.Compact(pages)
		}
	}
}

// Encode returns the bytes of the file.
func (m Mentions) Encode() ([]byte, error) {
	return encode(struct {
		Version  int      `json:"version"`
		Mentions Mentions `json:"mentions"`
	}{quote.FileVersion, m})
}

// WriteMentions replaces the mentions of a data directory if they have changed. They are derived from the content, so that the old
// file need not be valid.
func WriteMentions(dir string, m Mentions) error {
	encoded, err := m.Encode()
	if err := keepLater(filepath.Join(dir, MentionsFile), "mentions"); err != nil {
		return err
	}
	if stored, readErr := regularfile.Read(filepath.Join(dir, MentionsFile)); err == nil && readErr == nil && bytes.Equal(stored, encoded) {
		return nil
	}
	return write(dir, MentionsFile, encoded, err)
}
