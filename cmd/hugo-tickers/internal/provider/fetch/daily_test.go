package fetch

import (
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/shopspring/decimal"
)

func TestUSClosesAreFinalFromEightInTheEvening(t *testing.T) {
	for _, tt := range []struct {
		session, now string
		want         bool
	}{
		{"2026-11-24", "2026-11-24T20:59:00Z", false}, // a minute before the close
		{"2026-11-24", "2026-11-24T21:05:00Z", false}, // the close, but not yet in delayed data
		{"2026-11-24", "2026-11-25T00:59:59Z", false},
		{"2026-11-24", "2026-11-25T01:00:00Z", true},
		{"2026-07-14", "2026-07-14T23:59:59Z", false}, // daylight time
		{"2026-07-14", "2026-07-15T00:00:00Z", true},
		{"2026-11-27", "2026-11-27T19:00:00Z", false}, // half a day
		{"2026-11-25", "2026-11-24T12:00:00Z", false}, // to come
		{"2026-11-20", "2026-11-24T12:00:00Z", true},
	} {
		session, err := calendar.ParseDate(tt.session)
		if err != nil {
			t.Fatal(err)
		}
		now, err := time.Parse(time.RFC3339, tt.now)
		if err != nil {
			t.Fatal(err)
		}
		c := USClose(session, decimal.NewNullDecimal(decimal.NewFromInt(7)), now)
		if c.Date != session || c.Price.Valid != tt.want {
			t.Errorf("%s at %s: %+v, want a close: %v", tt.session, tt.now, c, tt.want)
		}
	}
}
