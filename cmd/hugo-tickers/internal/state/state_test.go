package state

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
)

func TestStateIsRemembered(t *testing.T) {
	dir := Dir(t.TempDir(), "/site/data/tickers/quotes.json")
	s := Read(dir)
	if len(s.Cooldowns) != 0 {
		t.Errorf("an absent state has %v", s)
	}
	until := time.Date(2023, 6, 17, 12, 15, 0, 0, time.UTC)
	s.Cooldowns["yahoo"] = Cooldown{Until: until, Kind: "rate_limited", Failures: 1}
	s.Usage["tiingo"] = DailyUsage{CredentialID: "ab12", Date: calendar.DateOf(until), Requests: 7}
	s.RecordLookup("META", "2023-06-16", false, until)
	s.RecordLookup("META", "2023-06-15", false, until)
	s.RecordLookup("META", "2023-06-15", true, until)
	if err := s.Write(dir); err != nil {
		t.Fatal(err)
	}
	got := Read(dir)
	if got.Cooldowns["yahoo"] != s.Cooldowns["yahoo"] || got.Usage["tiingo"] != s.Usage["tiingo"] {
		t.Errorf("read %v, wrote %v", got, s)
	}
	if missing := got.MissingCloses["META"]; len(missing) != 1 || !missing["2023-06-16"].Equal(until) {
		t.Errorf("missing closes: %v", missing)
	}
}

func TestAnUnreadableStateIsEmpty(t *testing.T) {
	dir := t.TempDir()
	for _, content := range []string{"", "{", "[]", `{"cooldowns": [`, `{"cooldowns": 5}`, `{"usage": {"a": {"date": "never"}}}`, `{"holds": {"yahoo": {"until": "2023-06-17T12:15:00Z"}}}`} {
		if err := os.WriteFile(filepath.Join(dir, fileName), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		got := Read(dir)
		if got.Cooldowns == nil || got.Usage == nil || got.NotFound == nil || got.MissingCloses == nil || len(got.Cooldowns)+len(got.Usage) != 0 {
			t.Errorf("%q is read as %v", content, got)
		}
	}
}

func TestEverySiteHasItsOwnState(t *testing.T) {
	if Dir("/c", "/a/quotes.json") == Dir("/c", "/b/quotes.json") {
		t.Error("two sites share a state")
	}
}
