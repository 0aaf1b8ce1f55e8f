package quote

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/shopspring/decimal"
)

// Quote is one observation of one instrument.
type Quote struct {
	Symbol   Symbol
	Name     string // "" where unknown, as the next two
	Exchange string
	MIC      string // ISO 10383
	Currency string // ISO 4217, major unit

	// Price is the last trade of the regular session, in Currency.
	Price decimal.Decimal

	// PreviousClose is the official close of the session before that of AsOf, on the same share basis. Not valid where
	// it is not known beyond doubt; the change is unknown then as well.
	PreviousClose decimal.NullDecimal

	// AsOf is the instant that the price refers to, FreshUntil the instant after which it counts as stale; both UTC.
	AsOf       time.Time
	FreshUntil time.Time

	// Source is the name of the provider that supplied the quote. Origin is who supplied it there, where that is a site or a
	// file which says so: its terms go with the price. "" where it is the source itself, or unknown.
	Source string
	Origin string

	// Since is the move in percent from stated days to Price, and Closes the last closes up to AsOf, oldest first, on the
	// share basis of Price: each where the content asks for it.
	Since  map[Day]decimal.Decimal
	Closes []decimal.Decimal

	// Due is when the sessions of stated days end whose close is not known yet; UTC. Until then their badges tell the latest move.
	Due map[Day]time.Time
}

// From returns the quote as a provider supplies it that may have it from another, as Source says so far.
func (q Quote) From(provider string) Quote {
	if q.Origin == "" && q.Source != provider {
		q.Origin = q.Source
	}
	q.Source = provider
	return q
}

// Change returns Price − PreviousClose.
func (q Quote) Change() decimal.NullDecimal {
	if !q.PreviousClose.Valid {
		return decimal.NullDecimal{}
	}
	return decimal.NewNullDecimal(q.Price.Sub(q.PreviousClose.Decimal))
}

// ChangePercent returns the change in percent of the previous close (1.23 means 1.23 %), to four decimals. Whoever rounds
// them to two gets what rounding the whole would give: −4.89495… is −4.8949, as −4.8950 would become −4.90.
func (q Quote) ChangePercent() decimal.NullDecimal {
	change := q.Change()
	if !change.Valid || !q.PreviousClose.Decimal.IsPositive() {
		return decimal.NullDecimal{}
	}
	hundredfold := change.Decimal.Shift(2)
	percent := hundredfold.DivRound(q.PreviousClose.Decimal, 4)
	isHalf := percent.Shift(4).Abs().Mod(decimal.NewFromInt(100)).Equal(decimal.NewFromInt(50))
	if isHalf && percent.Mul(q.PreviousClose.Decimal).Abs().GreaterThan(hundredfold.Abs()) {
		percent = percent.Sub(decimal.New(int64(percent.Sign()), -4))
	}
	return decimal.NewNullDecimal(percent)
}

// Same reports whether two quotes say the same, however their numbers are written.
func (q Quote) Same(other Quote) bool {
	return q.Price.Equal(other.Price) &&
		q.PreviousClose.Valid == other.PreviousClose.Valid && q.PreviousClose.Decimal.Equal(other.PreviousClose.Decimal) &&
		q.AsOf.Equal(other.AsOf) && q.FreshUntil.Equal(other.FreshUntil) &&
		q.Symbol == other.Symbol && q.Name == other.Name && q.Exchange == other.Exchange && q.MIC == other.MIC &&
		q.Currency == other.Currency && q.Source == other.Source && q.Origin == other.Origin &&
		maps.EqualFunc(q.Since, other.Since, decimal.Decimal.Equal) && slices.EqualFunc(q.Closes, other.Closes, decimal.Decimal.Equal) &&
		maps.EqualFunc(q.Due, other.Due, time.Time.Equal)
}

// absurd is the factor by which no price moves in a day: pounds taken for pence, a split taken for a fall.
var absurd = decimal.NewFromInt(20)

// clockSkew is how far the clocks of a provider and of this machine may lie apart.
const clockSkew = 10 * time.Minute

// Check returns why a quote must not be published, or nil. Now is the present.
func (q Quote) Check(now time.Time) error {
	if !q.Price.IsPositive() {
		return fmt.Errorf("the price is %s", q.Price)
	}
	if q.PreviousClose.Valid {
		if !q.PreviousClose.Decimal.IsPositive() {
			return fmt.Errorf("the previous close is %s", q.PreviousClose.Decimal)
		}
		if ratio := q.Price.Div(q.PreviousClose.Decimal); ratio.GreaterThanOrEqual(absurd) || ratio.Mul(absurd).LessThanOrEqual(decimal.NewFromInt(1)) {
			return fmt.Errorf("a price of %s after %s the day before, which looks like another unit or a split", q.Price, q.PreviousClose.Decimal)
		}
	}
	if unit, err := ParseUnit(q.Currency); err != nil {
		return err
	} else if unit.Major != q.Currency {
		return fmt.Errorf("the currency %s is not a major unit", q.Currency)
	}
	if q.AsOf.IsZero() {
		return fmt.Errorf("no time of the price")
	}
	if q.AsOf.After(now.Add(clockSkew)) {
		return fmt.Errorf("the time of the price, %s, is in the future", q.AsOf.Format(time.RFC3339))
	}
	return nil
}

// Stale reports whether the quote is past its time.
func (q Quote) Stale(now time.Time) bool { return !q.FreshUntil.IsZero() && now.After(q.FreshUntil) }

// Settled reports whether nothing newer than the quote can be had: its market is shut, and it is of the last session's end.
func (q Quote) Settled(now time.Time) bool {
	c := q.Symbol.Calendar()
	return q.PreviousClose.Valid && c.Knows(now) && !c.Trading(now) && !q.AsOf.Before(c.Last(now))
}

// FreshUntil returns when a price of asOf counts as stale: at the end of the second session after its own. A price of
// Friday is fresh on Sunday and on Monday, when the next one may be late. Where holidays are not known, one more session
// makes up for one.
func (s Symbol) FreshUntil(asOf time.Time) time.Time {
	c := s.Calendar()
	until := c.Next(c.Next(asOf))
	if !c.Knows(asOf) || !c.Knows(until) {
		until = c.Next(until)
	}
	return until
}
