package calendar

import (
	"testing"
	"time"
)

// Every day from 2000 to 2028, at every venue: what the functions return agrees with the list of the venue's own sessions, in order.
func TestEveryDayOfEveryVenue(t *testing.T) {
	points := 0
	for _, venue := range append(exchanges(), "FX", "CRYPTO") {
		c := Of(venue)
		first, last := Date{2000, time.January, 1}, Date{2028, time.December, 31}
		previous := c.PreviousSession(first)
		previousEnd, ok := c.Close(previous)
		if !ok || !previous.Before(first) {
			t.Fatalf("%s: %s is not a session before %s", venue, previous, first)
		}
		for date := first; !date.After(last); date = date.AddDays(1) {
			points++
			if got := c.PreviousSession(date); got != previous {
				t.Fatalf("%s: the session before %s is %s, want %s", venue, date, got, previous)
			}
			end, ok := c.Close(date)
			if !ok {
				checkBetween(t, c, venue, date.At(12, 0, c.zone), previousEnd)
				continue
			}
			if !end.After(previousEnd) || c.Date(end) != date {
				t.Fatalf("%s: the session of %s ends %s, the one before it %s", venue, date, end, previousEnd)
			}
			if got := c.LastClose(end); !got.Equal(end) {
				t.Fatalf("%s: at the close of %s the last close is %s", venue, date, got)
			}
			if got := c.NextClose(end.Add(-time.Second)); !got.Equal(end) {
				t.Fatalf("%s: before the close of %s the next close is %s", venue, date, got)
			}
			checkBetween(t, c, venue, end.Add(-time.Second), previousEnd)
			checkHours(t, c, venue, date, end)
			previous, previousEnd = date, end
		}
	}
	t.Logf("%d days", points)
}

// checkBetween checks an instant after the end of one session and not after the end of the next.
func checkBetween(t *testing.T, c *Calendar, venue string, at, lastEnd time.Time) {
	t.Helper()
	if got := c.LastClose(at); !got.Equal(lastEnd) {
		t.Fatalf("%s at %s: the last close is %s, want %s", venue, at.UTC(), got, lastEnd)
	}
	if next := c.NextClose(lastEnd); !next.After(at) || !c.NextClose(at).Equal(next) {
		t.Fatalf("%s at %s: the next close is %s, but after %s it is %s", venue, at.UTC(), c.NextClose(at), lastEnd, next)
	}
}

// checkHours checks that a session is open from its opening to its end, and takes between half an hour and 14 hours.
func checkHours(t *testing.T, c *Calendar, venue string, date Date, end time.Time) {
	t.Helper()
	if c.opensAt == (clock{}) {
		return
	}
	of, _ := c.hoursOf(date)
	opens := date.At(of.opens.hour, of.opens.minute, c.zone)
	if length := end.Sub(opens); length < 30*time.Minute || length > 14*time.Hour {
		t.Fatalf("%s: the session of %s takes %s", venue, date, length)
	}
	if c.IsOpen(opens.Add(-time.Second)) || !c.IsOpen(opens) || !c.IsOpen(end.Add(-time.Second)) || c.IsOpen(end) {
		t.Fatalf("%s: is not open exactly from %s to %s", venue, opens, end)
	}
}

// The number of sessions of a year at each venue, whose holidays differ.
func TestSessionsOfAYear(t *testing.T) {
	for _, venue := range exchanges() {
		c := Of(venue)
		bounds := [2]int{242, 258}
		if special, ok := sessionsOfAYear[venue]; ok {
			bounds = special
		}
		for year := 2000; year <= 2028; year++ {
			date := Date{year, time.January, 1}
			if !c.HasHolidays(date) {
				continue
			}
			sessions := 0
			for ; date.Year == year; date = date.AddDays(1) {
				if _, ok := c.Close(date); ok {
					sessions++
				}
			}
			if sessions < bounds[0] || sessions > bounds[1] {
				t.Errorf("%s has %d sessions in %d, want %d to %d", venue, sessions, year, bounds[0], bounds[1])
			}
		}
	}
}

var sessionsOfAYear = map[string][2]int{
	"XNYS": {248, 253}, "XLON": {250, 254}, "XTKS": {241, 248}, "XIDX": {236, 247}, "XBUE": {238, 247}, "XTAI": {240, 247}, "ROCO": {240, 247},
	"XBKK": {240, 245}, "XSAU": {245, 252}, "XKRX": {242, 248}, "XKOS": {242, 248}, "XSTC": {247, 252}, "XTAE": {242, 250}, "XKLS": {243, 248},
}

// Every exchange lists 2020 to 2026, New York, London, Frankfurt and Tokyo also the years before. Riyadh's days are known from 2022 on.
func TestListedYears(t *testing.T) {
	from := map[string]int{"XLON": 2000, "XETR": 2000, "XFRA": 2000, "XTKS": 2000, "XSAU": 2022}
	for _, venue := range exchanges() {
		c := Of(venue)
		first, ok := from[venue]
		switch {
		case c == Of("XNYS"):
			first = 2000
		case !ok:
			first = 2020
		}
		for year := first; year <= 2026; year++ {
			if !c.HasHolidays(Date{year, time.June, 1}) {
				t.Errorf("%s does not list the holidays of %d", venue, year)
			}
		}
	}
}
