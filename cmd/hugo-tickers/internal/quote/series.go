package quote

import (
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/shopspring/decimal"
)

// Close is the close of one session, as traded on that day.
type Close struct {
	Date  calendar.Date       // of the session, at the exchange
	Price decimal.NullDecimal // not valid if there was a session whose close is unknown
	AsOf  time.Time           // UTC; zero for the end of the session

	// Source is the name of the provider if it is another one than the series'.
	Source string
}

// Split is a share split.
type Split struct {
	Date   calendar.Date   // the first day on the new share basis
	Factor decimal.Decimal // the number of new shares for one old share
}

// Series is the history of one instrument: official closes of sessions that have ended.
type Series struct {
	Currency string             // ISO 4217, major unit
	Zone     string             // the IANA time zone of the market; "" if the market has a calendar of its own
	Kind     Kind               // as the provider states it, or ""
	Sessions *calendar.Calendar // of the market; nil for those of the instrument
	Source   string             // the name of the provider
	Start    calendar.Date      // the first day that was requested: earlier splits are not known
	Closes   []Close            // ascending, once sorted
	Splits   []Split            // ascending, once sorted

	// Refused has why closes are not used, by session.
	Refused map[calendar.Date]string

	// FirstTrade is the first day of trading, as the provider states it; zero if unknown.
	FirstTrade calendar.Date

	// Sparse is set if the source can have single days, months apart, such as a file of the author.
	Sparse bool

	// IrregularDays is set if the source has sessions of its own, such as a central bank's. A day without a close had no session.
	IrregularDays bool
}

// basisDecimals is the number of decimals of a close on another share basis.
const basisDecimals = 6

// longestWeekend is the largest number of days between two sessions of an exchange whose holidays are not known.
const longestWeekend = 5

// Sort sorts closes and splits by date, in place.
func (s Series) Sort() {
	slices.SortFunc(s.Closes, func(a, b Close) int { return a.Date.Compare(b.Date) })
	slices.SortFunc(s.Splits, func(a, b Split) int { return a.Date.Compare(b.Date) })
}

// factorDecimals is the number of decimals of the factor of several splits.
const factorDecimals = 16

// Factor returns the number of shares on a date for one share on an earlier date.
func (s Series) Factor(earlier, date calendar.Date) decimal.Decimal {
	factor := decimal.NewFromInt(1)
	for _, split := range s.Splits {
		if split.Date.After(earlier) && !split.Date.After(date) {
			factor = TrimZeros(factor.Mul(split.Factor).Round(factorDecimals))
		}
	}
	return factor
}

// AdjustedTo returns the price of a close on the share basis of a later date, 0 if its splits are beyond the bounds. The price must be
// known.
func (s Series) AdjustedTo(date calendar.Date, c Close) decimal.Decimal {
	factor := s.Factor(c.Date, date)
	if CheckFactor(factor) != nil {
		return decimal.Zero
	}
	if factor.Equal(decimal.NewFromInt(1)) {
		return c.Price.Decimal
	}
	return TrimZeros(c.Price.Decimal.DivRound(factor, basisDecimals))
}

// PreviousClose returns the close of the session before a date. If the close of that session is missing, ok is false, so that a
// two-day change is never reported as the change of one day. If holidays are not known, the close before the date is taken unless
// it is more than a long weekend away.
func (s Series) PreviousClose(c *calendar.Calendar, date calendar.Date) (previous Close, ok bool) {
	n, _ := s.search(date)
	if n == 0 || !s.Closes[n-1].isKnown() {
		return Close{}, false
	}
	previous = s.Closes[n-1]
	if !s.IrregularDays && c.HasHolidays(date) && c.HasHolidays(previous.Date) {
		return previous, previous.Date == c.PreviousSession(date)
	}
	return previous, date.DaysSince(previous.Date) <= longestWeekend
}

// closeOn returns the close of a date. If holidays are not known, it may be the last close before the date, once there is a later session:
// until then, the close of the date itself may be late.
func (s Series) closeOn(c *calendar.Calendar, date calendar.Date) (found Close, ok bool) {
	n, exact := s.search(date)
	if exact {
		return s.Closes[n], s.Closes[n].isKnown()
	}
	if n == 0 || n == len(s.Closes) || !s.IrregularDays && c.HasHolidays(date) {
		return Close{}, false
	}
	last := s.Closes[n-1]
	return last, last.isKnown() && date.DaysSince(last.Date) <= longestWeekend
}

// search returns the index of the close of a date, or the index at which it would be inserted.
func (s Series) search(date calendar.Date) (index int, found bool) {
	return slices.BinarySearchFunc(s.Closes, date, func(c Close, d calendar.Date) int { return c.Date.Compare(d) })
}

// Recent returns at most n prices: the last known closes before a date, oldest first, on the share basis of that date.
func (s Series) Recent(n int, date calendar.Date) []decimal.Decimal {
	end, _ := s.search(date)
	var prices []decimal.Decimal
	for _, c := range s.Closes[:end] {
		if c.isKnown() {
			prices = append(prices, s.AdjustedTo(date, c))
		}
	}
	return prices[max(0, len(prices)-n):]
}

func (c Close) isKnown() bool { return c.Price.Valid && c.Price.Decimal.IsPositive() }
