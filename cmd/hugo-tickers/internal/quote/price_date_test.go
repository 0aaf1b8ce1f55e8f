package quote

import (
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/shopspring/decimal"
)

func TestPriceDateMeansASession(t *testing.T) {
	for _, tt := range []struct {
		day    PriceDate
		symbol Symbol
		want   string
		why    string
	}{
		{"2023-06-16", "META", "2023-06-16T20:00:00Z", "its own session, in summer time"},
		{"2023-01-17", "META", "2023-01-17T21:00:00Z", "in winter time"},
		{"2023-06-19", "META", "2023-06-16T20:00:00Z", "Juneteenth was no session"},
		{"2023-06-18", "META", "2023-06-16T20:00:00Z", "a Sunday"},
		{"2023-07-04", "META", "2023-07-03T17:00:00Z", "the eve of the Fourth ends at one"},
		{"2023-07-03T17:00:00Z", "META", "2023-07-03T17:00:00Z", "ended at that instant"},
		{"2023-07-03T16:59:59Z", "META", "2023-06-30T20:00:00Z", "ended a second later"},
		{"2023-06-19T09:00:00Z", "META", "2023-06-16T20:00:00Z", "a holiday's morning"},
		{"2023-06-19", "XLON:VOD", "2023-06-19T15:30:00Z", "London was open"},
		{"2023-06-16T12:00:00Z", "XLON:VOD", "2023-06-15T15:30:00Z", "before London closes"},
		{"2023-06-16", "XASX:BHP", "2023-06-16T06:00:00Z", "Sydney's day, not UTC's"},
		{"2023-06-17", "CRYPTO:BTC/USD", "2023-06-17T23:59:59Z", "no weekend"},
		{"2024-03-29", "XLON:VOD", "2024-03-28T16:30:00Z", "Good Friday"},
	} {
		if got := tt.day.SessionEnd(Instrument{Symbol: tt.symbol}.Calendar()).Format(time.RFC3339); got != tt.want {
			t.Errorf("%s of %s is %s, want %s: %s", tt.day, tt.symbol, got, tt.want, tt.why)
		}
	}
}

func TestParsePriceDate(t *testing.T) {
	for text, want := range map[string]PriceDate{
		"2023-06-16":                "2023-06-16",
		" 2023-06-16 ":              "2023-06-16",
		"2023-06-16T16:00:00-04:00": "2023-06-16T20:00:00Z",
		"2023-06-16T00:00:00-04:00": "2023-06-16", // midnight is a date without a time
		"yesterday":                 "",
		"2023-06":                   "",
		"2023-02-30":                "",
		"":                          "",
	} {
		if got, err := ParsePriceDate(text); got != want || (err == nil) != (want != "") {
			t.Errorf("ParsePriceDate(%q) is %q, %v", text, got, err)
		}
	}
}

// A series around two splits of 2:1 and 3:1, with a session missing.
func gapped() Series {
	at := func(day int) calendar.Date { return calendar.Date{Year: 2023, Month: time.June, Day: day} }
	price := func(text string) decimal.NullDecimal { return decimal.NewNullDecimal(decimal.RequireFromString(text)) }
	s := Series{Currency: "USD", Source: "test",
		Closes: []Close{{Date: at(16), Price: price("10")}, {Date: at(12), Price: price("120")}, {Date: at(13), Price: price("60")}, {Date: at(15), Price: price("21")}},
		Splits: []Split{{at(15), decimal.NewFromInt(3)}, {at(13), decimal.NewFromInt(2)}},
	}
	s.Sort()
	return s
}

func TestPins(t *testing.T) {
	for day, want := range map[PriceDate]string{
		"2023-06-12": "120 -",
		"2023-06-13": "60 0.0000", // 60 after 120 / 2
		"2023-06-14": "none",      // the row is missing: no other day's close will do
		"2023-06-15": "21 -",      // the session before is not known
		"2023-06-16": "10 -52.3810",
		"2023-06-17": "10 -52.3810",
		"2023-06-20": "none",
	} {
		got := "none"
		if pin, ok := PinOf(Instrument{Symbol: "ABC"}, day, gapped()); ok {
			got = Format(pin.Price) + " -"
			if change := pin.ChangePercent(); change.Valid {
				got = Format(pin.Price) + " " + Format(change.Decimal)
			}
		}
		if got != want {
			t.Errorf("the pin of %s is %s, want %s", day, got, want)
		}
	}
}

func TestChangesAreOnOneShareBasis(t *testing.T) {
	s := gapped()
	pin, _ := PinOf(Instrument{Symbol: "ABC"}, "2023-06-12", s)
	latest := Quote{Symbol: "ABC", Currency: "USD", Price: decimal.NewFromInt(25), AsOf: time.Date(2023, 6, 16, 20, 0, 0, 0, time.UTC)}
	pin.SplitFactor = s.Factor(calendar.DateOf(pin.AsOf), calendar.DateOf(latest.AsOf))
	// Six shares stand for one: 25 × 6 / 120 − 1 = +25 %.
	if got := pin.ChangeTo(latest); !got.Valid || Format(got.Decimal) != "25.0000" {
		t.Errorf("the change is %v", got)
	}
	latest.Currency = "EUR"
	if got := pin.ChangeTo(latest); got.Valid {
		t.Errorf("a change between two currencies: %v", got)
	}
	var closes []string
	for _, c := range s.Recent(3, calendar.Date{Year: 2023, Month: time.June, Day: 17}) {
		closes = append(closes, c.String())
	}
	if len(closes) != 3 || closes[0] != "20" || closes[1] != "21" || closes[2] != "10" {
		t.Errorf("the last closes are %v", closes)
	}
}

func TestPinOfQuote(t *testing.T) {
	q := Quote{Symbol: "META", Currency: "USD", Price: decimal.RequireFromString("281"), PreviousClose: decimal.NewNullDecimal(decimal.RequireFromString("281.83")),
		AsOf: time.Date(2023, 6, 16, 20, 0, 0, 0, time.UTC), FreshUntil: time.Date(2023, 6, 21, 20, 0, 0, 0, time.UTC),
		Session: calendar.Date{Year: 2023, Month: time.June, Day: 16}, Final: true}
	if pin, ok := PinOfQuote(q, "2023-06-17"); !ok || !pin.FreshUntil.IsZero() {
		t.Errorf("the close of the last session before Saturday: %+v, %v", pin, ok)
	}
	if _, ok := PinOfQuote(q, "2023-06-15"); ok {
		t.Error("Friday's close was taken for Thursday's")
	}
	q.Final = false
	if _, ok := PinOfQuote(q, "2023-06-16"); ok {
		t.Error("a price that is not final was taken for the close")
	}
}
