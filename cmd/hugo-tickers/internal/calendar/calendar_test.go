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

func TestUnlistedHolidays(t *testing.T) {
	for venue, year := range map[string]int{"XNSE": 2019, "XNYS": 1999, "XSAU": 2021, "XPAR": 2019} {
		if Of(venue).HasHolidays(Date{year, time.June, 14}) {
			t.Errorf("%s claims to have the holidays of %d", venue, year)
		}
	}
	if got := Of("XSAU").LastClose(at(t, "2021-06-11T12:00:00Z")).Format(time.RFC3339); got != "2021-06-10T12:00:00Z" {
		t.Errorf("the last session in Riyadh ended %s", got)
	}
	if Of("MOON") != nil || Of("") != nil || Of("#") != nil {
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
		{"XTKS", "2024-11-05T06:15:00Z", true},  // until 15:30 since that day
		{"XTKS", "2024-11-01T06:15:00Z", false}, // until 15:00 before it
		{"XNSE", "2024-11-01T12:45:00Z", true},  // Muhurat trading, 18:00 to 19:00
		{"XNSE", "2024-11-01T08:00:00Z", false}, // the rest of that day
		{"BVMF", "2024-02-14T15:30:00Z", false}, // Ash Wednesday, before 13:00
		{"XTAE", "2026-01-04T10:00:00Z", false}, // the first Sunday without a session
		{"XTAE", "2026-01-09T10:00:00Z", true},  // the first Friday with one
		{"XTAE", "2025-12-28T10:00:00Z", true},  // the last Sunday with one
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
	const head = "XNYS America/New_York\nhours mon-fri 09:30-16:00\n"
	for _, text := range []string{
		"", "XNYS", "XNYS America/Nowhere", "XNYS America/New_York", "XNYS America/New_York\nhours mon-fri 09:30-4pm",
		"XNYS America/New_York\nhours mon-fri", "XNYS America/New_York\nhours fri-mon 09:30-16:00", "XNYS America/New_York\nhours mon-fri 16:00-09:30",
		"XNYS America/New_York\nhours 2024-13-01 mon-fri 09:30-16:00", head + "2020 13-01", head + "20x0", head + "2020 12-24@noon", head + "2021 02-29",
	} {
		if _, err := parse(text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
	if _, err := parse(head + "2020 01-01 12-24@13:00 +01-04"); err != nil {
		t.Error(err)
	}
}
