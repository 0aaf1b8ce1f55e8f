package quote

import (
	"errors"
	"fmt"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/shopspring/decimal"
)

// The bounds of what is read from services and files. What they refuse is neither used nor written.
const (
	maxDecimals = 32     // of a number that is written; maxDigits allows for those before the point
	maxSymbol   = 64     // bytes
	maxText     = 700    // bytes of a name: 160 characters of any alphabet
	maxSplits   = 50     // of one series
	maxCloses   = 30_000 // of one series: more than a hundred years

	// MaxRecent is the largest number of closes beside a quote, for a sparkline.
	MaxRecent = 1_000

	// lastYear is the last one that a date in a file can have.
	lastYear = 9999

	// maxAhead is how far a stored time can be after the present. It covers all time zones.
	maxAhead = 24 * time.Hour
)

var (
	minPrice  = decimal.New(1, -12)
	maxPrice  = decimal.New(1, 12)
	minFactor = decimal.New(1, -3) // new shares for one old share
	maxFactor = decimal.New(1, 3)
	maxChange = decimal.New(1, 9) // in percent, since a day of many years ago

	// earliestTime is the beginning of the time of computers. A latest price is not from before it.
	earliestTime = time.Unix(0, 0)

	// earliestDay is before the first record of any market. Closes and first trades can be older than computers.
	earliestDay = calendar.Date{Year: 1790, Month: time.January, Day: 1}
)

// checkPrice returns why a number cannot be a price, or nil. What is the name of the price.
func checkPrice(what string, price decimal.Decimal) error {
	switch {
	case !price.IsPositive():
		return fmt.Errorf("the %s is %s", what, price)
	case price.LessThan(minPrice) || price.GreaterThan(maxPrice):
		return fmt.Errorf("the %s, %s, is not between %s and %s", what, price, minPrice, maxPrice)
	case price.Exponent() < -maxDecimals:
		return fmt.Errorf("the %s has %d decimals", what, -price.Exponent())
	}
	return nil
}

// CheckFactor returns why a number cannot be the factor of splits, or nil.
func CheckFactor(factor decimal.Decimal) error {
	if factor.LessThan(minFactor) || factor.GreaterThan(maxFactor) {
		return fmt.Errorf("the split factor %s is not between 1/%s and %[2]s", TrimZeros(factor.Truncate(basisDecimals)), maxFactor)
	}
	return nil
}

// CheckChange returns why a number cannot be a change in percent, or nil.
func CheckChange(percent decimal.Decimal) error {
	if percent.LessThanOrEqual(decimal.NewFromInt(-100)) || percent.GreaterThan(maxChange) {
		return fmt.Errorf("the change %s%% is not possible", percent)
	}
	return nil
}

// CheckRecent returns why closes cannot be those of a sparkline, or nil.
func CheckRecent(closes []decimal.Decimal) error {
	if len(closes) > MaxRecent {
		return fmt.Errorf("%d closes are more than %d", len(closes), MaxRecent)
	}
	for _, c := range closes {
		if err := checkPrice("close", c); err != nil {
			return err
		}
	}
	return nil
}

// CheckText returns why a text of a file or a service is too long to be a name, or nil. What is the name of the text.
func CheckText(what, text string) error {
	if len(text) > maxText {
		return fmt.Errorf("the %s has %d bytes, more than %d", what, len(text), maxText)
	}
	return nil
}

// CheckCount returns why a series has too many closes or splits, or nil. It is for providers: to convert them can take long.
func CheckCount(closes, splits int) error {
	if closes > maxCloses || splits > maxSplits {
		return fmt.Errorf("a history of %d closes and %d splits", closes, splits)
	}
	return nil
}

// NewSplit returns a split. The numbers of new and old shares are checked before anything is computed with them.
func NewSplit(date calendar.Date, newShares, oldShares decimal.Decimal) (Split, error) {
	if !newShares.IsPositive() || !oldShares.IsPositive() {
		return Split{}, errors.New("a split without a ratio")
	}
	factor := newShares.Div(oldShares)
	if err := CheckFactor(factor); err != nil {
		return Split{}, fmt.Errorf("a split of %s:%s on %s: %w", newShares, oldShares, date, err)
	}
	return Split{Date: date, Factor: factor}, nil
}

