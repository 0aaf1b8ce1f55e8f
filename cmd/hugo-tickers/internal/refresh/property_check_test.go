package refresh

import (
	"fmt"
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/shopspring/decimal"
)

// tally counts what refreshes found, so that a test in which everything is absent fails.
type tally struct{ points, quotes, changes, finals, pins, since int }

func (a tally) plus(b tally) tally {
	return tally{a.points + b.points, a.quotes + b.quotes, a.changes + b.changes, a.finals + b.finals, a.pins + b.pins, a.since + b.since}
}

// checkQuote returns what is wrong with the quote of an entry.
func (m *knownMarket) checkQuote(e store.Entry, now time.Time, count *tally) error {
	count.quotes++
	n := m.indexOf(e.Session)
	switch {
	case n < 1 || m.sessions[n].date != e.Session:
		return fmt.Errorf("the session %s does not exist", e.Session)
	case !m.isIn(e.AsOf, n):
		return fmt.Errorf("the session of %s is not %s", e.AsOf, e.Session)
	}
	if e.Final {
		count.finals++
		if !e.Price.Equal(decimalOf(m.sessions[n].close)) || now.Before(m.sessions[n].certain) {
			return fmt.Errorf("%s is final, the close of %s is %s at %s", e.Price, e.Session, decimalOf(m.sessions[n].close), m.sessions[n].certain)
		}
	}
	if e.PreviousClose.Valid {
		count.changes++
		if err := m.checkClose(e.PreviousClose.Decimal, n-1); err != nil {
			return fmt.Errorf("the previous close of %s: %w", e.Session, err)
		}
	}
	for day, percent := range e.Changes {
		count.since++
		want := quote.Quote{Price: e.Price, PreviousClose: decimal.NewNullDecimal(decimalOf(m.sessions[m.meant(day)].close))}.ChangePercent()
		if !percent.Equal(want.Decimal) {
			return fmt.Errorf("%s %% since %s, want %s", percent, day, want.Decimal)
		}
	}
	return m.checkCloses(e, n)
}

// checkCloses returns what is wrong with the closes of a sparkline: all but the last are of sessions before the quote's, in order.
func (m *knownMarket) checkCloses(e store.Entry, n int) error {
	for back := len(e.Closes) - 2; back >= 0; back-- {
		for n--; n >= 0 && !e.Closes[back].Equal(decimalOf(m.sessions[n].close)); n-- {
		}
		if n < 0 {
			return fmt.Errorf("the sparkline %v up to %s has %s, which is no close before it", e.Closes, e.Session, e.Closes[back])
		}
	}
	return nil
}

// checkPin returns what is wrong with the pin of a day.
func (m *knownMarket) checkPin(day quote.PriceDate, pin quote.Pin, now time.Time, count *tally) error {
	count.pins++
	n := m.meant(day)
	switch {
	case pin.Session != m.sessions[n].date:
		return fmt.Errorf("the pin is of %s, want %s", pin.Session, m.sessions[n].date)
	case !m.isIn(pin.AsOf, n):
		return fmt.Errorf("the pin of %s is as of %s", pin.Session, pin.AsOf)
	case now.Before(m.sessions[n].certain) || !pin.Final:
		return fmt.Errorf("the pin is made at %s (final: %v), the close is certain at %s", now, pin.Final, m.sessions[n].certain)
	case !pin.SplitFactor.Equal(decimal.NewFromInt(1)):
		return fmt.Errorf("a split by %s", pin.SplitFactor)
	}
	if pin.PreviousClose.Valid {
		if err := m.checkClose(pin.PreviousClose.Decimal, n-1); err != nil {
			return fmt.Errorf("the previous close: %w", err)
		}
	}
	return m.checkClose(pin.Price, n)
}

// checkClose returns what is wrong with the close of a session.
func (m *knownMarket) checkClose(got decimal.Decimal, n int) error {
	if got.Equal(decimalOf(m.sessions[n].close)) {
		return nil
	}
	of := slices.IndexFunc(m.sessions, func(s knownSession) bool { return got.Equal(decimalOf(s.close)) })
	if of < 0 {
		return fmt.Errorf("%s is the close of no session, that of %s is %s", got, m.sessions[n].date, decimalOf(m.sessions[n].close))
	}
	return fmt.Errorf("%s is the close of %s, that of %s is %s", got, m.sessions[of].date, m.sessions[n].date, decimalOf(m.sessions[n].close))
}

// meant returns the index of the session that a stated day means: the last one up to a date, or the last one that had ended.
func (m *knownMarket) meant(day quote.PriceDate) int {
	if date, err := calendar.ParseDate(string(day)); err == nil {
		return m.indexOf(date)
	}
	instant, _ := time.Parse(time.RFC3339, string(day))
	n := m.indexOf(calendar.DateOf(instant.In(m.zone)).AddDays(1))
	for m.sessions[n].ends.After(instant) {
		n--
	}
	return n
}

// isIn reports whether an instant is in a session, or at its end. If we do not know the market, a close is as of the end of its day in UTC.
func (m *knownMarket) isIn(t time.Time, n int) bool {
	endOfDay := m.sessions[n].date.AddDays(1).In(time.UTC).Add(-time.Second)
	return m.sessionAt(t) == n || m.sessionAt(t.Add(-time.Nanosecond)) == n || m.noCalendar && t.Equal(endOfDay)
}

func decimalOf(price int64) decimal.Decimal { return decimal.New(price, -4) }
