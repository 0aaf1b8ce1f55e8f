package quote

import (
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/shopspring/decimal"
)

// A price is in a currency of its day: a withdrawn one until the day before its successor.
func TestWithdrawnCurrencies(t *testing.T) {
	for _, tt := range []struct {
		currency, session string
		want              bool
	}{
		{"HRK", "2022-12-30", true}, {"HRK", "2023-01-02", false}, {"BGN", "2025-12-31", true}, {"BGN", "2026-01-02", false},
		{"LTL", "2014-12-31", true}, {"LTL", "2015-01-02", false}, {"SLL", "2024-03-28", true}, {"SLL", "2024-04-02", false},
		{"ZWL", "2024-08-30", true}, {"ZWL", "2024-09-02", false}, {"VEF", "2018-08-17", true}, {"VEF", "2018-08-21", false},
		{"ANG", "2025-06-30", true}, {"ANG", "2025-07-01", false}, {"MRO", "2018-01-02", false}, {"DEM", "2001-12-28", true}, {"DEM", "2002-01-02", false},
		{"EUR", "2026-11-24", true}, {"VES", "2026-11-24", true}, {"XCG", "2026-11-24", true},
	} {
		session, err := calendar.ParseDate(tt.session)
		if err != nil {
			t.Fatal(err)
		}
		q := Quote{Symbol: "ABC", Currency: tt.currency, Price: decimal.NewFromInt(7), AsOf: session.At(12, 0, time.UTC), Session: session}
		if err := q.Validate(session.At(20, 0, time.UTC)); (err == nil) != tt.want {
			t.Errorf("%s on %s: %v", tt.currency, tt.session, err)
		}
	}
}

// The price of a coin can be in another coin, which no other price can.
func TestCoinsAsCurrencies(t *testing.T) {
	for _, tt := range []struct {
		symbol Symbol
		code   string
		want   bool
	}{
		{"CRYPTO:ETH/BTC", "BTC", true}, {"CRYPTO:SOL/ETH", "ETH", true}, {"CRYPTO:BTC/USDT", "USDT", true}, {"CRYPTO:ETH/BTC", "USD", true},
		{"CRYPTO:BTC/EUR", "EUR", true}, {"CRYPTO:ETH/BTC", "ETH", false}, {"CRYPTO:ETH/BTC", "", false}, {"CRYPTO:BTC/USD", "BTC", false},
		{"FX:EUR/BTC", "BTC", false}, {"META", "BTC", false}, {"XLON:BTC", "BTC", false},
	} {
		unit, err := tt.symbol.ParseUnit(tt.code)
		if (err == nil) != tt.want || err == nil && unit.Major != tt.code {
			t.Errorf("%s in %q: %+v, %v", tt.symbol, tt.code, unit, err)
		}
	}
}

// The kind of an instrument is that of its venue: an exchange traded fund called BTC is no coin.
func TestKindsOfVenues(t *testing.T) {
	for _, tt := range []struct {
		symbol Symbol
		kind   Kind
		want   bool
	}{
		{"CRYPTO:BTC/USD", Coin, true}, {"CRYPTO:BTC/USD", "", true}, {"CRYPTO:BTC/USD", ETF, false}, {"CRYPTO:BTC/USD", Equity, false},
		{"FX:EUR/USD", CurrencyPair, true}, {"FX:EUR/USD", Equity, false}, {"INDEX:SPX", MarketIndex, true}, {"INDEX:SPX", Fund, false},
		{"BTC", ETF, true}, {"XLON:VOD", Equity, true}, {"GOLD", FutureContract, true},
	} {
		at := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
		q := Quote{Symbol: tt.symbol, Kind: tt.kind, Currency: "USD", Price: decimal.NewFromInt(7), AsOf: at, Session: calendar.DateOf(at)}
		if err := q.Validate(at); (err == nil) != tt.want {
			t.Errorf("%s of the kind %q: %v", tt.symbol, tt.kind, err)
		}
	}
}

// A price is not older than its session, but for the evening and the weekend before it.
func TestSessionsAreNotToCome(t *testing.T) {
	at := time.Date(2026, 11, 20, 22, 30, 0, 0, time.UTC) // Friday evening
	for days, want := range map[int]bool{-12: true, -1: true, 0: true, 1: true, 3: true, 5: true, 6: false, 40: false} {
		q := Quote{Symbol: "FX:EUR/USD", Currency: "USD", Price: decimal.NewFromInt(7), AsOf: at, Session: calendar.DateOf(at).AddDays(days)}
		if err := q.Validate(at); (err == nil) != want {
			t.Errorf("a session %d days later: %v", days, err)
		}
	}
}
