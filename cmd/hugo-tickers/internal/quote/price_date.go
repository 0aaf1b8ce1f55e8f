package quote

import (
	"fmt"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
)

// PriceDate is the day whose close an author asks for, in the form that keys data/tickers/pins.json. A date, "2023-06-16", means
// the session of that day or the last one before it. An instant, "2023-06-16T15:00:00Z", means the last session that had ended
// by then.
type PriceDate string

// ParsePriceDate reads what an author writes: a date, or a date with a time and a zone (RFC 3339).
func ParsePriceDate(text string) (PriceDate, error) {
	text = strings.TrimSpace(text)
	if _, err := calendar.ParseDate(text); err == nil {
		return PriceDate(text), nil
	}
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return "", fmt.Errorf(`cannot read the day %q: write "published" or a date such as "2023-06-16"`, text)
	}
	return PriceDateOf(t), nil
}

// PriceDateOf returns the price date of a page's date. Midnight, in any zone, is taken for a date without a time.
func PriceDateOf(t time.Time) PriceDate {
	if hour, minute, second := t.Clock(); hour == 0 && minute == 0 && second == 0 {
		return PriceDate(calendar.DateOf(t).String())
	}
	return PriceDate(t.UTC().Truncate(time.Second).Format(time.RFC3339))
}

// date returns the date of d: that of an instant is in UTC.
func (d PriceDate) date() (calendar.Date, error) {
	return calendar.ParseDate(string(d)[:min(len(d), len(time.DateOnly))])
}

// Session returns the session that d means in a market. It may be in the future.
func (d PriceDate) Session(c *calendar.Calendar) calendar.Date {
	date, err := calendar.ParseDate(string(d))
	if err != nil {
		instant, _ := time.Parse(time.RFC3339, string(d))
		return c.Date(c.LastClose(instant))
	}
	if _, ok := c.Close(date); !ok {
		return c.PreviousSession(date)
	}
	return date
}

// SessionEnd returns the instant, UTC, at which that session ends. It may be in the future.
func (d PriceDate) SessionEnd(c *calendar.Calendar) time.Time {
	end, _ := c.Close(d.Session(c))
	if end.Equal(end.Truncate(24 * time.Hour)) {
		return end.Add(-time.Second) // The date of midnight, in UTC, would be the next day.
	}
	return end
}
