package quote

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/shopspring/decimal"
)

// FileVersion is the version of the form of data/tickers/quotes.json: an object of version and quotes, the latter by symbol.
const FileVersion = 1

// record is a quote as it stands in data/tickers/quotes.json: an absent key means unknown.
type record struct {
	Symbol        Symbol      `json:"symbol,omitempty"`
	Name          string      `json:"name,omitempty"`
	Exchange      string      `json:"exchange,omitempty"`
	MIC           string      `json:"mic,omitempty"`
	Currency      string      `json:"currency"`
	Price         json.Number `json:"price"`
	PreviousClose json.Number `json:"previousClose,omitempty"`
	Change        json.Number `json:"change,omitempty"`
	ChangePercent json.Number `json:"changePercent,omitempty"`
	AsOf          time.Time   `json:"asOf"`
	FreshUntil    *time.Time  `json:"freshUntil,omitempty"`
	Source        string      `json:"source,omitempty"`
	Origin        string      `json:"origin,omitempty"`

	Since       map[Day]json.Number `json:"since,omitempty"`
	Closes      []json.Number       `json:"closes,omitempty"`
	Due         map[Day]time.Time   `json:"due,omitempty"`
	SplitFactor json.Number         `json:"splitFactor,omitempty"` // of a pin
}

// MarshalJSON writes the quote with its change.
func (q Quote) MarshalJSON() ([]byte, error) { return encode(q.record()) }

func (q Quote) record() record {
	r := record{
		Symbol: q.Symbol, Name: q.Name, Exchange: q.Exchange, MIC: q.MIC, Currency: q.Currency,
		Price:         number(decimal.NewNullDecimal(q.Price)),
		PreviousClose: number(q.PreviousClose),
		Change:        number(q.Change()),
		ChangePercent: number(q.ChangePercent()),
		AsOf:          q.AsOf.UTC(),
		Source:        q.Source,
		Origin:        q.Origin,
	}
	if !q.FreshUntil.IsZero() {
		until := q.FreshUntil.UTC()
		r.FreshUntil = &until
	}
	for day, percent := range q.Since {
		if r.Since == nil {
			r.Since = map[Day]json.Number{}
		}
		r.Since[day] = json.Number(Plain(percent))
	}
	for _, c := range q.Closes {
		r.Closes = append(r.Closes, json.Number(Plain(c)))
	}
	for day, end := range q.Due {
		if r.Due == nil {
			r.Due = map[Day]time.Time{}
		}
		r.Due[day] = end.UTC()
	}
	return r
}

// UnmarshalJSON reads what MarshalJSON writes; the change is computed, not read. A quote without a price above zero, a
// currency and a time is an error.
func (q *Quote) UnmarshalJSON(data []byte) error {
	var r record
	if err := json.Unmarshal(data, &r); err != nil {
		return err
	}
	price, err := ParseNumber(r.Price.String())
	if err != nil {
		return fmt.Errorf("price %q: %w", r.Price, err)
	}
	if !price.IsPositive() || r.Currency == "" || r.AsOf.IsZero() {
		return fmt.Errorf("a quote needs a price above 0, a currency and asOf")
	}
	*q = Quote{
		Symbol: r.Symbol, Name: r.Name, Exchange: r.Exchange, MIC: r.MIC, Currency: r.Currency,
		Price: price, AsOf: r.AsOf, Source: r.Source, Origin: r.Origin,
	}
	if r.PreviousClose != "" {
		previous, err := ParseNumber(r.PreviousClose.String())
		if err != nil {
			return fmt.Errorf("previousClose %q: %w", r.PreviousClose, err)
		}
		if !previous.IsPositive() {
			return fmt.Errorf("the previous close is %s", previous)
		}
		q.PreviousClose = decimal.NewNullDecimal(previous)
	}
	if r.FreshUntil != nil {
		q.FreshUntil = *r.FreshUntil
	}
	for day, text := range r.Since {
		percent, err := ParseNumber(text.String())
		if err != nil {
			return fmt.Errorf("the move since %s is %q: %w", day, text, err)
		}
		if q.Since == nil {
			q.Since = map[Day]decimal.Decimal{}
		}
		q.Since[day] = percent
	}
	for _, text := range r.Closes {
		c, err := ParseNumber(text.String())
		if err != nil || !c.IsPositive() {
			return fmt.Errorf("a close of %q", text)
		}
		q.Closes = append(q.Closes, c)
	}
	q.Due = r.Due
	return nil
}

func number(d decimal.NullDecimal) json.Number {
	if !d.Valid {
		return ""
	}
	return json.Number(Plain(d.Decimal))
}
