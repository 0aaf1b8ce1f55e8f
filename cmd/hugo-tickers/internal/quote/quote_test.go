package quote

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
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
		if got := string(formatNull(decimal.NewNullDecimal(major))) + " " + unit.Major; got != want {
			t.Errorf("510 %s = %s, want %s", code, got, want)
		}
	}
	for _, code := range []string{"", "usd", "Gbp", "XYZ", "DOLLAR", "US"} {
		if unit, err := ParseUnit(code); err == nil {
			t.Errorf("ParseUnit(%q) = %v, want an error", code, unit)
		}
	}
}

func TestEveryVenueHasACalendar(t *testing.T) {
	for name, mic := range venueNames {
		if calendar.Of(mic) == nil {
			t.Errorf("venue %s (%s) has no calendar", name, mic)
		}
	}
}

func TestCloseInstant(t *testing.T) {
	for _, tt := range []struct {
		symbol Symbol
		day    string
		want   string
	}{
		{"META", "2024-01-16", "2024-01-16T21:00:00Z"},
		{"META", "2024-07-15", "2024-07-15T20:00:00Z"},
		{"META", "2023-07-03", "2023-07-03T17:00:00Z"}, // The eve of a holiday.
		{"XLON:VOD", "2024-07-15", "2024-07-15T15:30:00Z"},
		{"XTKS:7203", "2024-07-16", "2024-07-16T06:00:00Z"},
		{"BVMF:PETR4", "2024-07-15", "2024-07-15T20:00:00Z"},
		{"CRYPTO:BTC/USD", "2024-07-15", "2024-07-15T23:59:59Z"},
	} {
		day, err := calendar.ParseDate(tt.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := (Instrument{Symbol: tt.symbol}).CloseInstant(day).Format(time.RFC3339); got != tt.want {
			t.Errorf("%s closes at %s, want %s", tt.symbol, got, tt.want)
		}
	}
}

func TestStaleAfter(t *testing.T) {
	for _, tt := range []struct {
		symbol     Symbol
		asOf, want string
	}{
		{"META", "2023-06-16T20:00:00Z", "2023-06-21T20:00:00Z"}, // A Friday before a long weekend.
		{"META", "2023-06-12T20:00:00Z", "2023-06-14T20:00:00Z"},
		{"META", "2023-06-13T15:00:00Z", "2023-06-14T20:00:00Z"}, // During a session.
		{"META", "2023-06-30T20:00:00Z", "2023-07-05T20:00:00Z"}, // 3 July is short, the 4th a holiday.
		{"BVMF:PETR4", "2023-06-16T20:00:00Z", "2023-06-20T20:00:00Z"},
		{"XSAU:2222", "2021-06-10T12:00:00Z", "2021-06-15T12:00:00Z"},
		{"CRYPTO:BTC/USD", "2023-06-17T12:00:00Z", "2023-06-19T00:00:00Z"},
	} {
		at, err := time.Parse(time.RFC3339, tt.asOf)
		if err != nil {
			t.Fatal(err)
		}
		if got := (Quote{Symbol: tt.symbol, AsOf: at}).StaleAfter().Format(time.RFC3339); got != tt.want {
			t.Errorf("%s of %s is fresh until %s, want %s", tt.symbol, tt.asOf, got, tt.want)
		}
	}
}

func TestChangePercentRoundsOnce(t *testing.T) {
	for _, tt := range []struct{ price, previous, want string }{
		{"281.00", "281.83", "-0.2945"},
		{"90.54", "95.20", "-4.8949"}, // −4.89495…, META on 2 November 2022: −4.89 %, not −4.90 %.
		{"95.20", "90.54", "5.1469"},
		{"201.01", "200.00", "0.5050"}, // A true half stays one.
		{"100", "100", "0.0000"},
	} {
		q := Quote{Price: decimal.RequireFromString(tt.price), PreviousClose: decimal.NewNullDecimal(decimal.RequireFromString(tt.previous))}
		if got := string(formatNull(q.ChangePercent())); got != tt.want {
			t.Errorf("%s after %s is %s %%, want %s", tt.price, tt.previous, got, tt.want)
		}
	}
	if q := (Quote{Price: decimal.NewFromInt(1), PreviousClose: decimal.NewNullDecimal(decimal.Zero)}); q.ChangePercent().Valid {
		t.Error("a change from nothing")
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

func TestJSONRejectsUnusableQuotes(t *testing.T) {
	for _, give := range []string{
		`{"symbol":"A","currency":"USD","asOf":"2023-06-16T20:00:00Z"}`,
		`{"symbol":"A","currency":"USD","price":"N/A","asOf":"2023-06-16T20:00:00Z"}`,
		`{"symbol":"A","currency":"USD","price":null,"asOf":"2023-06-16T20:00:00Z"}`,
		`{"symbol":"A","currency":"USD","price":1,"previousClose":"x","asOf":"2023-06-16T20:00:00Z"}`,
		`{"symbol":"A","currency":"USD","price":1,"asOf":"yesterday"}`,
		`{"symbol":"A","currency":"USD","price":0,"asOf":"2023-06-16T20:00:00Z"}`,
		`{"symbol":"A","price":1,"asOf":"2023-06-16T20:00:00Z"}`,
		`{"symbol":"A","currency":"USD","price":1,"previousClose":0,"asOf":"2023-06-16T20:00:00Z"}`,
		`{"symbol":"A","currency":"USD","price":1}`,
	} {
		var q Quote
		if err := json.Unmarshal([]byte(give), &q); err == nil && q.Check() == nil {
			t.Errorf("%s was read as %+v, want an error", give, q)
		}
	}
}

func TestValidate(t *testing.T) {
	now := time.Date(2023, 6, 17, 0, 0, 0, 0, time.UTC)
	var good Quote
	if err := json.Unmarshal([]byte(metaJSON), &good); err != nil {
		t.Fatal(err)
	}
	if err := good.Validate(now); err != nil {
		t.Errorf("a good quote: %v", err)
	}
	for name, spoil := range map[string]func(*Quote){
		"zero price":              func(q *Quote) { q.Price = decimal.Zero },
		"negative price":          func(q *Quote) { q.Price = decimal.NewFromInt(-1) },
		"zero previous close":     func(q *Quote) { q.PreviousClose = decimal.NewNullDecimal(decimal.Zero) },
		"a hundredth":             func(q *Quote) { q.Price = decimal.RequireFromString("2.81") },
		"a hundredfold":           func(q *Quote) { q.Price = decimal.NewFromInt(28100) },
		"no currency":             func(q *Quote) { q.Currency = "" },
		"minor unit":              func(q *Quote) { q.Currency = "GBp" },
		"no time":                 func(q *Quote) { q.AsOf = time.Time{} },
		"a time in the future":    func(q *Quote) { q.AsOf = now.Add(time.Hour) },
		"a currency of no market": func(q *Quote) { q.Currency = "ABC" },
	} {
		q := good
		spoil(&q)
		if q.Validate(now) == nil {
			t.Errorf("%s passed", name)
		}
	}
}

// A field that Record or Equal forgets fails here.
func TestEveryFieldIsWrittenReadAndCompared(t *testing.T) {
	var base Quote
	if err := json.Unmarshal([]byte(metaJSON), &base); err != nil {
		t.Fatal(err)
	}
	for n := range reflect.TypeFor[Quote]().NumField() {
		changed := base
		field, name := reflect.ValueOf(&changed).Elem().Field(n), reflect.TypeFor[Quote]().Field(n).Name
		switch value := field.Addr().Interface().(type) {
		case *Symbol:
			*value = "OTHER"
		case *string:
			*value = "CHF"
		case *decimal.Decimal:
			*value = value.Add(decimal.NewFromInt(1))
		case *decimal.NullDecimal:
			value.Decimal = value.Decimal.Add(decimal.NewFromInt(1))
		case *bool:
			*value = !*value
		case *Kind:
			*value = Fund
		case *calendar.Date:
			*value = calendar.Date{Year: 2001, Month: time.May, Day: 7}
		case *time.Time:
			*value = value.Add(time.Second)
		default:
			t.Fatalf("%s has a type that this test cannot change", name)
		}
		if changed.Equal(base) {
			t.Errorf("Equal ignores %s", name)
		}
		encoded, err := json.Marshal(changed)
		if err != nil {
			t.Fatal(err)
		}
		var read Quote
		if err := json.Unmarshal(encoded, &read); err != nil || !read.Equal(changed) {
			t.Errorf("%s was lost: %s became %+v, %v", name, encoded, read, err)
		}
	}
	same := base
	same.Price = decimal.RequireFromString("281.0")
	if !same.Equal(base) {
		t.Error("281.0 and 281.00 differ")
	}
}
