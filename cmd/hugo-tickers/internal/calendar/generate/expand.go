package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
)

// expand returns the block of the table.
func (m *market) expand() (string, error) {
	var block strings.Builder
	fmt.Fprintf(&block, "%s %s\n", strings.Join(m.venues, " "), m.zone)
	weeks, err := m.localHours()
	if err != nil {
		return "", err
	}
	for _, w := range weeks {
		fmt.Fprintf(&block, "%s\n", strings.Join(strings.Fields("hours "+w.since.String()+" "+w.text), " "))
	}
	if m.close != "" {
		fmt.Fprintf(&block, "close %s\n", m.close)
	}
	for year := m.first; year <= m.last; year++ {
		days, err := m.daysOf(year, weeks)
		if err != nil {
			return "", err
		}
		block.WriteString(fmt.Sprint(year))
		for _, date := range slices.SortedFunc(maps.Keys(days), calendar.Date.Compare) {
			block.WriteString(" " + days[date].format(date))
		}
		block.WriteString("\n")
	}
	return block.String(), nil
}

// day is what differs on a date from its weekday.
type day struct {
	session bool
	hours   string // "13:00", "10:00-15:30" or "" for the usual hours
	added   bool   // the weekday has no session
}

func (d day) format(date calendar.Date) string {
	text := fmt.Sprintf("%02d-%02d", date.Month, date.Day)
	if d.added {
		text = "+" + text
	}
	if d.hours != "" {
		text += "@" + d.hours
	}
	return text
}

// daysOf applies the rules of a year, then its list.
func (m *market) daysOf(year int, weeks []datedHours) (map[calendar.Date]day, error) {
	days, err := m.closedDays(year, weeks)
	if err != nil {
		return nil, err
	}
	listed := map[calendar.Date]bool{}
	var usual []calendar.Date // listed as sessions at the usual hours, against a rule
	for _, entry := range m.years[year] {
		date, d, err := parseEntry(year, entry)
		if err != nil {
			return nil, err
		}
		weekday := hoursOn(date, weeks) != ""
		before, found := days[date]
		if listed[date] || !d.session && (!weekday || found && !before.session) {
			return nil, fmt.Errorf("%d: %s changes nothing", year, entry)
		}
		listed[date] = true
		d.added = d.session && !weekday
		if d.session && weekday && d.hours == "" {
			delete(days, date)
			if !found {
				usual = append(usual, date)
			}
			continue
		}
		days[date] = d
	}
	overridden, err := m.timedDays(year, weeks, days, listed)
	for _, date := range usual {
		if !overridden[date] {
			return nil, fmt.Errorf("%s is a session without the list", date)
		}
	}
	return days, err
}

// closedDays applies the rules for holidays, in their order.
func (m *market) closedDays(year int, weeks []datedHours) (map[calendar.Date]day, error) {
	days := map[calendar.Date]day{}
	for i := range m.closed {
		r := &m.closed[i]
		date, err := r.dayOf(year)
		if err != nil {
			return nil, err
		}
		if !r.appliesTo(date, year) {
			continue
		}
		date = date.AddDays(r.moves[date.Weekday()])
		for r.next && (isWeekend(date) || isClosed(days, date)) {
			date = date.AddDays(1)
		}
		if date.Year == year && hoursOn(date, weeks) != "" {
			days[date] = day{}
		}
	}
	return days, nil
}

// timedDays applies the rules for early closes and late openings to the days that have a session. The list overrides them: it
// returns the days on which it did.
func (m *market) timedDays(year int, weeks []datedHours, days map[calendar.Date]day, listed map[calendar.Date]bool) (map[calendar.Date]bool, error) {
	overridden := map[calendar.Date]bool{}
	isSession := func(date calendar.Date) bool {
		d, found := days[date]
		return found && d.session || !found && hoursOn(date, weeks) != ""
	}
	for i := range m.timed {
		r := &m.timed[i]
		date, err := m.timedDay(r, year, isSession)
		if err != nil {
			return nil, err
		}
		if !r.appliesTo(date, year) || !isSession(date) {
			continue
		}
		if listed[date] {
			overridden[date] = true
			continue
		}
		days[date] = day{session: true, hours: r.hours(hoursOn(date, weeks))}
	}
	return overridden, nil
}

// hours returns the hours of a session that closes early or opens late.
func (r *rule) hours(usual string) string {
	if r.kind == "early" {
		return r.clock
	}
	_, closes, _ := strings.Cut(usual, "-")
	return r.clock + "-" + closes
}

// timedDay also knows the first and the last session of a year and the last session before a day.
func (m *market) timedDay(r *rule, year int, isSession func(calendar.Date) bool) (date calendar.Date, err error) {
	step := -1
	switch before, isBefore := strings.CutPrefix(r.day, "last-session-before-"); {
	case r.day == "first-session":
		date, step = calendar.Date{Year: year, Month: time.January, Day: 1}, +1
	case r.day == "last-session":
		date = calendar.Date{Year: year, Month: time.December, Day: 31}
	case isBefore:
		if date, err = calendar.ParseDate(fmt.Sprintf("%d-%s", year, before)); err != nil {
			return date, err
		}
		date = date.AddDays(-1)
	default:
		return r.dayOf(year)
	}
	for !isSession(date) {
		date = date.AddDays(step)
	}
	return date, nil
}

// parseEntry reads an entry of a year's list, in the form of the table.
func parseEntry(year int, entry string) (calendar.Date, day, error) {
	text, hours, timed := strings.Cut(strings.TrimPrefix(entry, "+"), "@")
	date, err := calendar.ParseDate(fmt.Sprintf("%d-%s", year, text))
	if err != nil {
		return date, day{}, err
	}
	return date, day{session: timed || strings.HasPrefix(entry, "+"), hours: hours}, nil
}

func isWeekend(date calendar.Date) bool {
	return date.Weekday() == time.Saturday || date.Weekday() == time.Sunday
}

func isClosed(days map[calendar.Date]day, date calendar.Date) bool {
	d, found := days[date]
	return found && !d.session
}
