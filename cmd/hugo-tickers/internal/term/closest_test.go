package term

import "testing"

func TestClosest(t *testing.T) {
	known := []string{"at", "watchlist", "since", "name", "url"}
	for word, want := range map[string]string{"watchlits": "watchlist", "sicne": "since", "nmae": "name", "Name": "name", "yahoo": "", "xy": "", "ur": "url", "a": "at", "": ""} {
		if got := Closest(word, known); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}
