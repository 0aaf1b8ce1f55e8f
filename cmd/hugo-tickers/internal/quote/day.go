package quote

import (
	"fmt"
	"strings"
	"time"
)

// Day is a stated day, as it keys data/tickers/pins.json: a date, "2023-06-16", means that day's session or the last one
// before it; an instant, "2023-06-16T15:00:00Z", means the last session that had ended by then.
type Day string

// ParseDay reads what an author writes: a date, or a date with a time and a zone (RFC 3339).
func ParseDay(text string) (Day, error) {
	text = strings.TrimSpace(text)
	if _, err := time.Parse(time.DateOnly, text); err == nil {
		return Day(text), nil
	}
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return "", fmt.Errorf(`cannot read the day %q: write "published" or a date such as "2023-06-16"`, text)
	}
	return DayOf(t), nil
}

// DayOf returns the day that a page's date states. Midnight, in whatever zone, is a date without a time.
func DayOf(t time.Time) Day {
	if hour, minute, second := t.Clock(); hour == 0 && minute == 0 && second == 0 {
		return Day(t.Format(time.DateOnly))
	}
	return Day(t.UTC().Truncate(time.Second).Format(time.RFC3339))
}

// Session returns the end of the session that a day means at the symbol's exchange, UTC. It may be still to come.
func (d Day) Session(s Symbol) time.Time {
	c := s.Calendar()
	date, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		instant, _ := time.Parse(time.RFC3339, string(d))
		return s.closeOf(c.Last(instant))
	}
	end, ok := c.Session(date.Date())
	if !ok {
		end = c.Before(end)
	}
	return s.closeOf(end)
}

// closeOf returns the instant to which the close of a session refers that ends at an instant.
func (s Symbol) closeOf(end time.Time) time.Time { return s.Close(s.Calendar().Date(end)) }

// SessionDate returns the date of the session to which an instant belongs, or which was the last before it: midnight, UTC.
func (s Symbol) SessionDate(t time.Time) time.Time {
	c := s.Calendar()
	if end, ok := c.Session(c.Date(t)); ok {
		return dateOf(c.Date(end))
	}
	return dateOf(c.Date(c.Last(t)))
}

func dateOf(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
