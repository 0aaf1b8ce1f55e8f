package quote

import (
	"fmt"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/shopspring/decimal"
)

// Calendar returns the sessions of the series' market.
func (s Series) Calendar(i Instrument) *calendar.Calendar {
	if s.Zone == "" {
		return i.Calendar()
	}
	return Quote{Zone: s.Zone}.Calendar()
}

// longestHalt is the number of days without any trading after which a symbol may have been given to another instrument.
const longestHalt = 60

// splitWindow is the number of days around a split in which a jump by its factor means that the data are not adjusted for it.
const splitWindow = 15

// Judge refuses the closes that cannot be explained: a series of one instrument, in one currency unit, adjusted for its splits, has no
// jumps by a hundred or by the factor of a split. It starts at the newest close, which the latest quote confirms, and goes back. A close
// that does not fit the last good one is refused. Behind a gap of months everything is refused, as it may be of another instrument. The
// series must be sorted.
func (s Series) Judge() Series {
	judged := s
	judged.Closes = append([]Close(nil), s.Closes...)
	judged.Refused = map[calendar.Date]string{}
	reference := -1 // the index of the last good close
	behindGap := ""
	for n := len(s.Closes) - 1; n >= 0; n-- {
		c := s.Closes[n]
		if !c.isKnown() {
			continue
		}
		reason := behindGap
		switch {
		case reason != "":
		case !s.FirstTrade.IsZero() && c.Date.Before(s.FirstTrade):
			reason = fmt.Sprintf("the instrument was first traded on %s", s.FirstTrade)
		case reference >= 0:
			if later := s.Closes[reference]; later.Date.DaysSince(c.Date) > longestHalt && reference == n+1 {
				behindGap = fmt.Sprintf("there was no trading between %s and %s, so the symbol may have been another instrument's", c.Date, later.Date)
				reason = behindGap
			} else {
				reason = s.jump(c, later)
			}
		}
		if reason != "" {
			judged.Refused[c.Date] = fmt.Sprintf("the close of %s is refused: %s", Format(c.Price.Decimal), reason)
			judged.Closes[n].Price = decimal.NullDecimal{}
			continue
		}
		reference = n
	}
	return judged
}

// jump returns why a close does not fit a later one, "" if it does.
func (s Series) jump(c, later Close) string {
	adjusted := s.AdjustedTo(later.Date, c)
	if !adjusted.IsPositive() {
		return "it is zero on today's share basis"
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
