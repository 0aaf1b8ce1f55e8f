package calendar

import (
	"testing"
	"time"
)

func at(t *testing.T, text string) time.Time {
	t.Helper()
	instant, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return instant
}

func TestSessions(t *testing.T) {
	for _, tt := range []struct{ venue, now, last, next, before string }{
		// Friday evening, and the Sunday before Juneteenth 2023, a Monday without a session.
		{"XNAS", "2023-06-16T20:00:00Z", "2023-06-16T20:00:00Z", "2023-06-20T20:00:00Z", "2023-06-15T20:00:00Z"},
		{"XNAS", "2023-06-18T12:00:00Z", "2023-06-16T20:00:00Z", "2023-06-20T20:00:00Z", "2023-06-16T20:00:00Z"},
		{"XNAS", "2023-06-20T14:00:00Z", "2023-06-16T20:00:00Z", "2023-06-20T20:00:00Z", "2023-06-16T20:00:00Z"},
		// 3 July 2023 closed at 13:00, the 4th had no session.
		{"XNYS", "2023-07-03T16:59:59Z", "2023-06-30T20:00:00Z", "2023-07-03T17:00:00Z", "2023-06-30T20:00:00Z"},
		{"XNYS", "2023-07-04T12:00:00Z", "2023-07-03T17:00:00Z", "2023-07-05T20:00:00Z", "2023-07-03T17:00:00Z"},
		// The clocks change in New York on 10 March 2024, in London on the 31st.
		{"XNYS", "2024-03-11T12:00:00Z", "2024-03-08T21:00:00Z", "2024-03-11T20:00:00Z", "2024-03-08T21:00:00Z"},
		{"XLON", "2024-04-02T12:00:00Z", "2024-03-28T16:30:00Z", "2024-04-02T15:30:00Z", "2024-03-28T16:30:00Z"},
		{"XLON", "2024-12-24T13:00:00Z", "2024-12-24T12:30:00Z", "2024-12-27T16:30:00Z", "2024-12-23T16:30:00Z"},
		// Tokyo trades half an hour longer since 5 November 2024.
		{"XTKS", "2024-11-02T00:00:00Z", "2024-11-01T06:00:00Z", "2024-11-05T06:30:00Z", "2024-11-01T06:00:00Z"},
		// Golden week in Shanghai, a Saturday session in Mumbai.
		{"XSHG", "2023-10-01T00:00:00Z", "2023-09-28T07:00:00Z", "2023-10-09T07:00:00Z", "2023-09-28T07:00:00Z"},
		{"XNSE", "2024-01-20T12:00:00Z", "2024-01-20T10:00:00Z", "2024-01-23T10:00:00Z", "2024-01-19T10:00:00Z"},
		{"XASX", "2024-12-24T12:00:00Z", "2024-12-24T03:10:00Z", "2024-12-27T05:00:00Z", "2024-12-23T05:00:00Z"},
		{"XPAR", "2024-05-01T12:00:00Z", "2024-04-30T15:30:00Z", "2024-05-02T15:30:00Z", "2024-04-30T15:30:00Z"},
		{"FX", "2024-06-15T12:00:00Z", "2024-06-14T21:00:00Z", "2024-06-17T21:00:00Z", "2024-06-14T21:00:00Z"},
		{"CRYPTO", "2024-06-16T12:00:00Z", "2024-06-16T00:00:00Z", "2024-06-17T00:00:00Z", "2024-06-16T00:00:00Z"},
		{"CRYPTO", "2024-06-16T00:00:00Z", "2024-06-16T00:00:00Z", "2024-06-17T00:00:00Z", "2024-06-15T00:00:00Z"},
	} {
		c := Of(tt.venue)
		now := at(t, tt.now)
		before, _ := c.Close(c.PreviousSession(c.Date(now)))
		for _, got := range []struct {
			name, want string
			end        time.Time
		}{{"LastClose", tt.last, c.LastClose(now)}, {"NextClose", tt.next, c.NextClose(now)}, {"the close of PreviousSession", tt.before, before}} {
			if !got.end.Equal(at(t, got.want)) {
				t.Errorf("%s at %s: %s is %s, want %s", tt.venue, tt.now, got.name, got.end.Format(time.RFC3339), got.want)
			}
		}
	}
}

func TestEveryCalendarHasItsYears(t *testing.T) {
	for venue, c := range listed() {
		if len(c.holidayYears) == 0 {
			continue
		}
		for year := 2020; year <= 2026; year++ {
			if !c.holidayYears[year] {
				t.Errorf("%s does not list the holidays of %d", venue, year)
			}
			sessions := 0
			for date := (Date{year, time.January, 1}); date.Year == year; date = date.AddDays(1) {
				if _, ok := c.Close(date); ok {
					sessions++
				}
				c.LastClose(date.In(time.UTC)) // Panics if there is no session within a month.
				c.NextClose(date.In(time.UTC))
			}
			if sessions < 235 || sessions > 262 {
				t.Errorf("%s has %d sessions in %d", venue, sessions, year)
			}
		}
	}
	for _, venue := range []string{"XNYS", "XLON", "XETR", "XPAR", "XSWX", "XTKS", "XHKG", "XASX", "XTSE"} {
		if !Of(venue).HasHolidays(Date{2028, time.December, 31}) {
			t.Errorf("%s ends before 2029", venue)
		}
	}
}

func TestUnlistedHolidays(t *testing.T) {
	for venue, year := range map[string]int{"BVMF": 2024, "XNSE": 2027, "XNYS": 2019} {
		if Of(venue).HasHolidays(Date{year, time.June, 14}) {
			t.Errorf("%s claims to have the holidays of %d", venue, year)
		}
	}
	if got := Of("BVMF").LastClose(at(t, "2024-06-16T12:00:00Z")).Format(time.RFC3339); got != "2024-06-14T20:00:00Z" {
		t.Errorf("the last session in São Paulo ended %s", got)
	}
	if Of("MOON") != nil {
		t.Error("there is a calendar of the moon")
	}
}

func TestIsOpen(t *testing.T) {
	for _, tt := range []struct {
		venue, at string
		want      bool
	}{
		{"XNYS", "2023-06-16T13:29:59Z", false},
		{"XNYS", "2023-06-16T13:30:00Z", true},
		{"XNYS", "2023-06-16T19:59:59Z", true},
		{"XNYS", "2023-06-16T20:00:00Z", false},
		{"XNYS", "2023-06-19T15:00:00Z", false}, // Juneteenth
		{"XNYS", "2023-07-03T18:00:00Z", false}, // after an early close
		{"XASX", "2023-01-15T23:30:00Z", true},  // Monday in Sydney
		{"XTKS", "2023-06-16T00:30:00Z", true},
		{"FX", "2023-06-16T20:59:59Z", true},
		{"FX", "2023-06-17T12:00:00Z", false},
		{"FX", "2023-06-18T22:00:00Z", true},
		{"CRYPTO", "2023-06-17T12:00:00Z", true},
	} {
		if got := Of(tt.venue).IsOpen(at(t, tt.at)); got != tt.want {
			t.Errorf("%s at %s: open is %t", tt.venue, tt.at, got)
		}
	}
}

func TestParseNamesTheLine(t *testing.T) {
	for _, text := range []string{"XNYS America/New_York 09:30-16:00\n2020 13-01", "XNYS America/New_York 09:30-4pm", "XNYS America/New_York 16:00", "XNYS America/New_York 09:30-16:00\n20x0", "XNYS America/New_York 09:30-16:00\n2020 12-24@noon"} {
		if _, err := parse(text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}
