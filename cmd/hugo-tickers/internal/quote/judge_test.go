package quote

import (
	"strings"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/shopspring/decimal"
)

func seriesOf(t *testing.T, closes, split, factor, firstTrade string) Series {
	t.Helper()
	date := func(text string) calendar.Date {
		d, err := calendar.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	s := Series{Currency: "USD"}
	for _, field := range strings.Fields(closes) {
		day, price, _ := strings.Cut(field, "=")
		s.Closes = append(s.Closes, Close{Date: date(day), Price: decimal.NewNullDecimal(decimal.RequireFromString(price))})
	}
	if split != "" {
		s.Splits = []Split{{date(split), decimal.RequireFromString(factor)}}
	}
	if firstTrade != "" {
		s.FirstTrade = date(firstTrade)
	}
	return s
}

func TestSeriesAreJudgedAsAWhole(t *testing.T) {
	for _, tt := range []struct{ desc, closes, split, factor, firstTrade, refused string }{
		{"an ordinary week", "2026-11-16=100 2026-11-17=101 2026-11-18=99", "", "", "", ""},
		{"a fall by half", "2026-11-16=100 2026-11-17=50", "", "", "", ""},
		{"pence among pounds", "2026-11-16=5.1 2026-11-17=512 2026-11-18=5.2", "", "", "", "2026-11-17"},
		{"two days of pence before pounds", "2026-11-16=510 2026-11-17=512 2026-11-18=5.2", "", "", "", "2026-11-16 2026-11-17"},
		{"a split in closes as traded", "2026-11-16=1000 2026-11-17=101", "2026-11-17", "10", "", ""},
		{"a split of which the closes are adjusted twice", "2026-11-16=1000 2026-11-17=1010", "2026-11-17", "10", "", "2026-11-16"},
		{"a consolidation with one day left", "2026-11-16=26 2026-11-17=26.1 2026-11-18=210", "2026-11-17", "0.125", "", "2026-11-17"},
		{"a gap of months", "2022-01-31=12.3 2022-06-09=184 2022-06-10=175", "", "", "", "2022-01-31"},
		{"a gap of months before a day without a close", "2022-01-31=12.3 2022-06-09=0 2022-06-10=175", "", "", "", "2022-01-31"},
		{"a block in another unit is no gap", "2026-07-01=5 2026-08-20=500 2026-10-10=510 2026-11-18=5.2", "", "", "", "2026-08-20 2026-10-10"},
		{"cents among rands", "2026-11-16=31250 2026-11-17=318.4 2026-11-18=319.1", "", "", "", "2026-11-16"},
		{"agorot among shekels", "2026-11-16=31.1 2026-11-17=3120 2026-11-18=31.3", "", "", "", "2026-11-17"},
		{"fils of Kuwait are a thousandth", "2026-11-16=0.812 2026-11-17=815 2026-11-18=0.82", "", "", "", "2026-11-17"},
		{"a split that is not in the closes", "2026-11-16=100 2026-11-17=205 2026-11-18=51", "2026-11-18", "2", "", "2026-11-17"},
		{"three for two", "2026-11-16=225 2026-11-17=151 2026-11-18=152", "2026-11-17", "1.5", "", ""},
		{"a reverse split", "2026-11-13=2 2026-11-16=1.9 2026-11-17=20.1", "2026-11-17", "0.1", "", ""},
		{"a reverse split of which the closes are adjusted twice", "2026-11-13=0.2 2026-11-16=0.19 2026-11-17=20.1 2026-11-18=20.2", "2026-11-17", "0.1", "", "2026-11-13 2026-11-16"},
		{"a reverse split that is not in one close", "2026-11-13=2 2026-11-16=21 2026-11-17=20.1", "2026-11-17", "0.1", "", "2026-11-16"},
		{"two closes of one session", "2026-11-16=100 2026-11-17=101 2026-11-17=150 2026-11-18=102", "", "", "", "2026-11-17"},
		{"three closes of one session", "2026-11-16=100 2026-11-17=101 2026-11-17=101.5 2026-11-17=102 2026-11-18=102", "", "", "", "2026-11-17"},
		{"one close twice", "2026-11-16=100 2026-11-17=101 2026-11-17=101.00 2026-11-18=102", "", "", "", ""},
		{"a close and a blank of one session", "2026-11-16=100 2026-11-17=101 2026-11-17=0 2026-11-18=102", "", "", "", ""},
		{"before the first trade", "2022-06-08=12.3 2022-06-09=13 2022-06-10=14", "", "", "2022-06-09", "2022-06-08"},
	} {
		judged := seriesOf(t, tt.closes, tt.split, tt.factor, tt.firstTrade).Judge(Instrument{})
		var refused []string
		for _, c := range judged.Closes {
			if judged.Refused[c.Date] != "" {
				refused = append(refused, c.Date.String())
			}
			if c.Price.Decimal.IsPositive() && c.Price.Valid == (judged.Refused[c.Date] != "") {
				t.Errorf("%s: the close of %s is %v", tt.desc, c.Date, c.Price)
			}
		}
		if got := strings.Join(refused, " "); got != tt.refused {
			t.Errorf("%s: refused %q, want %q: %v", tt.desc, got, tt.refused, judged.Refused)
		}
	}
}

func TestAnotherInstrumentIsRefused(t *testing.T) {
	day := func(n int) calendar.Date { return calendar.Date{Year: 2022, Month: 6, Day: n} }
	last := Quote{Symbol: "FB", Name: "Meta Platforms", Currency: "USD", Price: decimal.NewFromInt(184), Kind: Equity, Session: day(8)}
	for _, tt := range []struct {
		desc       string
		kind       Kind
		firstTrade calendar.Date
		want       bool
	}{
		{"the same kind", Equity, calendar.Date{}, true},
		{"a kind that is not known", "", calendar.Date{}, true},
		{"a fund", ETF, calendar.Date{}, false},
		{"a mutual fund", Fund, calendar.Date{}, false},
		{"a coin", Coin, calendar.Date{}, false},
		{"traded before", Equity, day(8), true},
		{"first traded afterwards", Equity, day(9), false},
	} {
		next := Quote{Symbol: "FB", Name: "Another", Currency: "USD", Price: decimal.NewFromInt(180), Kind: tt.kind, FirstTrade: tt.firstTrade, Session: day(10)}
		if err := next.PlausibleAfter(last); (err == nil) != tt.want || err != nil && !strings.Contains(err.Error(), "Meta Platforms") {
			t.Errorf("%s: %v", tt.desc, err)
		}
	}
}

func TestPairsAndNewMoney(t *testing.T) {
	for symbol, want := range map[string]bool{"FX:EUR": false, "CRYPTO:BTC": false, "CRYPTO:DASH": false, "FX:EUR/USD": true, "CRYPTO:ETH/BTC": true, "BTC": true} {
		if _, err := ParseSymbol(symbol); (err == nil) != want {
			t.Errorf("ParseSymbol(%q): %v", symbol, err)
		}
	}
	for _, code := range []string{"VES", "VED", "SLE", "XCG", "ZWG", "MRU", "STN", "USD", "GBp"} {
		if _, err := ParseUnit(code); err != nil {
			t.Error(err)
		}
	}
}
