package calendar

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// parse reads a block of sessions.txt; the comment at the top of the file describes the form.
func parse(block string) (*Calendar, error) {
	head, body, _ := strings.Cut(block, "\n")
	words := strings.Fields(head)
	if len(words) < 2 {
		return nil, fmt.Errorf("calendar: %q needs MICs and a zone", head)
	}
	zone, err := time.LoadLocation(words[len(words)-1])
	if err != nil {
		return nil, fmt.Errorf("calendar %s: %w", words[0], err)
	}
	c := &Calendar{zone: zone, exceptions: map[Date]exception{}, holidayYears: map[int]bool{}}
	for line := range strings.Lines(body) {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		switch fields[0] {
		case "hours":
			err = c.parseHours(fields[1:])
		case "close":
			c.closeDelay, err = ParseCloseDelay(strings.Join(fields[1:], " "))
		default:
			err = c.parseYear(fields)
		}
		if err != nil {
			return nil, fmt.Errorf("calendar %s, %q: %w", words[0], strings.TrimSpace(line), err)
		}
	}
	if len(c.weeks) == 0 {
		return nil, fmt.Errorf("calendar %s has no hours", words[0])
	}
	usual := c.weeks[len(c.weeks)-1].days[time.Wednesday]
	c.opensAt, c.closesAt = usual.opens, usual.closes
	return c, nil
}

// parseHours reads "[since] days hours ...", such as "2024-11-05 mon-fri 09:00-15:30" or "mon-thu 10:00-17:00 fri 10:00-14:00".
func (c *Calendar) parseHours(fields []string) error {
	var w week
	if len(fields)%2 == 1 {
		since, err := ParseDate(fields[0])
		if err != nil {
			return err
		}
		w.since, fields = since, fields[1:]
	}
	if len(fields) == 0 {
		return fmt.Errorf("no hours")
	}
	for pair := range slices.Chunk(fields, 2) {
		of, err := parseOpenClose(pair[1])
		if err != nil {
			return err
		}
		first, last, ok := parseWeekdays(pair[0])
		if !ok {
			return fmt.Errorf("%q is not a range of weekdays", pair[0])
		}
		for day := first; day <= last; day++ {
			w.days[day] = of
		}
	}
	c.weeks = append(c.weeks, w)
	return nil
}

// ParseCloseDelay reads "+5": minutes from the end of a session to its official close.
func ParseCloseDelay(text string) (time.Duration, error) {
	minutes, err := strconv.ParseUint(strings.TrimPrefix(text, "+"), 10, 8)
	if err != nil || !strings.HasPrefix(text, "+") {
		return 0, fmt.Errorf("%q is not a number of minutes such as +5", text)
	}
	return time.Duration(minutes) * time.Minute, nil
}

// parseYear reads a year and its exceptions.
func (c *Calendar) parseYear(fields []string) error {
	start, err := time.Parse("2006", fields[0])
	if err != nil {
		return err
	}
	c.holidayYears[start.Year()] = true
	for _, field := range fields[1:] {
		day, clocks, timed := strings.Cut(strings.TrimPrefix(field, "+"), "@")
		date, err := ParseDate(fields[0] + "-" + day)
		if err != nil {
			return err
		}
		special := exception{session: timed || strings.HasPrefix(field, "+")}
		if timed {
			if special.hours, err = parseOpenClose(clocks); err != nil {
				return err
			}
			if special.hours.opens == (clock{}) {
				usual, _ := c.hoursOf(date)
				special.hours.opens = usual.opens
			}
		}
		c.exceptions[date] = special
	}
	return nil
}

// parseOpenClose reads "09:30-16:00", or "13:00" for a session that opens at its usual time.
func parseOpenClose(text string) (hours, error) {
	from, to, both := strings.Cut(text, "-")
	if !both {
		from, to = "00:00", text
	}
	opens, err := time.Parse("15:04", from)
	if err != nil {
		return hours{}, err
	}
	closes, err := time.Parse("15:04", to)
	if err != nil {
		return hours{}, err
	}
	if !opens.Before(closes) {
		return hours{}, fmt.Errorf("%q does not open before it closes", text)
	}
	return hours{clock{opens.Hour(), opens.Minute()}, clock{closes.Hour(), closes.Minute()}}, nil
}

var weekdays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// parseWeekdays reads a weekday, "fri", or a range, "mon-fri". A week starts on Sunday.
func parseWeekdays(text string) (first, last time.Weekday, ok bool) {
	from, to, isRange := strings.Cut(text, "-")
	if !isRange {
		to = from
	}
	a, b := slices.Index(weekdays, from), slices.Index(weekdays, to)
	return time.Weekday(a), time.Weekday(b), a >= 0 && a <= b
}

// location loads an embedded zone.
func location(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return zone
}
