package calendar

import "time"

// InZone returns the calendar of a market of which only the time zone is known: every day is a session, which ends at midnight, since some markets have
// their weekend on other days, and no holidays that are listed.
func InZone(zone *time.Location) *Calendar {
	return &Calendar{zone: zone, closesAt: clock{24, 0}, weekends: true, holidayYears: map[int]bool{}}
}

// AnywhereZone is the zone of Anywhere: UTC−12, in which a day ends last.
const AnywhereZone = "Etc/GMT+12"

// Anywhere is the calendar of a market of which nothing is known: weekdays that end when they have ended all over the world, without
// holidays that are listed.
var Anywhere = &Calendar{zone: location(AnywhereZone), closesAt: clock{24, 0}, holidayYears: map[int]bool{}}

// SessionOf returns the session to which a price of an instant belongs: the session under way, or that of the day if it has not
// begun, else the last one that has ended.
func (c *Calendar) SessionOf(t time.Time) Date {
	if c.opensAt == (clock{}) { // One session follows the other, and can begin on the day before its date.
		if c.IsOpen(t) {
			return c.Date(c.NextClose(t))
		}
		return c.Date(c.LastClose(t))
	}
	if date := c.Date(t); c.IsSession(date) {
		return date
	}
	return c.Date(c.LastClose(t))
}

// IsSession reports whether a date has a session.
func (c *Calendar) IsSession(date Date) bool {
	_, ok := c.Close(date)
	return ok
}

// closeWindow is how long after the earliest official close a price can be stamped and still be that close. Later prices are of
// trading after hours.
const closeWindow = 20 * time.Minute

// longestDelay is the longest delay of a service's prices. Until the window has passed by that long, a later price can still be the close.
const longestDelay = 20 * time.Minute

// IsOfficialClose reports whether a price of regular trading, made at an instant and known now, is the official close of a session.
func (c *Calendar) IsOfficialClose(session Date, t, now time.Time) bool {
	end, ok := c.Close(session)
	earliest := end.Add(c.closeDelay)
	latest := earliest.Add(closeWindow)
	return ok && !t.Before(earliest) && !t.After(latest) && !now.Before(latest.Add(longestDelay))
}