// Check returns why the quote can be neither stored nor used, or nil. It needs the symbol. It is the check of whatever is read from
// a file and of whatever is written to one.
func (q Quote) Check() error {
	if err := q.CheckTime(); err != nil {
		return err
	}
	return q.check()
}

// CheckTime returns why the quote cannot be of its time, or nil. It comes before anything that looks for a session: to search the
// calendar around an instant of another age does not end well.
func (q Quote) CheckTime() error {
	switch {
	case q.AsOf.IsZero():
		return errors.New("the price has no time")
	case q.AsOf.Before(earliestTime) || q.AsOf.UTC().Year() > lastYear:
		return fmt.Errorf("the time of the price is of the year %d", q.AsOf.UTC().Year())
	}
	return nil
}

// check is Check without the bound that closes of stated days do not have.
func (q Quote) check() error {
	if err := checkPrice("price", q.Price); err != nil {
		return err
	}
	if q.PreviousClose.Valid {
		previous := q.PreviousClose.Decimal
		if err := checkPrice("previous close", previous); err != nil {
			return err
		}
		if ratio(q.Price, previous).GreaterThanOrEqual(maxDailyFactor) {
			return fmt.Errorf("the price jumped from %s to %s in a day, which suggests a unit change or a split", previous, q.Price)
		}
	}
	if unit, err := q.Symbol.ParseUnit(q.Currency); err != nil {
		return err
	} else if unit.Major != q.Currency {
		return fmt.Errorf("the currency %s is not a major unit", q.Currency)
	}
	for what, text := range map[string]string{"name": q.Name, "exchange": q.Exchange, "mic": q.MIC, "kind": string(q.Kind), "zone": q.Zone, "source": q.Source, "origin": q.Origin} {
		if err := CheckText(what, text); err != nil {
			return err
		}
	}
	for what, day := range map[string]calendar.Date{"session": q.Session, "first trade": q.FirstTrade, "time": calendar.DateOf(q.AsOf.UTC())} {
		if !day.IsZero() && (day.Before(earliestDay) || day.Year > lastYear) {
			return fmt.Errorf("the %s is of the year %d", what, day.Year)
		}
	}
	if q.AsOf.IsZero() {
		return errors.New("the price has no time")
	}
	if q.Session.DaysSince(calendar.DateOf(q.AsOf.UTC())) > longestWeekend {
		return fmt.Errorf("the time of the price, %s, is before its session, %s", q.AsOf.Format(time.RFC3339), q.Session)
	}
	return nil
}

// Check returns why the pin of a day can be neither stored nor used, or nil.
func (p Pin) Check(day PriceDate) error {
	if err := p.check(); err != nil {
		return err
	}
	if err := CheckFactor(p.SplitFactor); err != nil {
		return err
	}
	if _, err := ParsePriceDate(string(day)); err != nil {
		return err
	}
	if stated, _ := day.date(); p.Session.DaysSince(stated) > 1 { // The date of an instant, in UTC, can be the one before that of its session.
		return fmt.Errorf("its session, %s, is after the day", p.Session)
	}
	return nil
}

// IsAhead reports whether the time or the session of a stored price is in the future: the clock of this machine is wrong, or that of the
// machine that stored it was.
func (q Quote) IsAhead(now time.Time) bool {
	return q.AsOf.After(now.Add(maxAhead)) || q.Session.After(calendar.DateOf(now.UTC().Add(maxAhead)))
}

// Clean returns the quote with clean texts.
func (q Quote) Clean() Quote {
	q.Name, q.Exchange, q.MIC = term.Clean(q.Name), term.Clean(q.Exchange), term.Clean(q.MIC)
	return q
}

// Within returns the series without closes and splits of days that cannot be known on a day.
func (s Series) Within(today calendar.Date) Series {
	possible := func(date calendar.Date) bool { return !date.Before(earliestDay) && !date.After(today.AddDays(1)) }
	closes, splits := s.Closes, s.Splits
	s.Closes, s.Splits = nil, nil
	for _, c := range closes {
		if possible(c.Date) {
			s.Closes = append(s.Closes, c)
		}
	}
	for _, split := range splits {
		if possible(split.Date) {
			s.Splits = append(s.Splits, split)
		}
	}
	return s
}
