// Package calendar contains the trading sessions of exchanges: when each regular session opens and ends, with holidays, early closes
// and special sessions. A session is named by its Date at the exchange. Pre- and post-market trading is not part of a session.
package calendar

import (
	"time"
	_ "time/tzdata" // Sessions are in the zone of the exchange, also on machines without zone data.
)

// Calendar has the sessions of one exchange. It is safe for concurrent use.
type Calendar struct {
	zone         *time.Location
	opensAt      clock              // on a usual day, as of the newest week; zero if one session follows another without a gap
	closesAt     clock              // likewise
	closeDelay   time.Duration      // from the end of a session to its official close, which an auction makes or an average
	weekends     bool               // Saturdays and Sundays are sessions as well; only without weeks
	weeks        []week             // oldest first; without any, Monday to Friday have a session from opensAt to closesAt
	exceptions   map[Date]exception // the days that differ from their weekday
	holidayYears map[int]bool       // the years whose holidays are listed; nil if there are no holidays
}

// week has the hours of each weekday since a date, until the next week applies.
type week struct {
	since Date
	days  [7]hours // by time.Weekday
}

// hours are when a session opens and closes. The zero value means that there is no session.
type hours struct{ opens, closes clock }

// clock is a time of day in the zone of the exchange.
type clock struct{ hour, minute int }

// exception is a day that differs from its weekday.
type exception struct {
	session bool
	hours   hours // zero for the usual hours
}

// Of returns the calendar of a MIC; of FX (weekdays until 17:00 in New York) or CRYPTO (every day until midnight UTC). It returns
// nil for any other venue.
func Of(venue string) *Calendar {
	if c, ok := withoutExchange()[venue]; ok {
		return c
	}
	if read, ok := readers()[venue]; ok {
		return read()
	}
	return nil
}

// Close returns the instant, UTC, at which the session of a date ends. If the date has no session, ok is false and the instant
// is when a session of that date would have ended.
func (c *Calendar) Close(date Date) (at time.Time, ok bool) {
	of, ok := c.hoursOf(date)
	return date.At(of.closes.hour, of.closes.minute, c.zone).UTC(), ok
}

// hoursOf returns the hours of a date's session. If the date has no session, ok is false and the hours are those of a usual day.
func (c *Calendar) hoursOf(date Date) (of hours, ok bool) {
	of, ok = c.usualHours(date)
	if special, found := c.exceptions[date]; found {
		ok = special.session
		if special.hours != (hours{}) {
			of = special.hours
		}
	}
	return of, ok
}

// usualHours returns what hoursOf does if the date is no exception.
func (c *Calendar) usualHours(date Date) (of hours, ok bool) {
	weekday := date.Weekday()
	for i := len(c.weeks) - 1; i >= 0; i-- {
		if w := &c.weeks[i]; !date.Before(w.since) {
			if of = w.days[weekday]; of == (hours{}) {
				return w.days[time.Wednesday], false // A session in every market.
			}
			return of, true
		}
	}
	return hours{c.opensAt, c.closesAt}, c.weekends || weekday != time.Saturday && weekday != time.Sunday
}

// HasHolidays reports whether the holidays of the date's year are listed. If they are not, every weekday counts as a session.
func (c *Calendar) HasHolidays(date Date) bool {
	return c.holidayYears == nil || c.holidayYears[date.Year]
}

// Date returns the date of an instant at the exchange. Midnight belongs to the day that it ends, so that a session which ends at
// midnight has the date of its day.
func (c *Calendar) Date(t time.Time) Date {
	return DateOf(t.Add(-time.Nanosecond).In(c.zone))
}

// LastClose returns the end, UTC, of the last session that had ended at an instant.
func (c *Calendar) LastClose(t time.Time) time.Time {
	return c.scanDays(c.Date(t), -1, func(end time.Time) bool { return !end.After(t) })
}

// NextClose returns the end, UTC, of the first session that ends after an instant.
func (c *Calendar) NextClose(t time.Time) time.Time {
	return c.scanDays(c.Date(t), +1, func(end time.Time) bool { return end.After(t) })
}

// PreviousSession returns the date of the last session before a date.
func (c *Calendar) PreviousSession(date Date) Date {
	return c.Date(c.scanDays(date.AddDays(-1), -1, func(time.Time) bool { return true }))
}

// IsOpen reports whether a session is under way at an instant. A break for lunch counts as open.
func (c *Calendar) IsOpen(t time.Time) bool {
	if c.opensAt == (clock{}) {
		return c.NextClose(t).Sub(t) <= 24*time.Hour
	}
	date := DateOf(t.In(c.zone))
	of, ok := c.hoursOf(date)
	opens, closes := date.At(of.opens.hour, of.opens.minute, c.zone), date.At(of.closes.hour, of.closes.minute, c.zone)
	return ok && !t.Before(opens) && t.Before(closes)
}

// longestGap is more days than any exchange has been closed in a row.
const longestGap = 30

// scanDays searches day by day, in steps of +1 or -1 day from a date, for a session whose end matches.
func (c *Calendar) scanDays(date Date, step int, match func(end time.Time) bool) time.Time {
	for range longestGap {
		if end, ok := c.Close(date); ok && match(end) {
			return end
		}
		date = date.AddDays(step)
	}
	panic("calendar: no session within a month") // A test scans every calendar.
}
