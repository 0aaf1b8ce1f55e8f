package quote

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/shopspring/decimal"
)

// FileVersion is the version of the data files: objects of version and entries, by symbol.
const FileVersion = 1

// Record is a quote in its JSON form, which the data files have. An absent key means unknown. Two quotes have the same content if
// their records are equal.
type Record struct {
	Symbol        Symbol        `json:"symbol,omitempty"`
	Name          string        `json:"name,omitempty"`
	Exchange      string        `json:"exchange,omitempty"`
	MIC           string        `json:"mic,omitempty"`
	Kind          Kind          `json:"kind,omitempty"`
	Currency      string        `json:"currency"`
	Price         json.Number   `json:"price"`
	PreviousClose json.Number   `json:"previousClose,omitempty"`
	Change        json.Number   `json:"change,omitempty"`        // computed, not read
	ChangePercent json.Number   `json:"changePercent,omitempty"` // computed, not read
	AsOf          time.Time     `json:"asOf"`
	Session       calendar.Date `json:"session,omitzero"`
	Final         bool          `json:"final,omitempty"`
	Zone          string        `json:"zone,omitempty"`
	FirstTrade    calendar.Date `json:"firstTrade,omitzero"`
	FreshUntil    time.Time     `json:"freshUntil,omitzero"`
	Source        string        `json:"source,omitempty"`
	Origin        string        `json:"origin,omitempty"`
}

// Record returns the JSON form of the quote, with its change.
func (q Quote) Record() Record {
	return Record{
		Symbol: q.Symbol, Name: q.Name, Exchange: q.Exchange, MIC: q.MIC, Currency: q.Currency,
		Price:         formatNull(decimal.NewNullDecimal(q.Price)),
		PreviousClose: formatNull(q.PreviousClose),
		Change:        formatNull(q.Change()),
		ChangePercent: formatNull(q.ChangePercent()),
		Kind:          q.Kind,
		AsOf:          q.AsOf.UTC(),
		Session:       q.Session,
		Final:         q.Final,
		Zone:          q.Zone,
		FirstTrade:    q.FirstTrade,
		FreshUntil:    q.FreshUntil.UTC(),
		Source:        q.Source,
		Origin:        q.Origin,
	}
}

// Quote returns the quote of a record. It is not checked yet: a check needs the symbol. A record with something else than numbers is an
// error.
func (r Record) Quote() (Quote, error) {
	price, err := ParseNumber(r.Price.String())
	if err != nil {
		return Quote{}, fmt.Errorf("price %q: %w", r.Price, err)
	}
	q := Quote{
		Symbol: r.Symbol, Name: r.Name, Exchange: r.Exchange, MIC: r.MIC, Kind: r.Kind, Currency: r.Currency,
		Price: price, AsOf: r.AsOf, Session: r.Session, Final: r.Final, Zone: r.Zone, FirstTrade: r.FirstTrade, FreshUntil: r.FreshUntil, Source: r.Source, Origin: r.Origin,
	}.Clean()
	if r.PreviousClose == "" {
		return q, nil
	}
	previous, err := ParseNumber(r.PreviousClose.String())
	if err != nil {
		return Quote{}, fmt.Errorf("previousClose %q: %w", r.PreviousClose, err)
	}
	q.PreviousClose = decimal.NewNullDecimal(previous)
	return q, nil
}

// MarshalJSON implements json.Marshaler.
func (q Quote) MarshalJSON() ([]byte, error) { return marshal(q.Record()) }

// UnmarshalJSON implements json.Unmarshaler.
func (q *Quote) UnmarshalJSON(data []byte) error {
	var r Record
	if err := json.Unmarshal(data, &r); err != nil {
		return err
	}
	read, err := r.Quote()
	if err != nil {
		return err
	}
	*q = read
	return nil
}

// formatNull returns the number as JSON writes it, or "" if it is not valid.
func formatNull(d decimal.NullDecimal) json.Number {
	if !d.Valid {
		return ""
	}
	return json.Number(Format(d.Decimal))
}

// marshal is json.Marshal without HTML escapes: "AT&T" stays readable.
func marshal(value any) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSpace(buffer.Bytes()), err
}
