package calendar

import (
	"testing"
	"time"
)

func TestSessionOf(t *testing.T) {
	for _, tt := range []struct{ venue, at, want string }{
		{"XNYS", "2023-06-16T18:00:00Z", "2023-06-16"},
		{"XNYS", "2023-06-16T12:00:00Z", "2023-06-16"}, // before the opening
		{"XNYS", "2023-06-17T01:00:00Z", "2023-06-16"}, // Friday evening
		{"XNYS", "2023-06-17T12:00:00Z", "2023-06-16"}, // Saturday
		{"XNYS", "2023-06-19T15:00:00Z", "2023-06-16"}, // a holiday
		{"XTKS", "2026-11-18T01:00:00Z", "2026-11-18"}, // Wednesday morning in Tokyo, Tuesday in New York
		{"XASX", "2026-11-17T23:30:00Z", "2026-11-18"},
		{"FX", "2026-11-17T21:59:00Z", "2026-11-17"},
		{"FX", "2026-11-18T01:00:00Z", "2026-11-18"}, // Tuesday, 20:00 in New York
		{"FX", "2026-11-20T21:59:00Z", "2026-11-20"}, // Friday, a minute before the end
		{"FX", "2026-11-20T22:05:00Z", "2026-11-20"}, // a late print of Friday
		{"FX", "2026-11-22T22:30:00Z", "2026-11-23"}, // Sunday evening
		{"FX", "2026-07-14T20:59:00Z", "2026-07-14"}, // summer time
		{"FX", "2026-07-14T21:01:00Z", "2026-07-15"},
		{"CRYPTO", "2023-06-17T12:00:00Z", "2023-06-17"},
		{"CRYPTO", "2023-06-17T23:59:59Z", "2023-06-17"},
		{"CRYPTO", "2023-06-18T00:00:01Z", "2023-06-18"},
	} {
		if got := Of(tt.venue).SessionOf(at(t, tt.at)).String(); got != tt.want {
			t.Errorf("%s at %s: the session of %s, want %s", tt.venue, tt.at, got, tt.want)
		}
	}
}

// Of a market without a calendar, every day can be a session: some have theirs from Sunday to Thursday.
func TestInZone(t *testing.T) {
	for _, tt := range []struct{ zone, at, want string }{
		{"Asia/Manila", "2026-11-24T03:30:00Z", "2026-11-24"},
		{"Asia/Manila", "2026-11-23T16:30:00Z", "2026-11-24"},      // just after midnight
		{"Africa/Cairo", "2026-11-22T10:00:00Z", "2026-11-22"},     // Sunday
		{"Asia/Qatar", "2026-11-22T09:00:00Z", "2026-11-22"},       // Sunday
		{"Asia/Kuwait", "2026-11-19T09:00:00Z", "2026-11-19"},      // Thursday
		{"America/Santiago", "2026-11-17T23:30:00Z", "2026-11-17"}, // evening
		{"Africa/Nairobi", "2026-11-18T00:00:00Z", "2026-11-18"},
	} {
		zone, err := time.LoadLocation(tt.zone)
		if err != nil {
			t.Fatal(err)
		}
		c := InZone(zone)
		if got := c.SessionOf(at(t, tt.at)).String(); got != tt.want || c.HasHolidays(c.Date(at(t, tt.at))) {
			t.Errorf("%s in %s belongs to %s, want %s", tt.at, tt.zone, got, tt.want)
		}
	}
	if got := Anywhere.SessionOf(at(t, "2026-11-21T13:30:00Z")).String(); got != "2026-11-20" {
		t.Errorf("Saturday belongs to %s, anywhere", got)
	}
}

// The first and the last instant, in the exchange's zone, at which a price of regular trading is the official close.
func TestIsOfficialClose(t *testing.T) {
	for _, tt := range []struct{ mic, session, first, last string }{
		{"XNYS", "2023-06-16", "16:00", "16:20"},
		{"XNYS", "2023-07-03", "13:00", "13:20"}, // half a day
		{"XTSE", "2026-11-18", "16:00", "16:20"},
		{"XLON", "2026-11-18", "16:35", "16:55"},
		{"XLON", "2026-12-24", "12:35", "12:55"},
		{"XDUB", "2026-11-18", "16:30", "16:50"},
		{"XOSL", "2026-11-18", "16:25", "16:45"},
		{"XETR", "2026-11-18", "17:35", "17:55"},
		{"XHKG", "2026-11-18", "16:08", "16:28"},
		{"XASX", "2026-11-18", "16:10", "16:30"},
		{"XTKS", "2024-11-01", "15:00", "15:20"}, // before its longer session
		{"XTKS", "2026-11-18", "15:30", "15:50"},
		{"XKLS", "2026-11-18", "16:50", "17:10"},
		{"XSAU", "2026-11-18", "15:10", "15:30"},
		// The sessions of these end after their auction.
		{"XWAR", "2026-11-18", "17:00", "17:20"},
		{"XJSE", "2026-11-18", "17:00", "17:20"},
		{"XTAE", "2026-11-18", "17:25", "17:45"},
		{"XTAE", "2026-11-20", "14:00", "14:20"}, // Friday, since 2026
		{"XIDX", "2026-11-18", "16:00", "16:20"},
		{"BVMF", "2026-11-18", "18:00", "18:20"}, // New York's daylight time has ended
		{"BVMF", "2026-07-14", "17:00", "17:20"},
		{"XSWX", "2026-11-18", "17:30", "17:50"},
	} {
		c := Of(tt.mic)
		session, err := ParseDate(tt.session)
		if err != nil {
			t.Fatal(err)
		}
		local := func(text string) time.Time {
			at, err := time.ParseInLocation("2006-01-02 15:04", tt.session+" "+text, c.zone)
			if err != nil {
				t.Fatal(err)
			}
			return at
		}
		first, last := local(tt.first), local(tt.last)
		for at, want := range map[time.Time]bool{first.Add(-time.Second): false, first: true, last: true, last.Add(time.Second): false} {
			if got := c.IsOfficialClose(session, at, last.Add(longestDelay)); got != want {
				t.Errorf("%s at %s: %t, want %t", tt.mic, at, got, want)
			}
		}
		if c.IsOfficialClose(session, first, last.Add(longestDelay-time.Second)) {
			t.Errorf("%s: a price of %s is the close while later ones can come", tt.mic, first)
		}
	}
	if Of("XNYS").IsOfficialClose(Date{2023, time.June, 17}, at(t, "2023-06-17T20:00:01Z"), at(t, "2023-06-19T20:00:01Z")) {
		t.Error("a Saturday in New York has a close")
	}
}
