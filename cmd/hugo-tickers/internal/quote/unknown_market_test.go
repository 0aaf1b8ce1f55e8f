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
