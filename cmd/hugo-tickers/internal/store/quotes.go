package store

import (
	"fmt"
	"maps"
	"path/filepath"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// QuotesFile is the name of the file of quotes.
const QuotesFile = "quotes.json"

// Quotes are the entries of quotes.json by symbol.
type Quotes map[quote.Symbol]Entry

// ReadQuotes reads the quotes of a data directory. An absent file has none. The error is a *CorruptError if the file is not a
// quotes file, and another error if it is of a later version or cannot be opened.
func ReadQuotes(dir string) (Quotes, error) {
	quotes, name := Quotes{}, filepath.Join(dir, QuotesFile)
	if err := read(name, "quotes", &quotes); err != nil {
		return nil, err
	}
	for symbol, entry := range quotes {
		if entry.Symbol != symbol {
			return nil, &CorruptError{name, fmt.Errorf("the quote under %q is of %q", symbol, entry.Symbol)}
		}
		entry.Quote = entry.InMarket(quote.Instrument{Symbol: symbol}) // Old quotes have no session.
		quotes[symbol] = entry
	}
	return quotes, nil
}

// Calendar returns the sessions of an instrument's market, as far as its latest quote or the author's entry shows it.
func (q Quotes) Calendar(i quote.Instrument) *calendar.Calendar {
	if entry, ok := q[i.Symbol]; ok {
		return entry.Calendar()
	}
	return i.Calendar()
}

// Merge returns the entries with newer quotes in their place. Nothing known is lost: a quote that is older than the stored one
// changes nothing, and a quote that only lacks the stored previous close gets it. A new quote has none of the data that belonged to
// the old one.
func (q Quotes) Merge(newer map[quote.Symbol]quote.Quote) Quotes {
	merged := maps.Clone(q)
	for symbol, n := range newer {
		if old, ok := merged[symbol]; ok {
			if n.AsOf.Equal(old.AsOf) && n.Price.Equal(old.Price) && n.Currency == old.Currency && !n.PreviousClose.Valid {
				n.PreviousClose = old.PreviousClose
			}
			// The close of a session takes the place of its other prices, also of a later one after hours. It stays.
			sameSession := n.Session == old.Session
			isClose, wasClose := sameSession && n.Final && !old.Final, sameSession && old.Final && !n.Final
			if wasClose || n.AsOf.Before(old.AsOf) && !isClose || n.Equal(old.Quote) {
				continue
			}
		}
		merged[symbol] = Entry{Quote: n}
	}
	return merged
}

// Encode returns the bytes of the file.
func (q Quotes) Encode() ([]byte, error) {
	return encode(struct {
		Version int    `json:"version"`
		Quotes  Quotes `json:"quotes"`
	}{quote.FileVersion, q})
}

// WriteQuotes replaces the quotes of a data directory.
func WriteQuotes(dir string, q Quotes) error { return write(dir, QuotesFile, q) }
