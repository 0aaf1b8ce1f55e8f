package quote

import (
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
)

func TestAnUnknownMarketIsNeverNewYork(t *testing.T) {
	for name, mic := range venueNames {
		symbol, err := ParseSymbol(name + ":1")
		if err != nil {
			t.Fatal(err)
		}
		if (Instrument{Symbol: symbol}).Calendar() != calendar.Of(mic) {
			t.Errorf("venue %s has another calendar", name)
		}
	}
	spelled := map[string]string{"yahoo": "X.YZ"}
	for _, i := range []Instrument{
		{Symbol: "INDEX:PSEI"}, {Symbol: "INDEX:SX5E"}, {Symbol: "INDEX:VIX"}, {Symbol: "GOLD", Spelling: spelled},
		{Symbol: "GOLD", Spelling: spelled, MIC: "XPHS"},
	} {
		if i.Calendar() != calendar.Anywhere {
			t.Errorf("%+v has the sessions of an exchange", i)
		}
	}
	for _, zone := range []string{"Asia/Manila", "Europe/Paris", "America/Chicago", "Africa/Cairo", "Pacific/Auckland"} {
		q := Quote{Symbol: "GOLD", Zone: zone, AsOf: time.Date(2026, 11, 17, 23, 30, 0, 0, time.UTC)}
		location, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := q.InMarket(Instrument{}).Session, calendar.DateOf(q.AsOf.In(location)); got != want {
			t.Errorf("in %s the session is %s, want %s", zone, got, want)
		}
	}
}
