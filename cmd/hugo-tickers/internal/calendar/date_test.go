package calendar

import (
	"encoding/json"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for text, want := range map[string]Date{
		"2023-06-16": {2023, time.June, 16}, "2024-02-29": {2024, time.February, 29},
		"2023-02-29": {}, "2023-6-16": {}, "16.06.2023": {}, "": {}, "2023-06-16T00:00:00Z": {},
	} {
		if got, err := ParseDate(text); got != want || (err == nil) == want.IsZero() {
			t.Errorf("ParseDate(%q) = %v, %v", text, got, err)
		}
	}
}

func TestDateOfUsesTheZoneOfTheInstant(t *testing.T) {
	sydney, err := time.LoadLocation("Australia/Sydney")
	if err != nil {
		t.Fatal(err)
	}
	sunday := time.Date(2023, 1, 15, 23, 30, 0, 0, time.UTC)
	if got := DateOf(sunday).String(); got != "2023-01-15" {
		t.Errorf("in UTC it is %s", got)
	}
	if got := DateOf(sunday.In(sydney)).String(); got != "2023-01-16" {
		t.Errorf("in Sydney it is %s", got)
	}
}

func TestDateArithmetic(t *testing.T) {
	leap, _ := ParseDate("2024-02-28")
	next := leap.AddDays(2)
	if next.String() != "2024-03-01" || next.AddDays(-2) != leap || next.DaysSince(leap) != 2 || leap.DaysSince(next) != -2 {
		t.Errorf("two days after %s is %s", leap, next)
	}
	if !leap.Before(next) || !next.After(leap) || leap.Compare(leap) != 0 || leap.Before(leap) || leap.After(leap) {
		t.Error("dates are out of order")
	}
	if leap.Weekday() != time.Wednesday {
		t.Errorf("%s is a %s", leap, leap.Weekday())
	}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	// The day on which the clocks change has 23 hours; the next day still starts at midnight.
	change := Date{2024, time.March, 31}
	if hours := change.AddDays(1).In(berlin).Sub(change.In(berlin)).Hours(); hours != 23 {
		t.Errorf("%s has %v hours in Berlin", change, hours)
	}
}

func TestDateAsText(t *testing.T) {
	type dates struct {
		Known   Date          `json:"known"`
		Unknown Date          `json:"unknown,omitzero"`
		Empty   Date          `json:"empty"`
		ByDate  map[Date]bool `json:"byDate"`
	}
	give := dates{Known: Date{2023, time.June, 16}, ByDate: map[Date]bool{{2023, time.June, 15}: true}}
	encoded, err := json.Marshal(give)
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"known":"2023-06-16","empty":"","byDate":{"2023-06-15":true}}`; string(encoded) != want {
		t.Errorf("wrote %s, want %s", encoded, want)
	}
	var got dates
	if err := json.Unmarshal(encoded, &got); err != nil || got.Known != give.Known || !got.Empty.IsZero() || !got.ByDate[Date{2023, time.June, 15}] {
		t.Errorf("read %+v, %v", got, err)
	}
	if err := json.Unmarshal([]byte(`{"known":"2023-13-01"}`), &got); err == nil {
		t.Error("a 13th month was read")
	}
}
