package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
)

// localHours returns the hours in the market's own zone. Where a line has an hour of another zone, such as
// "16:00@America/New_York", it becomes one line for each change of the difference between the zones.
func (m *market) localHours() ([]datedHours, error) {
	var local []datedHours
	for i, h := range m.hours {
		if !strings.Contains(h.text, "@") {
			local = append(local, h)
			continue
		}
		date := h.since
		if date.IsZero() {
			date = calendar.Date{Year: m.first, Month: time.January, Day: 1}
		}
		end := calendar.Date{Year: m.last, Month: time.December, Day: 31}
		if i+1 < len(m.hours) {
			end = m.hours[i+1].since.AddDays(-1)
		}
		since, last := h.since, ""
		for ; !date.After(end); date = date.AddDays(1) {
			text, err := m.inZone(h.text, date)
			if err != nil {
				return nil, err
			}
			if text != last {
				local = append(local, datedHours{since: since, text: text})
				last = text
			}
			since = date.AddDays(1)
		}
	}
	return local, nil
}

// inZone converts the clocks of other zones in a line of hours, as of a date.
func (m *market) inZone(text string, date calendar.Date) (string, error) {
	words := strings.Fields(text)
	for i := 1; i < len(words); i += 2 {
		clocks := strings.Split(words[i], "-")
		for j, clock := range clocks {
			at, name, other := strings.Cut(clock, "@")
			if !other {
				continue
			}
			zone, err := time.LoadLocation(name)
			if err != nil {
				return "", err
			}
			t, err := time.Parse("15:04", at)
			if err != nil {
				return "", err
			}
			clocks[j] = date.At(t.Hour(), t.Minute(), zone).In(m.zone).Format("15:04")
		}
		words[i] = strings.Join(clocks, "-")
	}
	return strings.Join(words, " "), nil
}

// hoursOn returns the usual hours of a date, "" if its weekday has no session.
func hoursOn(date calendar.Date, weeks []datedHours) string {
	text := ""
	for _, w := range weeks {
		if !date.Before(w.since) {
			text = w.text
		}
	}
	words := strings.Fields(text)
	for i := 0; i < len(words); i += 2 {
		from, to, isRange := strings.Cut(words[i], "-")
		if !isRange {
			to = from
		}
		if day := int(date.Weekday()); slices.Index(weekdays, from) <= day && day <= slices.Index(weekdays, to) {
			return words[i+1]
		}
	}
	return ""
}

// checkWeekdays reports a range of weekdays in a line of hours that does not exist.
func checkWeekdays(words []string) error {
	for i := 0; i < len(words); i += 2 {
		from, to, isRange := strings.Cut(words[i], "-")
		if !isRange {
			to = from
		}
		if a, b := slices.Index(weekdays, from), slices.Index(weekdays, to); a < 0 || b < a {
			return fmt.Errorf("%q is not a range of weekdays", words[i])
		}
	}
	return nil
}
