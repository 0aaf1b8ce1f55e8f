package store

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// QuotesFile is the name of the file of quotes.
const QuotesFile = "quotes.json"

// Quotes are the entries of quotes.json by symbol.
type Quotes map[quote.Symbol]Entry

// ReadQuotes reads the quotes of a data directory. An absent file has none. Quotes of the future are not used. Damage is nil if everything
// could be read; the error is of a file that is of a later version or cannot be opened.
func ReadQuotes(dir string, now time.Time) (Quotes, *Damage, error) {
	quotes := Quotes{}
	damage, err := read(filepath.Join(dir, QuotesFile), "quotes", false, func(raw rawEntry, conflict bool) error {
		e, err := readEntry(raw, now)
		if err != nil {
			return err
		}
		first, twice := quotes[e.Symbol]
		if !twice || e.AsOf.After(first.AsOf) {
			quotes[e.Symbol] = e
		}
		if twice && !conflict {
			return errors.New("there are two of it; the later one is used")
		}
		return nil
	})
	return quotes, damage, err
}

// readEntry reads an entry of quotes.json.
func readEntry(raw rawEntry, now time.Time) (Entry, error) {
	symbol, err := parseSymbol(raw.symbol)
	if err != nil {
		return Entry{}, err
	}
	var e Entry
	if err := decode(raw.text, &e); err != nil {
		return Entry{}, err
	}
	if e.Symbol != symbol {
		return Entry{}, fmt.Errorf("the quote under %q is of %q", symbol, e.Symbol)
	}
	if err := e.CheckTime(); err != nil {
		return Entry{}, err
	}
	e.Quote = e.InMarket(quote.Instrument{Symbol: symbol}) // Old quotes have no session.
	if e.IsAhead(now) {
		return Entry{}, errAhead(e.Quote)
	}
	return e, e.Check()
}

// errAhead is the error about a price of the future.
func errAhead(q quote.Quote) error {
	return fmt.Errorf("its time, %s, is in the future: the clock of this computer is wrong, or was wrong when it was stored", q.AsOf.Format(time.RFC3339))
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

// Encode returns the bytes of the file, with the entries of the old file that could not be read and have no successor. It is an error if
// the file could not be read again.
func (q Quotes) Encode(old *Damage) ([]byte, error) {
	names := map[string]bool{}
	for symbol, e := range q {
		if err := e.Check(); err != nil {
			return nil, fmt.Errorf("%s: %w", symbol, err)
		}
		names[string(symbol)] = true
	}
	if old != nil {
		for symbol := range old.kept {
			names[symbol] = true
		}
	}
	return encodeEntries("quotes", slices.Sorted(maps.Keys(names)), func(name string) any {
		if e, ok := q[quote.Symbol(name)]; ok {
			return e
		}
		return old.kept[name][noDay]
	})
}

// WriteQuotes replaces the quotes of a data directory.
func WriteQuotes(dir string, q Quotes, old *Damage) error {
	encoded, err := q.Encode(old)
	return write(dir, QuotesFile, encoded, err)
}
