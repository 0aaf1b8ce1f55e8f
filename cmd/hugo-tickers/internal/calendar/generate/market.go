package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
)

// market is a block of a data file: venues that share a calendar.
type market struct {
	venues      []string
	zone        *time.Location
	first, last int // the years whose holidays are known
	sources     []string
	renew       calendar.Date // when the years after the last one can be added, at the latest
	hours       []datedHours
	close       string // "+5": the minutes from the end of a session to its official close; "" for none
	closed      []rule
	timed       []rule // early closes and late openings
	years       map[int][]string
}

// datedHours is a line "hours".
type datedHours struct {
	since calendar.Date // zero: from the start
	text  string        // "mon-fri 09:30-16:00"; an hour may be of another zone: "16:00@America/New_York"
}

// parseMarkets reads a data file. A line "venues" starts a block. data/README.md describes the form.
func parseMarkets(text string) ([]*market, error) {
	var markets []*market
	for n, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		if fields[0] == "venues" {
			markets = append(markets, &market{venues: fields[1:], years: map[int][]string{}})
			continue
		}
		if len(markets) == 0 {
			return nil, fmt.Errorf("line %d is before the first venues", n+1)
		}
		if err := markets[len(markets)-1].parseLine(fields); err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	for _, m := range markets {
		if err := m.check(); err != nil {
			return nil, err
		}
	}
	return markets, nil
}

func (m *market) parseLine(fields []string) (err error) {
	key, rest := fields[0], fields[1:]
	switch key {
	case "zone":
		m.zone, err = time.LoadLocation(strings.Join(rest, " "))
	case "source":
		m.sources = append(m.sources, strings.Join(rest, " "))
	case "renew":
		m.renew, err = calendar.ParseDate(strings.Join(rest, " "))
	case "years":
		_, err = fmt.Sscanf(strings.Join(rest, " "), "%d-%d", &m.first, &m.last)
	case "hours":
		err = m.parseHours(rest)
	case "close":
		m.close = strings.Join(rest, " ")
		_, err = calendar.ParseCloseDelay(m.close)
	case "closed", "early", "late":
		var r rule
		r, err = parseRule(key, rest)
		if key == "closed" {
			m.closed = append(m.closed, r)
		} else {
			m.timed = append(m.timed, r)
		}
	default:
		var year int
		if year, err = strconv.Atoi(key); err != nil {
			return fmt.Errorf("%q is neither a keyword nor a year", key)
		}
		m.years[year] = append(m.years[year], rest...)
	}
	return err
}

// parseHours reads "[from 2024-11-05] mon-fri 09:00-15:30".
func (m *market) parseHours(fields []string) error {
	var h datedHours
	if len(fields) > 2 && fields[0] == "from" {
		since, err := calendar.ParseDate(fields[1])
		if err != nil {
			return err
		}
		h.since, fields = since, fields[2:]
	}
	if len(fields) < 2 || len(fields)%2 != 0 {
		return fmt.Errorf("hours need weekdays and times")
	}
	if len(m.hours) > 0 && !m.hours[len(m.hours)-1].since.Before(h.since) {
		return fmt.Errorf("hours are not in the order of their dates")
	}
	h.text = strings.Join(fields, " ")
	m.hours = append(m.hours, h)
	return checkWeekdays(fields)
}

// check reports what a block lacks. Without rules, each year needs its list.
func (m *market) check() error {
	switch {
	case len(m.venues) == 0:
		return fmt.Errorf("venues has no MIC")
	case m.zone == nil || len(m.hours) == 0 || m.first == 0:
		return fmt.Errorf("%s needs zone, hours and years", m.venues[0])
	case len(m.sources) == 0:
		return fmt.Errorf("%s needs a source", m.venues[0])
	}
	for year := range m.years {
		if year < m.first || year > m.last {
			return fmt.Errorf("%s: %d is outside %d-%d", m.venues[0], year, m.first, m.last)
		}
	}
	for year := m.first; len(m.closed) == 0 && year <= m.last; year++ {
		if len(m.years[year]) == 0 {
			return fmt.Errorf("%s: %d has neither rules nor a list", m.venues[0], year)
		}
	}
	return nil
}
