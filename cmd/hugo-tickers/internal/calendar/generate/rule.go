package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
)

// rule is a line "closed", "early" or "late": a day of each year.
type rule struct {
	kind        string
	clock       string // of early and late
	day         string
	moves       map[time.Weekday]int // how many days a holiday moves if it falls on a weekday
	next        bool                 // a holiday on a weekend, or on another holiday, moves to the next free weekday
	on          []time.Weekday       // only if the day falls on one of these; nil: on any
	first, last int                  // years; 0: without end
}

var (
	weekdays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}
	months   = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}
	ordinals = []string{"1st", "2nd", "3rd", "4th", "last"}
)

// parseRule reads "07-04 sat-1 sun+1 from 2000", "13:00 12-24 on mon-thu", "09-16 until 2023".
func parseRule(kind string, fields []string) (r rule, err error) {
	r = rule{kind: kind, moves: map[time.Weekday]int{}}
	if kind != "closed" && len(fields) > 0 {
		r.clock, fields = fields[0], fields[1:]
		if _, err := time.Parse("15:04", r.clock); err != nil {
			return r, err
		}
	}
	if len(fields) == 0 {
		return r, fmt.Errorf("%s needs a day", kind)
	}
	r.day, fields = fields[0], fields[1:]
	for ; len(fields) > 0 && err == nil; fields = fields[1:] {
		word := fields[0]
		switch {
		case word == "next":
			r.next = true
		case len(fields) > 1 && slices.Contains([]string{"on", "from", "until"}, word):
			err = r.limit(word, fields[1])
			fields = fields[1:]
		case len(word) > 3 && slices.Contains(weekdays, word[:3]):
			r.moves[time.Weekday(slices.Index(weekdays, word[:3]))], err = strconv.Atoi(word[3:])
		default:
			err = fmt.Errorf("%q is not understood", word)
		}
	}
	if err == nil && (kind == "closed" || !strings.Contains(r.day, "session")) {
		_, err = r.dayOf(2024)
	}
	return r, err
}

func (r *rule) limit(word, value string) (err error) {
	switch word {
	case "from":
		r.first, err = strconv.Atoi(value)
	case "until":
		r.last, err = strconv.Atoi(value)
	case "on":
		from, to, isRange := strings.Cut(value, "-")
		if !isRange {
			to = from
		}
		a, b := slices.Index(weekdays, from), slices.Index(weekdays, to)
		if a < 0 || b < a {
			return fmt.Errorf("%q is not a range of weekdays", value)
		}
		for day := a; day <= b; day++ {
			r.on = append(r.on, time.Weekday(day))
		}
	}
	return err
}

// appliesTo reports whether the rule is in force in a year and, if it is limited to weekdays, for a date.
func (r *rule) appliesTo(date calendar.Date, year int) bool {
	return (r.first == 0 || year >= r.first) && (r.last == 0 || year <= r.last) &&
		(r.on == nil || slices.Contains(r.on, date.Weekday()))
}

// dayOf returns the day of a year that the rule names: 07-04, easter-2, 3rd-mon-jan, 4th-thu-nov+1, mon-before-05-25 or
// fri-from-06-19 (the first Friday on or after that day).
func (r *rule) dayOf(year int) (calendar.Date, error) {
	if date, err := calendar.ParseDate(fmt.Sprintf("%d-%s", year, r.day)); err == nil {
		return date, nil
	}
	if offset, ok := strings.CutPrefix(r.day, "easter"); ok {
		days, err := offsetOf(offset)
		return easter(year).AddDays(days), err
	}
	parts := strings.SplitN(r.day, "-", 3)
	if len(parts) < 3 {
		return calendar.Date{}, fmt.Errorf("%q is not a day", r.day)
	}
	if weekday := slices.Index(weekdays, parts[0]); weekday >= 0 {
		return weekdayNear(year, time.Weekday(weekday), parts[1], parts[2])
	}
	return nthWeekday(year, parts)
}

func weekdayNear(year int, weekday time.Weekday, word, day string) (calendar.Date, error) {
	date, err := calendar.ParseDate(fmt.Sprintf("%d-%s", year, day))
	if err != nil {
		return date, err
	}
	ahead := (int(weekday) - int(date.Weekday()) + 7) % 7
	switch word {
	case "from":
		return date.AddDays(ahead), nil
	case "before":
		return date.AddDays(ahead - 7), nil
	}
	return date, fmt.Errorf("%q is neither from nor before", word)
}

func nthWeekday(year int, parts []string) (calendar.Date, error) {
	n, weekday := slices.Index(ordinals, parts[0]), slices.Index(weekdays, parts[1])
	month := slices.Index(months, parts[2][:min(3, len(parts[2]))]) + 1
	if n < 0 || weekday < 0 || month < 1 {
		return calendar.Date{}, fmt.Errorf("%q is not a day such as 3rd-mon-jan", strings.Join(parts, "-"))
	}
	first := calendar.Date{Year: year, Month: time.Month(month), Day: 1}
	date := first.AddDays((weekday-int(first.Weekday())+7)%7 + 7*n)
	for ordinals[n] == "last" && date.Month != time.Month(month) {
		date = date.AddDays(-7)
	}
	days, err := offsetOf(parts[2][3:])
	return date.AddDays(days), err
}

func offsetOf(text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	return strconv.Atoi(text)
}

// easter returns Easter Sunday of the Gregorian calendar (the method of Meeus, Jones and Butcher).
func easter(year int) calendar.Date {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return calendar.Date{Year: year, Month: time.Month(n / 31), Day: n%31 + 1}
}
