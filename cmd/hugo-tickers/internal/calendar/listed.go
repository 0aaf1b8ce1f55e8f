package calendar

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"time"
)

//go:embed sessions.txt
var sessions string

// listed reads the embedded calendars once.
var listed = sync.OnceValue(func() map[string]*Calendar {
	calendars, err := parse(sessions)
	if err != nil {
		panic(err) // The file is embedded; a test reads it.
	}
	newYork := location("America/New_York")
	calendars["FX"] = &Calendar{zone: newYork, closesAt: clock{17, 0}}
	calendars["CRYPTO"] = &Calendar{zone: time.UTC, closesAt: clock{24, 0}, weekends: true}
	// An index may be of any exchange, so its holidays are not known. All exchanges outside America have closed by this hour.
	calendars["INDEX"] = &Calendar{zone: newYork, closesAt: clock{16, 0}, holidayYears: map[int]bool{}}
	calendars["XTKS"].historicHours = []historicHours{{Date{2024, time.November, 5}, clock{15, 0}}}
	return calendars
})

// parse reads the format that the head of sessions.txt describes.
func parse(text string) (map[string]*Calendar, error) {
	calendars := map[string]*Calendar{}
	var current *Calendar
	for n, line := range strings.Split(text, "\n") {
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(line, "#") {
			continue
		}
		var err error
		if line[0] >= 'A' {
			current, err = parseHead(fields, calendars)
		} else {
			err = current.parseYear(fields)
		}
		if err != nil {
			return nil, fmt.Errorf("calendar, line %d: %w", n+1, err)
		}
	}
	return calendars, nil
}

func parseHead(fields []string, calendars map[string]*Calendar) (*Calendar, error) {
	mics, zone, hours := fields[:len(fields)-2], fields[len(fields)-2], fields[len(fields)-1]
	from, to, _ := strings.Cut(hours, "-")
	opens, err := parseClock(from)
	if err != nil {
		return nil, err
	}
	closes, err := parseClock(to)
	if err != nil {
		return nil, err
	}
	c := &Calendar{zone: location(zone), opensAt: opens, closesAt: closes, exceptions: map[Date]exception{}, holidayYears: map[int]bool{}}
	for _, mic := range mics {
		calendars[mic] = c
	}
	return c, nil
}

func (c *Calendar) parseYear(fields []string) error {
	start, err := time.Parse("2006", fields[0])
	if err != nil {
		return err
	}
	c.holidayYears[start.Year()] = true
	for _, field := range fields[1:] {
		day, end, early := strings.Cut(strings.TrimPrefix(field, "+"), "@")
		date, err := ParseDate(fields[0] + "-" + day)
		if err != nil {
			return err
		}
		special := exception{session: early || strings.HasPrefix(field, "+")}
		if early {
			if special.closesAt, err = parseClock(end); err != nil {
				return err
			}
		}
		c.exceptions[date] = special
	}
	return nil
}

func parseClock(text string) (clock, error) {
	at, err := time.Parse("15:04", text)
	return clock{at.Hour(), at.Minute()}, err
}

// location loads an embedded zone.
func location(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return zone
}
