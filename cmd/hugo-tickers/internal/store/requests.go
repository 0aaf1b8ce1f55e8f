package store

import (
	"bytes"
	"cmp"
	"errors"
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

// ReadRequests reads the requests of a data directory. They are asked again at the next build, so that a file which cannot be read
// has none.
func ReadRequests(dir string) (Requests, error) {
	found := Requests{}
	err := read(filepath.Join(dir, RequestsFile), "requests", &found)
	if corrupt := (*CorruptError)(nil); errors.As(err, &corrupt) {
		return Requests{}, nil
	}
	return found, err
}

// WriteRequests replaces the requests of a data directory if they have changed. Without any there is no file.
func WriteRequests(dir string, r Requests) error {
	name := filepath.Join(dir, RequestsFile)
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
	return write(dir, RequestsFile, r)
}
