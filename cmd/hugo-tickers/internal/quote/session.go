package quote

import (
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
)

// usIndices are the indices with the sessions of New York, by their names in common use.
var usIndices = map[string]bool{
	"SPX": true, "GSPC": true, "DJI": true, "IXIC": true, "COMP": true, "NDX": true, "RUT": true, "VIX": true, "NYA": true, "OEX": true,
}

// Calendar returns the sessions of the symbol's venue. A bare symbol and the indices of US exchanges have those of New York.
func (s Symbol) Calendar() *calendar.Calendar {
	if s.Venue() == Index && usIndices[s.Ticker()] {
		return calendar.Of("XNYS")
	}
	if c := calendar.Of(s.Venue()); c != nil {
		return c
	}
	return calendar.Of("XNYS")
}

// CloseInstant returns the instant, UTC, to which the close of a session refers: the session's end.
func (s Symbol) CloseInstant(session calendar.Date) time.Time {
	end, _ := s.Calendar().Close(session)
	if s.Venue() == Crypto {
		end = end.Add(-time.Second) // The date of midnight, in UTC, would be the next day.
	}
	return end
}

// SessionDateOf returns the date of the session to which an instant belongs. If that day has no session, it is the date of the
// last session that had ended by then.
func (s Symbol) SessionDateOf(t time.Time) calendar.Date {
	c := s.Calendar()
	if date := c.Date(t); isSession(c, date) {
		return date
	}
	return c.Date(c.LastClose(t))
}

func isSession(c *calendar.Calendar, date calendar.Date) bool {
	_, ok := c.Close(date)
	return ok
}

// FreshUntil returns the instant, UTC, after which a price of asOf counts as stale: the end of the second session after its own.
// A price of Friday is fresh on Sunday and on Monday, when the next one may be late. If holidays are not known, one more session
// is added to allow for one.
func (s Symbol) FreshUntil(asOf time.Time) time.Time {
	c := s.Calendar()
	until := c.NextClose(c.NextClose(asOf))
	if !c.HasHolidays(c.Date(asOf)) || !c.HasHolidays(c.Date(until)) {
		until = c.NextClose(until)
	}
	return until
}
