package quote

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"github.com/shopspring/decimal"
)

// Pin is the close of a stated day, as traded then, and the move of that day: frozen for ever. Its Quote has no FreshUntil.
type Pin struct {
	Quote

	// SplitFactor is how many shares of now stand for one of then. It alone changes; a move since the day needs it.
	SplitFactor decimal.Decimal
}

// PinOf returns the pin of a day from a series; ok is false if the series has not got that session's close.
func PinOf(i Instrument, day Day, s Series) (pin Pin, ok bool) {
	date := i.Symbol.SessionDate(day.Session(i.Symbol))
	c, ok := s.on(i.Symbol, date)
	if !ok {
		return Pin{}, false
	}
	pin = Pin{
		Quote:       Quote{Symbol: i.Symbol, Currency: s.Currency, Price: c.Price, AsOf: i.Symbol.Close(c.Date.Date()), Source: s.Source}.Complete(i),
		SplitFactor: decimal.NewFromInt(1),
	}
	if !c.AsOf.IsZero() {
		pin.AsOf = c.AsOf
	}
	if previous, ok := s.Before(i.Symbol, c.Date); ok {
		pin.PreviousClose = decimal.NewNullDecimal(s.OnBasisOf(c.Date, previous))
	}
	return pin, true
}

// PinOfQuote returns the pin of a day from the latest quote; ok is false unless that is the close of the day's session.
func PinOfQuote(q Quote, day Day) (pin Pin, ok bool) {
	end := day.Session(q.Symbol)
	if !q.PreviousClose.Valid || q.AsOf.Before(end) || !q.Symbol.SessionDate(q.AsOf).Equal(q.Symbol.SessionDate(end)) {
		return Pin{}, false
	}
	pin = Pin{q, decimal.NewFromInt(1)}
	pin.FreshUntil, pin.Since, pin.Closes, pin.Due = time.Time{}, nil, nil, nil
	return pin, true
}

// MoveTo returns the move from the pin to a later quote in percent, on one share basis; not valid between two currencies.
func (p Pin) MoveTo(q Quote) decimal.NullDecimal {
	if q.Currency != p.Currency {
		return decimal.NullDecimal{}
	}
	return Quote{Price: q.Price.Mul(p.SplitFactor), PreviousClose: decimal.NewNullDecimal(p.Price)}.ChangePercent()
}

// MarshalJSON writes the pin as a quote without its symbol, which is its key; a split factor of 1 is left out.
func (p Pin) MarshalJSON() ([]byte, error) {
	r := p.Quote.record()
	r.Symbol = ""
	if !p.SplitFactor.Equal(decimal.NewFromInt(1)) {
		r.SplitFactor = json.Number(p.SplitFactor.String())
	}
	return encode(r)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Pin) UnmarshalJSON(data []byte) error {
	var extra struct{ SplitFactor json.Number }
	if err := json.Unmarshal(data, &p.Quote); err != nil {
		return err
	}
	if err := json.Unmarshal(data, &extra); err != nil {
		return err
	}
	p.SplitFactor = decimal.NewFromInt(1)
	if extra.SplitFactor != "" {
		factor, err := ParseNumber(extra.SplitFactor.String())
		if err != nil || !factor.IsPositive() {
			return fmt.Errorf("the split factor is %s", extra.SplitFactor)
		}
		p.SplitFactor = factor
	}
	return nil
}

func encode(r record) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false) // "AT&T" is for people to read.
	err := encoder.Encode(r)
	return bytes.TrimSpace(buffer.Bytes()), err
}
