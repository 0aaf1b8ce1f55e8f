// Package store reads and writes the data files of a site, data/tickers/*. They contain facts and are meant to be committed. What one entry
// has wrong affects no other entry, and what cannot be read is never lost: see Damage.
package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/atomicfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// parseSymbol reads the key of an entry. Keys are symbols in the form that ParseSymbol returns.
func parseSymbol(key string) (quote.Symbol, error) {
	symbol, err := quote.ParseSymbol(key)
	if err == nil && string(symbol) != key {
		err = fmt.Errorf("the key must be %q", symbol)
	}
	return symbol, err
}

// encode returns the bytes of a file: keys sorted, two-space indent, final newline. The same content gives the same bytes.
func encode(content any) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(content)
	return buffer.Bytes(), err
}

// entrySize is about what an entry takes in a file, in bytes.
const entrySize = 350

// encodeEntries returns the bytes that encode would of a file with many entries, one at a time: only one of them is in memory twice.
func encodeEntries(key string, names []string, entry func(name string) any) ([]byte, error) {
	var all, one bytes.Buffer
	all.Grow(entrySize * len(names))
	fmt.Fprintf(&all, "{\n  \"version\": %d,\n  %q: {", quote.FileVersion, key)
	encoder := json.NewEncoder(&one)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("    ", "  ")
	separator := "\n    "
	for _, name := range names {
		for _, part := range []any{name, entry(name)} {
			one.Reset()
			if err := encoder.Encode(part); err != nil {
				return nil, err
			}
			all.WriteString(separator)
			all.Write(bytes.TrimSuffix(one.Bytes(), []byte("\n")))
			separator = ": "
		}
		separator = ",\n    "
	}
	if len(names) > 0 {
		all.WriteString("\n  ")
	}
	all.WriteString("}\n}\n")
	return all.Bytes(), nil
}

// write replaces a file of a data directory, and creates the directory if it does not exist.
func write(dir, name string, encoded []byte, err error) error {
	if err != nil {
		return err
	}
	return atomicfile.Write(filepath.Join(dir, name), encoded)
}

// Links lists the data files that are symbolic links. They are read and written, but Hugo leaves them out.
func Links(dir string) []string {
	var links []string
	for _, name := range []string{QuotesFile, PinsFile, MentionsFile, RequestsFile} {
		if info, err := os.Lstat(filepath.Join(dir, name)); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			links = append(links, name)
		}
	}
	return links
}
