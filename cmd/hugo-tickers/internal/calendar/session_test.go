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

func TestInZone(t *testing.T) {
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		t.Fatal(err)
	}
	c := InZone(zone)
	if got := c.SessionOf(at(t, "2026-11-24T03:30:00Z")).String(); got != "2026-11-24" {
		t.Errorf("Tuesday morning belongs to %s", got)
	}
	if got := c.SessionOf(at(t, "2026-11-21T03:30:00Z")).String(); got != "2026-11-20" {
		t.Errorf("Saturday morning belongs to %s", got)
	}
	if c.HasHolidays(Date{2026, 11, 24}) {
		t.Error("its holidays are known")
	}
}

func TestIsOfficialClose(t *testing.T) {
	for _, tt := range []struct {
		mic, session, at string
		want             bool
	}{
		{"XNYS", "2023-06-16", "2023-06-16T19:59:59Z", false},
		{"XNYS", "2023-06-16", "2023-06-16T20:00:01Z", true},
		{"XNYS", "2026-11-24", "2026-11-24T21:48:00Z", false}, // after hours
		{"XNYS", "2023-07-03", "2023-07-03T17:00:02Z", true},  // an early close
		{"XHKG", "2026-11-18", "2026-11-18T08:00:05Z", false}, // before the auction
		{"XHKG", "2026-11-18", "2026-11-18T08:08:11Z", true},
		{"XASX", "2026-11-18", "2026-11-18T05:05:10Z", false},
		{"XASX", "2026-11-18", "2026-11-18T05:10:38Z", true},
		{"XTKS", "2026-11-18", "2026-11-18T06:12:30Z", false},
		{"XTKS", "2026-11-18", "2026-11-18T06:30:00Z", true},
		{"XNYS", "2023-06-17", "2023-06-17T20:00:01Z", false}, // no session
	} {
		session, err := ParseDate(tt.session)
		if err != nil {
			t.Fatal(err)
		}
		if got := Of(tt.mic).IsOfficialClose(tt.mic, session, at(t, tt.at)); got != tt.want {
			t.Errorf("%s at %s: %t, want %t", tt.mic, tt.at, got, tt.want)
		}
	}
}
