package main

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
)

func TestTheTableIsCurrent(t *testing.T) {
	want, err := makeTable("../data")
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../sessions.txt")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("sessions.txt is not what the files in data give: run go generate ./internal/calendar")
	}
}

func TestDayOf(t *testing.T) {
	for _, tt := range []struct {
		day  string
		year int
		want string
	}{
		{"easter", 2000, "2000-04-23"}, {"easter", 2008, "2008-03-23"}, {"easter", 2011, "2011-04-24"}, {"easter", 2024, "2024-03-31"},
		{"easter", 2025, "2025-04-20"}, {"easter", 2028, "2028-04-16"}, {"easter-2", 2026, "2026-04-03"}, {"easter+60", 2024, "2024-05-30"},
		{"12-25", 2024, "2024-12-25"}, {"1st-mon-sep", 2024, "2024-09-02"}, {"3rd-mon-jan", 2024, "2024-01-15"}, {"4th-thu-nov", 2028, "2028-11-23"},
		{"4th-thu-nov+1", 2024, "2024-11-29"}, {"last-mon-may", 2027, "2027-05-31"}, {"last-mon-may", 2023, "2023-05-29"},
		{"mon-before-05-25", 2020, "2020-05-18"}, {"mon-before-05-25", 2022, "2022-05-23"}, {"fri-from-06-19", 2020, "2020-06-19"},
		{"fri-from-06-19", 2021, "2021-06-25"}, {"thu-from-04-19", 2024, "2024-04-25"},
	} {
		r := rule{day: tt.day}
		if got, err := r.dayOf(tt.year); err != nil || got.String() != tt.want {
			t.Errorf("%s of %d is %s, %v; want %s", tt.day, tt.year, got, err, tt.want)
		}
	}
}

const head = "venues XTST\nsource https://example.org\nzone Europe/London\nyears 2021-2022\nhours mon-fri 08:00-16:30\n"

func TestExpand(t *testing.T) {
	for name, tt := range map[string]struct{ give, want string }{
		"a holiday on a weekend moves to the next free weekday": {
			head + "closed 12-25 next\nclosed 12-26 next\n",
			"XTST Europe/London\nhours mon-fri 08:00-16:30\n2021 12-27 12-28\n2022 12-26 12-27\n",
		},
		"a holiday moves by weekday, and is limited to years": {
			head + "closed 12-25 sat-1 sun+1\nclosed 06-01 from 2022\nclosed 06-02 until 2021\n",
			"XTST Europe/London\nhours mon-fri 08:00-16:30\n2021 06-02 12-24\n2022 06-01 12-26\n",
		},
		"hours of rules, and the list overrides them": {
			head + "closed 12-31\nearly 12:30 last-session\nearly 12:00 last-session-before-12-25\nlate 10:00 first-session\nearly 13:00 07-03 on mon-thu\n" +
				"2021 +12-31 +12-30@09:00-11:00 +12-18\n2022 +07-04@13:30\n",
			"XTST Europe/London\nhours mon-fri 08:00-16:30\n2021 01-01@10:00-16:30 +12-18 12-24@12:00 12-30@09:00-11:00\n" +
				"2022 01-03@10:00-16:30 07-04@13:30 12-23@12:00 12-30@12:30\n",
		},
	} {
		markets, err := parseMarkets(tt.give)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got, err := markets[0].expand()
		if err != nil || got != tt.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", name, err, got, tt.want)
		}
	}
}

// Hours of another zone become the market's own, with a line for each change of the difference.
func TestHoursOfAnotherZone(t *testing.T) {
	markets, err := parseMarkets(strings.Replace(head, "mon-fri 08:00-16:30", "mon-fri 08:00-16:00@America/New_York", 1) + "closed 01-01\n")
	if err != nil {
		t.Fatal(err)
	}
	hours, err := markets[0].localHours()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, h := range hours[:3] {
		got = append(got, strings.TrimSpace(h.since.String()+" "+h.text))
	}
	// In 2021 the clocks changed on 14 March in New York and on 28 March in London.
	if want := "mon-fri 08:00-21:00, 2021-03-14 mon-fri 08:00-20:00, 2021-03-28 mon-fri 08:00-21:00"; strings.Join(got, ", ") != want {
		t.Errorf("hours are %v, want %s", got, want)
	}
}

