package quote

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/shopspring/decimal"
)

func TestParseSymbol(t *testing.T) {
	for _, tt := range []struct {
		give, want, venue, ticker string
	}{
		{" meta ", "META", "", "META"},
		{"BRK.B", "BRK.B", "", "BRK.B"},
		{"xlon:vod", "XLON:VOD", "XLON", "VOD"},
		{"LSE:VOD", "LSE:VOD", "XLON", "VOD"},
		{"XTKS:7203", "XTKS:7203", "XTKS", "7203"},
		{"FX:EUR/USD", "FX:EUR/USD", "FX", "EUR/USD"},
		{"NSE:M&M", "NSE:M&M", "XNSE", "M&M"},
		{"005930", "005930", "", "005930"},
	} {
		symbol, err := ParseSymbol(tt.give)
		if err != nil {
			t.Errorf("ParseSymbol(%q): %v", tt.give, err)
		}
		if string(symbol) != tt.want || symbol.Venue() != tt.venue || symbol.Ticker() != tt.ticker {
			t.Errorf("ParseSymbol(%q) = %q at %q, ticker %q; want %q at %q, ticker %q", tt.give, symbol, symbol.Venue(), symbol.Ticker(), tt.want, tt.venue, tt.ticker)
		}
	}
	for _, give := range []string{"", " ", "^GSPC", "EURUSD=X", "ME TA", "NOWHERE:ABC", ":ABC", "XLON:", "META$"} {
		if symbol, err := ParseSymbol(give); err == nil {
			t.Errorf("ParseSymbol(%q) = %q, want an error", give, symbol)
		}
	}
}

func TestParseUnit(t *testing.T) {
	for code, want := range map[string]string{"GBp": "5.10 GBP", "GBP": "510 GBP", "ILA": "5.10 ILS", "ILS": "510 ILS", "KWF": "0.510 KWD", "JPY": "510 JPY"} {
		unit, err := ParseUnit(code)
		if err != nil {
			t.Fatalf("ParseUnit(%q): %v", code, err)
		}
		major := unit.ToMajor(decimal.NewFromInt(510))
		if got := string(number(decimal.NewNullDecimal(major))) + " " + unit.Major; got != want {
			t.Errorf("510 %s = %s, want %s", code, got, want)
		}
	}
	for _, code := range []string{"", "usd", "Gbp", "XYZ", "DOLLAR", "US"} {
		if unit, err := ParseUnit(code); err == nil {
			t.Errorf("ParseUnit(%q) = %v, want an error", code, unit)
		}
	}
}

func TestEverySessionHasAZone(t *testing.T) {
	for mic := range sessions {
		Symbol(mic+":X").Close(2024, 6, 14)
	}
	for name, mic := range venueNames {
		if _, ok := sessions[mic]; !ok {
			t.Errorf("venue %s (%s) has no session", name, mic)
		}
	}
}

func TestCloseFollowsDaylightSaving(t *testing.T) {
	for _, tt := range []struct {
		symbol Symbol
		month  time.Month
		want   string
	}{
		{"META", time.January, "2024-01-15T21:00:00Z"},
		{"META", time.July, "2024-07-15T20:00:00Z"},
		{"XLON:VOD", time.July, "2024-07-15T15:30:00Z"},
		{"XTKS:7203", time.July, "2024-07-15T06:30:00Z"},
		{"CRYPTO:BTC/USD", time.July, "2024-07-16T00:00:00Z"},
	} {
		if got := tt.symbol.Close(2024, tt.month, 15).Format(time.RFC3339); got != tt.want {
			t.Errorf("%s closes at %s, want %s", tt.symbol, got, tt.want)
		}
	}
}

func TestFreshUntil(t *testing.T) {
	for asOf, want := range map[string]string{
		"2023-06-16T20:00:00Z": "2023-06-21T20:00:00Z", // A Friday before a long weekend.
		"2023-06-12T20:00:00Z": "2023-06-15T20:00:00Z",
		"2023-06-17T12:00:00Z": "2023-06-21T12:00:00Z", // Crypto on a Saturday.
	} {
		at, err := time.Parse(time.RFC3339, asOf)
		if err != nil {
			t.Fatal(err)
		}
		if got := FreshUntil(at).Format(time.RFC3339); got != want {
			t.Errorf("FreshUntil(%s) = %s, want %s", asOf, got, want)
		}
	}
}

// The closes of META on 15 and 16 June 2023 were 281.83 and 281.00: −0.83, that is −0.29450…%.
const metaJSON = `{"symbol":"META","name":"Meta Platforms, Inc.","exchange":"Nasdaq","mic":"XNAS","currency":"USD","price":281.00,"previousClose":281.83,"change":-0.83,"changePercent":-0.2945,"asOf":"2023-06-16T20:00:00Z","freshUntil":"2023-06-21T20:00:00Z","source":"file"}`

func TestJSONRoundTrip(t *testing.T) {
	for _, give := range []string{
		metaJSON,
		`{"symbol":"NEW","currency":"USD","price":1,"asOf":"2023-06-16T20:00:00Z"}`,
	} {
		var q Quote
		if err := json.Unmarshal([]byte(give), &q); err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(q)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != give {
			t.Errorf("wrote\n%s\nread\n%s", got, give)
		}
	}
}

func TestJSONRefusesWhatIsNoNumber(t *testing.T) {
	for _, give := range []string{
		`{"symbol":"A","currency":"USD","asOf":"2023-06-16T20:00:00Z"}`,
		`{"symbol":"A","currency":"USD","price":"N/A","asOf":"2023-06-16T20:00:00Z"}`,
		`{"symbol":"A","currency":"USD","price":null,"asOf":"2023-06-16T20:00:00Z"}`,
		`{"symbol":"A","currency":"USD","price":1,"previousClose":"x","asOf":"2023-06-16T20:00:00Z"}`,
		`{"symbol":"A","currency":"USD","price":1,"asOf":"yesterday"}`,
		`{"symbol":"A","currency":"USD","price":0,"asOf":"2023-06-16T20:00:00Z"}`,
		`{"symbol":"A","price":1,"asOf":"2023-06-16T20:00:00Z"}`,
		`{"symbol":"A","currency":"USD","price":1}`,
	} {
		var q Quote
		if err := json.Unmarshal([]byte(give), &q); err == nil {
			t.Errorf("%s was read as %+v, want an error", give, q)
		}
	}
}

func TestCheck(t *testing.T) {
	now := time.Date(2023, 6, 17, 0, 0, 0, 0, time.UTC)
	var good Quote
	if err := json.Unmarshal([]byte(metaJSON), &good); err != nil {
		t.Fatal(err)
	}
	if err := good.Check(now); err != nil {
		t.Errorf("a good quote: %v", err)
	}
	for name, spoil := range map[string]func(*Quote){
		"zero price":              func(q *Quote) { q.Price = decimal.Zero },
		"negative price":          func(q *Quote) { q.Price = decimal.NewFromInt(-1) },
		"zero previous close":     func(q *Quote) { q.PreviousClose = decimal.NewNullDecimal(decimal.Zero) },
		"no currency":             func(q *Quote) { q.Currency = "" },
		"minor unit":              func(q *Quote) { q.Currency = "GBp" },
		"no time":                 func(q *Quote) { q.AsOf = time.Time{} },
		"a time in the future":    func(q *Quote) { q.AsOf = now.Add(time.Hour) },
		"a currency of no market": func(q *Quote) { q.Currency = "ABC" },
	} {
		q := good
		spoil(&q)
		if q.Check(now) == nil {
			t.Errorf("%s passed", name)
		}
	}
}
