package calendar

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/facts.txt
var facts string

func TestKnownFacts(t *testing.T) {
	count := map[string]int{}
	total := 0
	for line := range strings.Lines(facts) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		venue, want := words[0], words[2]
		date, err := ParseDate(words[1])
		if err != nil {
			t.Fatal(err)
		}
		c := Of(venue)
		if c == nil {
			t.Fatalf("%s has no calendar", venue)
		}
		if !c.HasHolidays(date) {
			t.Errorf("%s %s: the holidays of the year are not known", venue, date)
		}
		got := "closed"
		if end, ok := c.Close(date); ok {
			got = end.In(c.zone).Format("15:04")
		}
		if got != want {
			t.Errorf("%s %s: %s, want %s", venue, date, got, strings.Join(words[2:], " "))
		}
		count[venue]++
		total++
	}
	for _, venue := range exchanges() {
		if count[venue] < 2 {
			t.Errorf("%s has %d facts; each venue needs two", venue, count[venue])
		}
	}
	if total < 150 {
		t.Errorf("%d facts", total)
	}
	t.Logf("%d facts of %d venues", total, len(count))
}

// exchanges returns the MICs of the table.
func exchanges() []string {
	var venues []string
	for block := range strings.SplitSeq(sessions, "\n\n") {
		venues = append(venues, venuesOf(block)...)
	}
	return venues
}
