// Package calendar knows when exchanges trade: the end of each regular session from 2020 on, early closes included.
// Pre- and post-market trading does not exist here.
package calendar

import (
	"time"
	_ "time/tzdata" // Days are those of the exchange's zone, on machines without zones too.
)

// Calendar is the sessions of one exchange.
type Calendar struct {
	zone     *time.Location
	opens    clock            // zero where trading goes on from one session to the next
	ends     clock            // of a full session
	weekends bool             // trades on Saturdays and Sundays as well
	days     map[string]day   // those unlike their weekday, by date
	years    map[int]bool     // whose holidays are known; nil where there are none
	earlier  []earlierSession // how long sessions used to be, oldest first
}

// clock is a time of day in the zone of the exchange.
type clock struct{ hour, minute int }

// day is a day unlike its weekday.
type day struct {
	session bool
	ends    clock // zero for the usual time
}

// earlierSession says when sessions ended before a date.
type earlierSession struct {
	before string
	ends   clock
}

// Of returns the calendar of a MIC, of INDEX (weekdays, holidays not known), FX (weekdays until 17:00 in New York) or CRYPTO
// (every day until midnight UTC), or nil.
func Of(venue string) *Calendar { return listed()[venue] }

// Session returns the end of the session of a day, UTC; ok is false if there is none.
func (c *Calendar) Session(year int, month time.Month, d int) (end time.Time, ok bool) {
	midnight := time.Date(year, month, d, 0, 0, 0, 0, c.zone)
	date := midnight.Format(time.DateOnly)
	session := c.weekends || midnight.Weekday() != time.Saturday && midnight.Weekday() != time.Sunday
	ends := c.ends
	for _, e := range c.earlier {
		if date < e.before {
			ends = e.ends
			break
		}
	}
	if special, ok := c.days[date]; ok {
		session = special.session
		if special.ends != (clock{}) {
			ends = special.ends
		}
	}
	return time.Date(year, month, d, ends.hour, ends.minute, 0, 0, c.zone).UTC(), session
}

// Knows reports whether the holidays of the year of an instant are listed.
func (c *Calendar) Knows(t time.Time) bool {
	return c.years == nil || c.years[t.In(c.zone).Year()]
}

// Date returns the day of an instant at the exchange. Midnight belongs to the day that it ends.
func (c *Calendar) Date(t time.Time) (int, time.Month, int) {
	return t.Add(-time.Nanosecond).In(c.zone).Date()
}

// Last returns the end of the last session that had ended at an instant.
func (c *Calendar) Last(t time.Time) time.Time {
	return c.walk(t, 0, -1, func(end time.Time) bool { return !end.After(t) })
}

// Next returns the end of the first session that ends after an instant.
func (c *Calendar) Next(t time.Time) time.Time {
	return c.walk(t, 0, +1, func(end time.Time) bool { return end.After(t) })
}

// Before returns the end of the session before the day of an instant.
func (c *Calendar) Before(t time.Time) time.Time {
	return c.walk(t, 1, -1, func(time.Time) bool { return true })
}

// Trading reports whether a session is under way at an instant.
func (c *Calendar) Trading(t time.Time) bool {
	if c.opens == (clock{}) {
		return c.Next(t).Sub(t) <= 24*time.Hour
	}
	year, month, d := c.Date(t)
	end, ok := c.Session(year, month, d)
	opens := time.Date(year, month, d, c.opens.hour, c.opens.minute, 0, 0, c.zone)
	return ok && !t.Before(opens) && t.Before(end)
}

// longestRest is more days than any exchange has rested in a row.
const longestRest = 30

// walk looks at one day after the other, beginning some days off that of an instant, for a session that will do.
func (c *Calendar) walk(from time.Time, off, step int, will func(end time.Time) bool) time.Time {
	year, month, d := c.Date(from)
	for n := off; n < longestRest; n++ {
		at := time.Date(year, month, d+n*step, 0, 0, 0, 0, time.UTC)
		if end, ok := c.Session(at.Date()); ok && will(end) {
			return end
		}
	}
	panic("calendar: an exchange that rests for a month") // A test walks through all of them.
}
