// Package store keeps the data files of a site, data/tickers/*: read, merge, write. A file holds facts or is absent; a
// damaged one is never overwritten.
package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// QuotesFile is the name of the file of quotes.
const QuotesFile = "quotes.json"

// Quotes are quotes by symbol.
type Quotes map[quote.Symbol]quote.Quote

// DamagedError is of a file that cannot be read as what it should be.
type DamagedError struct {
	Name string
	Err  error
}

func (e *DamagedError) Error() string { return fmt.Sprintf("%s is damaged: %v", e.Name, e.Err) }
func (e *DamagedError) Unwrap() error { return e.Err }

// file is what the files of quotes and of pins look like: a version, and the entries under their name.
type file map[string]json.RawMessage

// ReadQuotes reads the quotes of a data folder. An absent file holds none; the error is a *DamagedError if the file is no
// such file, and another if it is of a later version or cannot be read at all.
func ReadQuotes(dir string) (Quotes, error) {
	quotes := Quotes{}
	name := filepath.Join(dir, QuotesFile)
	if err := read(name, "quotes", &quotes); err != nil {
		return nil, err
	}
	for symbol, q := range quotes {
		if q.Symbol != symbol {
			return nil, &DamagedError{name, fmt.Errorf("the quote under %q is of %q", symbol, q.Symbol)}
		}
	}
	return quotes, nil
}

// read reads the entries of a file into a map.
func read(name, entries string, into any) error {
	source, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var content file
	var version int
	if err := json.Unmarshal(source, &content); err != nil {
		return &DamagedError{name, describe(source, err)}
	}
	if err := json.Unmarshal(content["version"], &version); err == nil && version > quote.FileVersion {
		return fmt.Errorf("%s is of version %d, this command knows version %d: update hugo-tickers", name, version, quote.FileVersion)
	}
	if version != quote.FileVersion {
		return &DamagedError{name, fmt.Errorf("it has no version %d", quote.FileVersion)}
	}
	if content[entries] == nil {
		return nil
	}
	if err := json.Unmarshal(content[entries], into); err != nil {
		return &DamagedError{name, err}
	}
	return nil
}

// describe adds the line to a mistake in JSON.
func describe(source []byte, err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		line := bytes.Count(source[:min(int(syntax.Offset), len(source))], []byte("\n")) + 1
		return fmt.Errorf("line %d: %w", line, err)
	}
	return err
}

// Merge returns the quotes with newer ones in their place. What was known is not forgotten: a quote that is older than
// the stored one changes nothing, and one that only lacks its previous close does not take it away.
func (q Quotes) Merge(newer map[quote.Symbol]quote.Quote) Quotes {
	merged := maps.Clone(q)
	for symbol, n := range newer {
		if old, ok := merged[symbol]; ok {
			if n.AsOf.Equal(old.AsOf) && n.Price.Equal(old.Price) && n.Currency == old.Currency && !n.PreviousClose.Valid {
				n.PreviousClose = old.PreviousClose
			}
			if n.AsOf.Before(old.AsOf) || n.Same(old) {
				continue
			}
		}
		merged[symbol] = n
	}
	return merged
}

// Encode returns the file's bytes: the same quotes, the same bytes.
func (q Quotes) Encode() ([]byte, error) {
	return encode(struct {
		Version int    `json:"version"`
		Quotes  Quotes `json:"quotes"`
	}{quote.FileVersion, q})
}

func encode(content any) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(content)
	return buffer.Bytes(), err
}

// WriteQuotes replaces the file of quotes of a data folder, and makes the folder if need be.
func WriteQuotes(dir string, q Quotes) error {
	encoded, err := q.Encode()
	return write(dir, QuotesFile, encoded, err)
}

// write replaces a file of a data folder unless it could not be encoded.
func write(dir, name string, encoded []byte, err error) error {
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	return replace(filepath.Join(dir, name), encoded)
}

// SetAside renames a damaged file, so that nothing of it is lost, and returns its new name. The name ends in a tilde:
// Hugo reads no such file, while it stops at any other whose format it does not know.
func SetAside(name string) (string, error) {
	for n := 1; ; n++ {
		aside := fmt.Sprintf("%s.damaged~", name)
		if n > 1 {
			aside = fmt.Sprintf("%s.damaged-%d~", name, n)
		}
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			return aside, os.Rename(name, aside)
		} else if err != nil {
			return "", err
		}
	}
}
