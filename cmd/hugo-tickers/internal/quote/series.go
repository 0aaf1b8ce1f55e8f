package quote

import (
	"slices"
	"time"

	"github.com/shopspring/decimal"
)

// Close is the close of one session, as traded that day.
type Close struct {
	Date  time.Time       // of the session: midnight, UTC
	Price decimal.Decimal // 0 where the session is known and its close is not
	AsOf  time.Time       // zero for the end of the session
}

// Split is a share split.
type Split struct {
	Date   time.Time       // the first day on the new basis: midnight, UTC
	Factor decimal.Decimal // how many shares stand for one before
}

// Series is the past of one instrument.
type Series struct {
	Currency string    // ISO 4217, major unit
	Source   string    // the name of the provider
	From     time.Time // the first day asked for: splits before it are not known
	Closes   []Close
	Splits   []Split

	// OwnDays says that the source has sessions of its own, such as a central bank's: days without a row had none.
	OwnDays bool
}

// basisDecimals is how many decimals a close keeps on another share basis.
const basisDecimals = 6

// longestWeekend is how many days may lie between two sessions where holidays are not known.
const longestWeekend = 5 * 24 * time.Hour

// Sort puts closes and splits in the order of their dates.
func (s Series) Sort() {
	slices.SortFunc(s.Closes, func(a, b Close) int { return a.Date.Compare(b.Date) })
	slices.SortFunc(s.Splits, func(a, b Split) int { return a.Date.Compare(b.Date) })
}

// Factor returns how many shares on a day stand for one on an earlier day.
func (s Series) Factor(earlier, day time.Time) decimal.Decimal {
	factor := decimal.NewFromInt(1)
	for _, split := range s.Splits {
		if split.Date.After(earlier) && !split.Date.After(day) {
			factor = factor.Mul(split.Factor)
		}
	}
	return factor
}

// OnBasisOf returns a close on the share basis of a later day.
func (s Series) OnBasisOf(day time.Time, c Close) decimal.Decimal {
	factor := s.Factor(c.Date, day)
	if factor.Equal(decimal.NewFromInt(1)) {
		return c.Price
	}
	return trimmed(c.Price.DivRound(factor, basisDecimals))
}

// Before returns the close of the session before that of a date. A row that is missing would make two days' move one day's:
// there is none then. Where holidays are not known, the row before will do unless it is too far away.
func (s Series) Before(symbol Symbol, date time.Time) (Close, bool) {
	n, _ := s.find(date)
	if n == 0 || s.Closes[n-1].Price.IsZero() {
		return Close{}, false
	}
	previous, c := s.Closes[n-1], symbol.Calendar()
	if end := symbol.Close(date.Date()); !s.OwnDays && c.Knows(end) && c.Knows(symbol.Close(previous.Date.Date())) {
		return previous, previous.Date.Equal(dateOf(c.Date(c.Before(end))))
	}
	return previous, date.Sub(previous.Date) <= longestWeekend
}

// on returns the close of a date; where holidays are not known, the last one before it.
func (s Series) on(symbol Symbol, date time.Time) (Close, bool) {
	n, found := s.find(date)
	if found {
		return s.Closes[n], s.Closes[n].Price.IsPositive()
	}
	if n == 0 || !s.OwnDays && symbol.Calendar().Knows(symbol.Close(date.Date())) {
		return Close{}, false
	}
	last := s.Closes[n-1]
	return last, last.Price.IsPositive() && date.Sub(last.Date) <= longestWeekend
}

// find returns where the close of a date stands, or would.
func (s Series) find(date time.Time) (int, bool) {
	return slices.BinarySearchFunc(s.Closes, date, func(c Close, d time.Time) int { return c.Date.Compare(d) })
}

// Last returns the last closes before a day, at most some, on the share basis of that day.
func (s Series) Last(most int, day time.Time) []decimal.Decimal {
	n, _ := s.find(day)
	var prices []decimal.Decimal
	for _, c := range s.Closes[:n] {
		if c.Price.IsPositive() {
			prices = append(prices, s.OnBasisOf(day, c))
		}
	}
	return prices[max(0, len(prices)-most):]
}

// trimmed drops the zeros behind the last decimal that counts.
func trimmed(d decimal.Decimal) decimal.Decimal {
	plain, err := decimal.NewFromString(d.String())
	if err != nil {
		return d
	}
	return plain
}
