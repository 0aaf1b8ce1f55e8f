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
