package state

import (
	"encoding/json"
	"testing"
	"time"
)

// FuzzState reads any state: what is remembered is the same after it was written, and no provider is left alone for longer than a day.
//
//	go test -run '^$' -fuzz State ./cmd/hugo-tickers/internal/state
func FuzzState(f *testing.F) {
	for _, text := range []string{
		"", "{", "[]", "null", `{"cooldowns": [`, `{"cooldowns": 5}`, `{"usage": {"a": {"date": "never"}, "b": {"date": "2023-06-17", "requests": 7}}}`,
		`{"cooldowns": {"yahoo": {"until": "2023-06-17T12:15:00Z", "failures": 1}, "tiingo": {"until": "9999-12-31T00:00:00Z"}, "x": {"until": 5}}}`,
		`{"notFound": {"META": {"since": "2023-06-17T12:15:00Z", "lastSession": "1970-01-01T00:00:00Z", "count": 3}}, "renamed": {"META": "x", "VOD": []}}`,
		`{"missingCloses": {"META": {"2023-06-16": "2023-06-17T12:15:00Z", "x": 1}, "VOD": 7}, "refused": {"META": {"2023-06-16": "why", "0000-00-00": "", "": "x"}}}`,
	} {
		f.Add([]byte(text))
	}
	now := time.Date(2023, 6, 17, 12, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text []byte) {
		s := decode(text)
		first, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		if second, err := json.Marshal(decode(first)); err != nil || string(first) != string(second) {
			t.Errorf("%s is read as %s: %v", first, second, err)
		}
		for name, c := range s.Cooldowns {
			if c.Active(now) && !c.Until.Before(now.Add(LongestCooldown+time.Hour)) {
				t.Errorf("%s is left alone until %s", name, c.Until)
			}
		}
	})
}
