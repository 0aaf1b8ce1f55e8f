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

// A price belongs to the session of its market, whatever the day is elsewhere.
func TestInMarket(t *testing.T) {
	spelled := map[string]string{"twelvedata": "X"}
	for _, tt := range []struct {
		desc     string
		q        Quote
		spelling map[string]string
		at, want string
		anywhere bool
	}{
		{"a US listing on the evening before", Quote{Symbol: "META"}, nil, "2026-11-18T01:00:00Z", "2026-11-17", false},
		{"Tokyo in its morning", Quote{Symbol: "XTKS:7203"}, nil, "2026-11-18T01:00:00Z", "2026-11-18", false},
		{"Sydney in its morning", Quote{Symbol: "XASX:BHP"}, nil, "2026-11-17T23:30:00Z", "2026-11-18", false},
		{"Auckland in its morning", Quote{Symbol: "XNZE:AIR"}, nil, "2026-11-17T21:30:00Z", "2026-11-18", false},
		{"an index of Tokyo", Quote{Symbol: "INDEX:N225"}, nil, "2026-11-18T01:00:00Z", "2026-11-18", false},
		{"an index that nobody knows", Quote{Symbol: "INDEX:XYZ"}, nil, "2026-11-18T01:00:00Z", "2026-11-17", true},
		{"a spelling, market not known", Quote{Symbol: "GOLD"}, spelled, "2026-11-18T01:00:00Z", "2026-11-17", true},
		{"a spelling at an exchange", Quote{Symbol: "TOYOTA", MIC: "XTKS"}, spelled, "2026-11-18T01:00:00Z", "2026-11-18", false},
		{"a spelling at one of Nasdaq's markets", Quote{Symbol: "META", MIC: "XNGS"}, spelled, "2026-11-18T01:00:00Z", "2026-11-17", false},
		{"a spelling at an exchange without a calendar", Quote{Symbol: "JFC", MIC: "XPHS"}, spelled, "2026-11-18T01:00:00Z", "2026-11-17", true},
		{"a pair after five in New York", Quote{Symbol: "FX:EUR/USD"}, nil, "2026-11-17T22:30:00Z", "2026-11-18", false},
		{"a coin", Quote{Symbol: "CRYPTO:BTC/USD"}, nil, "2026-11-21T22:30:00Z", "2026-11-21", false},
		{"Tel Aviv on a Sunday of 2025", Quote{Symbol: "XTAE:LUMI"}, nil, "2025-11-16T10:00:00Z", "2025-11-16", false},
		{"Tel Aviv on a Sunday of 2026", Quote{Symbol: "XTAE:LUMI"}, nil, "2026-11-15T10:00:00Z", "2026-11-13", false},
	} {
		var err error
		if tt.q.AsOf, err = time.Parse(time.RFC3339, tt.at); err != nil {
			t.Fatal(err)
		}
		got := tt.q.InMarket(Instrument{Symbol: tt.q.Symbol, Spelling: tt.spelling})
		if got.Session.String() != tt.want || (got.Calendar() == calendar.Anywhere) != tt.anywhere {
			t.Errorf("%s: the session of %s in %q, want %s", tt.desc, got.Session, got.Zone, tt.want)
		}
	}
}
