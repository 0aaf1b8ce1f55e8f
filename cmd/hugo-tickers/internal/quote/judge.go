package quote

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/shopspring/decimal"
)

// longestHalt is the number of days without any trading after which a symbol may have been given to another instrument.
const longestHalt = 60

// splitWindow is the number of days around a split in which a jump by its factor means that the data are not adjusted for it.
const splitWindow = 15

// Judge refuses the closes that cannot be explained: a series of one instrument, in one currency unit, adjusted for its splits, has no
// jumps by 20 or more, nor by the factor of a split nearby. It starts at the newest close, which the latest quote confirms, and goes back. A close
// that does not fit the last good one is refused. Behind a gap of months everything is refused, as it may be of another instrument,
// unless the author has stated since when the symbol is the instrument's own, or the series is sparse. The series must be sorted.
func (s Series) Judge(i Instrument) Series {
	s.Refused = maps.Clone(s.Refused)
	if s.Refused == nil {
		s.Refused = map[calendar.Date]string{}
	}
	s.Closes = s.withoutDuplicates()
	if !i.Until.IsZero() {
		s.Closes = slices.DeleteFunc(s.Closes, func(c Close) bool { return c.Date.After(i.Until) })
	}
	good := -1               // the index of the last good close
	var traded calendar.Date // of the last close, good or not
	gap := ""                // why all closes behind a gap are refused
	for n := len(s.Closes) - 1; n >= 0; n-- {
		c := s.Closes[n]
		if !c.isKnown() {
			continue
		}
		if !traded.IsZero() && traded.DaysSince(c.Date) > longestHalt && !s.Sparse && i.Since.IsZero() && gap == "" {
			gap = fmt.Sprintf("there was no trading between %s and %s, so the symbol may have been another instrument's: if it was not, set since in data/tickers/instruments.toml", c.Date, traded)
		}
		traded = c.Date
		reason := cmp.Or(gap, s.beforeFirst(i, c.Date), c.outOfBounds())
		if reason == "" && good >= 0 {
			reason = s.jump(c, s.Closes[good])
		}
		if reason == "" {
			good = n
			continue
		}
		s.refuse(n, reason)
	}
	return s
}

// refuse drops the price of a close and records why.
func (s Series) refuse(n int, reason string) {
	c := &s.Closes[n]
	s.Refused[c.Date] = fmt.Sprintf("the close of %s is refused: %s", Format(c.Price.Decimal), reason)
	c.Price = decimal.NullDecimal{}
}

// withoutDuplicates returns a copy of the closes with one a session. Of different prices of one session, none can be trusted.
func (s Series) withoutDuplicates() []Close {
	var closes []Close
	for _, c := range s.Closes {
		last := len(closes) - 1
		switch {
		case last < 0 || closes[last].Date != c.Date:
			closes = append(closes, c)
		case s.Refused[c.Date] != "": // A third one proves nothing either.
		case !closes[last].isKnown():
			closes[last] = c
		case c.isKnown() && !c.Price.Decimal.Equal(closes[last].Price.Decimal):
			s.Refused[c.Date] = fmt.Sprintf("two closes of one session, %s and %s, are refused", Format(closes[last].Price.Decimal), Format(c.Price.Decimal))
			closes[last].Price = decimal.NullDecimal{}
		}
	}
	return closes
}

// beforeFirst returns why a close is not the instrument's own, "" if it is: it is before the day that the author or else the provider
// states. What the provider states about a former symbol can be about the instrument that has it now.
func (s Series) beforeFirst(i Instrument, date calendar.Date) string {
	switch {
	case !i.Since.IsZero() && date.Before(i.Since):
		return fmt.Sprintf("%s is the instrument's own symbol since %s", i.Symbol, i.Since)
	case i.Since.IsZero() && i.Until.IsZero() && !s.FirstTrade.IsZero() && date.Before(s.FirstTrade):
		return fmt.Sprintf("the instrument was first traded on %s", s.FirstTrade)
	}
	return ""
}

// outOfBounds returns why no share has such a close, "" if one can.
func (c Close) outOfBounds() string {
	if err := checkPrice("close", c.Price.Decimal); err != nil {
		return err.Error()
	}
	return ""
}

// jump returns why a close does not fit a later one, "" if it does.
func (s Series) jump(c, later Close) string {
	adjusted := s.AdjustedTo(later.Date, c)
	if !adjusted.IsPositive() {
		return "it is zero on the share basis of " + later.Date.String()
	}
	factor := ratio(later.Price.Decimal, adjusted)
	text := fmt.Sprintf("%s on %s would be a jump by %s", Format(later.Price.Decimal), later.Date, factor.Round(1))
	switch {
	case isMinorUnitFactor(factor):
		return text + ", as between a currency and its hundredth"
	case factor.GreaterThanOrEqual(maxDailyFactor):
		return text
	}
	for _, split := range s.Splits {
		near := c.Date.DaysSince(split.Date)
		if near < -splitWindow || near > splitWindow || ratio(split.Factor, decimal.NewFromInt(1)).LessThan(decimal.New(15, -1)) {
			continue
		}
		if ratio(factor, ratio(split.Factor, decimal.NewFromInt(1))).LessThan(decimal.New(13, -1)) {
			return text + ", the factor of the split of " + split.Date.String()
		}
	}
	return ""
}
