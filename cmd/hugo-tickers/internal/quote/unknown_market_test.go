package quote

import (
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
)

// A market that is not known stays so if the provider states the session of a price: it does not get New York's holidays.
func TestAStatedSessionInAnUnknownMarket(t *testing.T) {
	i := Instrument{Symbol: "QNBK", Spelling: map[string]string{"alphavantage": "QNBK"}}
	thursday := calendar.Date{Year: 2025, Month: time.July, Day: 3} // Friday is a holiday in New York, Sunday a session in Doha.
	q := Quote{Symbol: i.Symbol, Session: thursday, AsOf: i.CloseInstant(thursday), Final: true}.InMarket(i)
	q.PreviousClose.Valid = true
	if q.Calendar() != calendar.Anywhere || q.Session != thursday {
		t.Errorf("the session of %s in %q", q.Session, q.Zone)
	}
	if pin, ok := PinOfQuote(q, "2025-07-06"); ok {
		t.Errorf("the close of %s is pinned for Sunday", pin.Session)
	}
}

// The session of a price in an unknown market is the day of regular trading there, not the one before.
func TestPricesInUnknownMarkets(t *testing.T) {
	for _, tt := range []struct{ at, want string }{
		{"2026-11-18T01:30:00Z", "2026-11-18"}, // Manila, 9:30
		{"2026-11-18T06:59:00Z", "2026-11-18"}, // Manila, 14:59
		{"2026-11-22T07:30:00Z", "2026-11-22"}, // Cairo on a Sunday, 9:30
		{"2026-11-17T20:00:00Z", "2026-11-17"}, // Lima, 15:00
	} {
		at, err := time.Parse(time.RFC3339, tt.at)
		if err != nil {
			t.Fatal(err)
		}
		q := Quote{Symbol: "INDEX:XYZ", AsOf: at}.InMarket(Instrument{Symbol: "INDEX:XYZ"})
		if q.Session.String() != tt.want {
			t.Errorf("%s: the session of %s, want %s", tt.at, q.Session, tt.want)
		}
	}
}
