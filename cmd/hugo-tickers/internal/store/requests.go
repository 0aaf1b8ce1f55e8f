package store

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/atomicfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
)

// RequestsFile is the name of the file of requests.
const RequestsFile = "requests.json"

// Request is what a page asks for: the close of a day, the change since a day, the last closes; and else the latest quote.
type Request struct {
	At        quote.PriceDate `json:"at,omitempty"`
	Since     quote.PriceDate `json:"since,omitempty"`
	Sparkline int             `json:"sparkline,omitempty"`
}

// Requests are what Hugo asked for that the content does not name, by symbol: badges that a template or a content adapter makes.
type Requests map[quote.Symbol][]Request

// Add adds a request, once.
func (r Requests) Add(symbol quote.Symbol, request Request) {
	if slices.Contains(r[symbol], request) {
		return
	}
	r[symbol] = append(r[symbol], request)
	slices.SortFunc(r[symbol], func(a, b Request) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Since, b.Since), cmp.Compare(a.Sparkline, b.Sparkline))
	})
}

// Encode returns the bytes of the file.
func (r Requests) Encode() ([]byte, error) {
	return encode(struct {
		Version  int      `json:"version"`
		Requests Requests `json:"requests"`
	}{quote.FileVersion, r})
}

// ReadRequests reads the requests of a data directory, as ReadQuotes does. What cannot be read is not kept: it is asked again at the next
// build.
func ReadRequests(dir string) (Requests, *Damage, error) {
	found := Requests{}
	damage, err := read(filepath.Join(dir, RequestsFile), "requests", false, func(raw rawEntry, _ bool) error {
		symbol, err := parseSymbol(raw.symbol)
		if err != nil {
			return err
		}
		var texts []json.RawMessage
		if err := json.Unmarshal(raw.text, &texts); err != nil {
			return err
		}
		var problems []error
		for _, text := range texts {
			var r Request
			if err := cmp.Or(json.Unmarshal(text, &r), r.Check()); err != nil {
				problems = append(problems, err)
				continue
			}
			found.Add(symbol, r)
		}
		return errors.Join(problems...)
	})
	return found, damage, err
}

// Check returns why no page asks for such, or nil.
func (r Request) Check() error {
	if r.Sparkline < 0 || r.Sparkline > quote.MaxRecent {
		return fmt.Errorf("a sparkline of %d closes", r.Sparkline)
	}
	for _, day := range []quote.PriceDate{r.At, r.Since} {
		if day == "" {
			continue
		}
		if _, err := quote.ParsePriceDate(string(day)); err != nil {
			return err
		}
	}
	return nil
}

// WriteRequests replaces the requests of a data directory if they have changed. Without any there is no file.
func WriteRequests(dir string, r Requests) error {
	name := filepath.Join(dir, RequestsFile)
	if err := keepLater(name, "requests"); err != nil {
		return err
	}
	if len(r) == 0 {
		name, err := atomicfile.Resolve(name) // A link stays.
		if err != nil {
			return err
		}
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	encoded, err := r.Encode()
	if stored, readErr := regularfile.Read(name); err == nil && readErr == nil && bytes.Equal(stored, encoded) {
		return nil
	}
	return write(dir, RequestsFile, encoded, err)
}
