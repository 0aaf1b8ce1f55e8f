package quote

import (
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/shopspring/decimal"
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
		{"an index that nobody knows", Quote{Symbol: "INDEX:XYZ"}, nil, "2026-11-18T01:00:00Z", "2026-11-18", true},
		{"a spelling, market not known", Quote{Symbol: "GOLD"}, spelled, "2026-11-18T01:00:00Z", "2026-11-18", true},
		{"a spelling at an exchange", Quote{Symbol: "TOYOTA", MIC: "XTKS"}, spelled, "2026-11-18T01:00:00Z", "2026-11-18", false},
		{"a spelling at one of Nasdaq's markets", Quote{Symbol: "META", MIC: "XNGS"}, spelled, "2026-11-18T01:00:00Z", "2026-11-17", false},
		{"a spelling at an exchange without a calendar", Quote{Symbol: "JFC", MIC: "XPHS"}, spelled, "2026-11-18T01:00:00Z", "2026-11-18", true},
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

// Nothing newer can be had once a market is closed and its last close is known, with the close before.
func TestUpToDate(t *testing.T) {
	day := func(n int) calendar.Date { return calendar.Date{Year: 2026, Month: time.November, Day: n} }
	for _, tt := range []struct {
		desc             string
		symbol           Symbol
		session          int
		final, hasChange bool
		now              string
		want             bool
	}{
		{"the close of Friday, on Saturday", "META", 20, true, true, "2026-11-21T12:00:00Z", true},
		{"a live price of Friday, on Saturday", "META", 20, false, true, "2026-11-21T12:00:00Z", false},
		{"the close without the one before", "META", 20, true, false, "2026-11-21T12:00:00Z", false},
		{"the close of Thursday, on Saturday", "META", 19, true, true, "2026-11-21T12:00:00Z", false},
		{"the close of Friday, in Monday's session", "META", 20, true, true, "2026-11-23T15:00:00Z", false},
		{"Tokyo's close of Friday, over a holiday", "XTKS:7203", 20, true, true, "2026-11-23T03:00:00Z", true},
		{"Tokyo's close of Friday, on Tuesday", "XTKS:7203", 20, true, true, "2026-11-24T03:00:00Z", false},
		{"London's close of Friday, in New York's session", "XLON:VOD", 20, true, true, "2026-11-20T18:00:00Z", true},
		{"a market without a calendar", "INDEX:PSEI", 20, true, true, "2026-11-21T12:00:00Z", false},
	} {
		now, err := time.Parse(time.RFC3339, tt.now)
		if err != nil {
			t.Fatal(err)
		}
		q := Quote{Symbol: tt.symbol, Session: day(tt.session), Final: tt.final}
		q.PreviousClose.Valid = tt.hasChange
		if got := q.UpToDate(now); got != tt.want {
			t.Errorf("%s: %t", tt.desc, got)
		}
	}
}

// Only the spelling of the provider that is asked can be of a listing elsewhere.
func TestTheMarketAtAProvider(t *testing.T) {
	i := Instrument{Symbol: "BRK.B", Spelling: map[string]string{"yahoo": "BRK-B", "twelvedata": "BRK.B"}}
	for provider, want := range map[string]*calendar.Calendar{"yahoo": calendar.Anywhere, "twelvedata": calendar.Anywhere, "finnhub": calendar.Of("XNYS"), "file": calendar.Of("XNYS")} {
		if got := i.At(provider).Calendar(); got != want {
			t.Errorf("%s: another calendar than expected", provider)
		}
	}
}

// A pin has the session and the close of its series' market, also if a spelling leaves that of the instrument open.
func TestThePinOfASpelledSymbol(t *testing.T) {
	day := calendar.Date{Year: 2026, Month: time.November, Day: 18}
	series := Series{Currency: "USD", Sessions: calendar.Of("XNYS"), Closes: []Close{{Date: day, Price: decimal.NewNullDecimal(decimal.NewFromInt(7))}}}
	i := Instrument{Symbol: "BRK.B", Spelling: map[string]string{"yahoo": "BRK-B"}}
	for _, stated := range []PriceDate{"2026-11-18", "2026-11-18T22:00:00Z", "2026-11-19T12:00:00Z"} {
		pin, ok := PinOf(i, stated, series)
		if !ok || pin.Session != day || pin.AsOf.Format(time.RFC3339) != "2026-11-18T21:00:00Z" {
			t.Errorf("%s: %t, %s, %s", stated, ok, pin.Session, pin.AsOf)
		}
	}
}
