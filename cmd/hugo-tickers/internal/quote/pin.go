package quote

import (
	"cmp"
	"encoding/json"
	"fmt"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/shopspring/decimal"
)

// Pin is the close of a stated day, as traded on that day, with the change of that day. Its Quote has no FreshUntil. If it is final,
// nothing but its split factor changes. A pin that is not final is checked against the history until a daily record confirms it.
type Pin struct {
	Quote

	// SplitFactor is the number of today's shares for one share of that day. It is the only part of a final pin that changes. A change since
	// the day is computed with it.
	SplitFactor decimal.Decimal
}

// PinOf returns the pin of a day from a series. It is not ok if the series does not have the close of that session.
func PinOf(i Instrument, day PriceDate, s Series) (pin Pin, ok bool) {
	sessions := s.Calendar(i)
	c, ok := s.closeOn(sessions, day.Session(sessions))
	if !ok {
		return Pin{}, false
	}
	q := Quote{Symbol: i.Symbol, Currency: s.Currency, Price: c.Price.Decimal, AsOf: closeInstant(sessions, c.Date), Session: c.Date, Final: true, Zone: s.Zone, Source: cmp.Or(c.Source, s.Source)}
	if !c.AsOf.IsZero() {
		q.AsOf = c.AsOf
	}
	if previous, ok := s.PreviousClose(sessions, c.Date); ok {
		q.PreviousClose = decimal.NewNullDecimal(s.AdjustedTo(c.Date, previous))
	}
	return Pin{q.ApplyOverrides(i), decimal.NewFromInt(1)}, true
}

// PinOfQuote returns the pin of a day from the latest quote. It is not ok unless the quote is the official close of that day's
// session.
func PinOfQuote(q Quote, day PriceDate) (pin Pin, ok bool) {
	if !q.Final || !q.PreviousClose.Valid || q.Session != day.Session(q.Calendar()) {
		return Pin{}, false
	}
	q.FreshUntil, q.Kind, q.FirstTrade = time.Time{}, "", calendar.Date{}
	return Pin{q, decimal.NewFromInt(1)}, true
}

// maxCorrection is the factor by which a close can be corrected later. Another close is one on another share basis.
var maxCorrection = decimal.New(13, -1)

// Confirms reports whether a series says nothing else about the close of a pin, and nothing that does not fit it. It need not have the
// close.
func (s Series) Confirms(p Pin) bool {
	if s.Refused[p.Session] != "" {
		return false
	}
	if s.Currency != p.Currency {
		return true
	}
	n, found := s.search(p.Session)
	if found && s.Closes[n].isKnown() {
		return ratio(s.Closes[n].Price.Decimal, p.Price).LessThan(maxCorrection)
	}
	for _, later := range s.Closes[n:] {
		if later.isKnown() && later.Date.After(p.Session) {
			return later.Date.DaysSince(p.Session) > longestHalt || s.jump(Close{Date: p.Session, Price: decimal.NewNullDecimal(p.Price)}, later) == ""
		}
	}
	return true
}

// ChangeTo returns the change in percent from the pin to a later quote, on one share basis. It is not valid between currencies, nor if
// no share changes by so much.
func (p Pin) ChangeTo(q Quote) decimal.NullDecimal {
	if q.Currency != p.Currency {
		return decimal.NullDecimal{}
	}
	percent := Quote{Price: q.Price.Mul(p.SplitFactor), PreviousClose: decimal.NewNullDecimal(p.Price)}.ChangePercent()
	if percent.Valid && CheckChange(percent.Decimal) != nil {
		return decimal.NullDecimal{}
	}
	return percent
}

// pinRecord is a pin in its JSON form: a record without symbol, which is its key, and with a split factor unless that is 1.
type pinRecord struct {
	Record
	SplitFactor json.Number `json:"splitFactor,omitempty"`
}

// MarshalJSON implements json.Marshaler.
func (p Pin) MarshalJSON() ([]byte, error) {
	r := pinRecord{Record: p.Record()}
	r.Symbol = ""
	if !p.SplitFactor.Equal(decimal.NewFromInt(1)) {
		r.SplitFactor = json.Number(p.SplitFactor.String())
	}
	return marshal(r)
}

// UnmarshalJSON implements json.Unmarshaler.
func (p *Pin) UnmarshalJSON(data []byte) error {
	var r pinRecord
	if err := json.Unmarshal(data, &r); err != nil {
		return err
	}
	q, err := r.Quote()
	if err != nil {
		return err
	}
	factor := decimal.NewFromInt(1)
	if r.SplitFactor != "" {
		if factor, err = ParseNumber(r.SplitFactor.String()); err != nil {
			return fmt.Errorf("the split factor is %q: %w", r.SplitFactor, err)
		}
	}
	*p = Pin{q, factor}
	return nil
}