func TestMistakesAreNamed(t *testing.T) {
	for _, text := range []string{
		"zone Europe/London\n", "venues\n", "venues XTST\n", strings.Replace(head, "source", "# source", 1) + "closed 01-01\n", head,
		head + "closed\n", head + "closed 13-01\n", head + "closed 5th-mon-may\n", head + "closed 01-01 someday\n", head + "closed 01-01 on xyz\n",
		head + "early 25:00 12-24\n", head + "early 12:30\n", head + "shut 12-24\n", head + "closed 01-01\n2023 12-24\n",
		head + "closed 01-01\nclose 5\n", head + "closed 01-01\nclose +soon\n", head + "hours fri-mon 08:00-16:30\n", head + "hours from 2020-01-01\n", head + "hours mon-fri 09:00-17:00\n",
	} {
		if _, err := parseMarkets(text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
	for _, list := range []string{"2021 01-02", "2021 01-01", "2021 +01-04", "2021 12-24 12-24", "2021 12-32"} {
		markets, err := parseMarkets(head + "closed 01-01\n" + list + "\n")
		if err == nil {
			_, err = markets[0].expand()
		}
		if err == nil {
			t.Errorf("%q was accepted", list)
		}
	}
}

// dueDate is when the years after a market's last one must have been added: as its file says, or else a year before it ends.
func dueDate(m *market) calendar.Date {
	if !m.renew.IsZero() {
		return m.renew
	}
	return calendar.Date{Year: m.last, Month: time.January, Day: 1}
}

// overdue returns the markets whose next years are missing on a day.
func overdue(markets []*market, today calendar.Date) []*market {
	return slices.DeleteFunc(slices.Clone(markets), func(m *market) bool { return today.Before(dueDate(m)) })
}

// This test fails once a calendar is about to end. Most fail a year before; those whose exchange publishes a year's days shortly
// before it, on the day that their file gives. It is the only one that depends on the date.
func TestNoCalendarEndsSoon(t *testing.T) {
	markets, err := readMarkets("../data")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range overdue(markets, calendar.DateOf(time.Now())) {
		t.Errorf("the calendar of %s ends in %d: add the years after it, as described in internal/calendar/data/README.md", m.venues[0], m.last)
	}
}

func TestOverdue(t *testing.T) {
	markets := []*market{
		{venues: []string{"XAAA"}, last: 2028},
		{venues: []string{"XBBB"}, last: 2026, renew: calendar.Date{Year: 2027, Month: time.January, Day: 31}},
	}
	for today, want := range map[string]string{"2026-11-25": "", "2027-01-30": "", "2027-01-31": "XBBB", "2027-12-31": "XBBB", "2028-01-01": "XAAA XBBB"} {
		date, _ := calendar.ParseDate(today)
		var late []string
		for _, m := range overdue(markets, date) {
			late = append(late, m.venues[0])
		}
		if got := strings.Join(late, " "); got != want {
			t.Errorf("on %s overdue: %q, want %q", today, got, want)
		}
	}
}

// A file may not put the day off for long: the next years are due within half a year after the last one.
func TestRenewalIsNotPutOff(t *testing.T) {
	markets, err := readMarkets("../data")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range markets {
		latest := calendar.Date{Year: m.last + 1, Month: time.July, Day: 1}
		if due := dueDate(m); due.After(latest) {
			t.Errorf("%s ends in %d, but is due on %s", m.venues[0], m.last, due)
		}
	}
}
