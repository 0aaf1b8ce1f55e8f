package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// Entry is the latest quote of a symbol, with the data that the site's content needs beside it.
type Entry struct {
	quote.Quote

	// Changes has the change in percent from the close of a stated day to Price, on one share basis.
	Changes map[quote.PriceDate]decimal.Decimal

	// Closes are the last closes up to AsOf, oldest first, on the share basis of Price.
	Closes []decimal.Decimal

	// PendingSessions has the stated days whose close is not known yet, with the end of their session, UTC. Until then the badges of
	// these days show the latest change.
	PendingSessions map[quote.PriceDate]time.Time
}

// record is an entry in its JSON form.
type record struct {
	quote.Record
	Since  map[quote.PriceDate]json.Number `json:"since,omitempty"`
	Closes []json.Number                   `json:"closes,omitempty"`
	Due    map[quote.PriceDate]time.Time   `json:"due,omitempty"`
}

// Check returns why the entry can be neither stored nor used, or nil.
func (e Entry) Check() error {
	if err := e.Quote.Check(); err != nil {
		return err
	}
	for day, percent := range e.Changes {
		if err := quote.CheckChange(percent); err != nil {
			return fmt.Errorf("since %s: %w", day, err)
		}
	}
	return quote.CheckRecent(e.Closes)
}

// Equal reports whether two entries have the same content. The notation of numbers does not count: 281 equals 281.00.
func (e Entry) Equal(other Entry) bool {
	return e.Quote.Equal(other.Quote) && maps.EqualFunc(e.Changes, other.Changes, decimal.Decimal.Equal) &&
		slices.EqualFunc(e.Closes, other.Closes, decimal.Decimal.Equal) && maps.EqualFunc(e.PendingSessions, other.PendingSessions, time.Time.Equal)
}

// MarshalJSON implements json.Marshaler.
func (e Entry) MarshalJSON() ([]byte, error) {
	r := record{Record: e.Record(), Since: make(map[quote.PriceDate]json.Number, len(e.Changes)), Due: make(map[quote.PriceDate]time.Time, len(e.PendingSessions))}
	for day, percent := range e.Changes {
		r.Since[day] = json.Number(quote.Format(percent))
	}
	for _, c := range e.Closes {
		r.Closes = append(r.Closes, json.Number(quote.Format(c)))
	}
	for day, end := range e.PendingSessions {
		r.Due[day] = end.UTC()
	}
	return encode(r)
}

// UnmarshalJSON implements json.Unmarshaler.
func (e *Entry) UnmarshalJSON(data []byte) error {
	var r record
	if err := json.Unmarshal(data, &r); err != nil {
		return err
	}
	q, err := r.Quote()
	if err != nil {
		return err
	}
	read := Entry{Quote: q, PendingSessions: r.Due}
	for day, text := range r.Since {
		percent, err := quote.ParseNumber(text.String())
		if err != nil {
			return fmt.Errorf("the change since %s is %q: %w", day, text, err)
		}
		if read.Changes == nil {
			read.Changes = make(map[quote.PriceDate]decimal.Decimal, len(r.Since))
		}
		read.Changes[day] = percent
	}
	for _, text := range r.Closes {
		c, err := quote.ParseNumber(text.String())
		if err != nil {
			return fmt.Errorf("a close of %q: %w", text, err)
		}
		read.Closes = append(read.Closes, c)
	}
	*e = read
	return nil
}
