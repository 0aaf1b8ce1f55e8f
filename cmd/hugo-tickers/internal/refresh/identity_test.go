package refresh

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// pinsOf returns the pins of a symbol as "2023-06-16=281".
func pinsOf(r *Result, symbol quote.Symbol) string {
	var texts []string
	for _, day := range slices.Sorted(maps.Keys(r.Pins[symbol])) {
		texts = append(texts, fmt.Sprintf("%s=%s", day, quote.Format(r.Pins[symbol][day].Price)))
	}
	return strings.Join(texts, " ")
}

// Days before an instrument had its symbol are those of its former symbol. Without one they have no close, and neither have days before
// its first trade, or behind a gap of months.
func TestDaysBeforeTheSymbolWasItsOwn(t *testing.T) {
	const entry = "[[instruments]]\nsymbol = \"META\"\ncurrency = \"USD\"\n"
	for _, tt := range []struct {
		desc, instruments, meta, fb, firstTrade, day, want string
		refused                                            bool
	}{
		{"a former symbol", entry + "since = \"2023-06-09\"\nformerly = \"FB\"\n", "2023-06-08=12.3 2023-06-09=184 2023-06-12=175", "2023-06-07=190 2023-06-08=186 2023-06-09=9", "", "2023-06-08", "186", false},
		{"since as a date of TOML", entry + "since = 2023-06-09\nformerly = \"FB\"\n", "2023-06-09=184", "2023-06-07=190 2023-06-08=186", "", "2023-06-07", "190", false},
		{"a day of the symbol itself", entry + "since = \"2023-06-09\"\nformerly = \"FB\"\n", "2023-06-09=184 2023-06-12=175", "2023-06-07=190 2023-06-08=186", "", "2023-06-12", "175", false},
		{"only the former symbol has a history", entry + "since = \"2023-06-09\"\nformerly = \"FB\"\n", "", "2023-06-07=190 2023-06-08=186", "", "2023-06-08", "186", false},
		{"a former symbol in another unit", entry + "since = \"2023-06-09\"\nformerly = \"FB\"\n", "2023-06-09=184 2023-06-12=175", "2023-06-07=19000 2023-06-08=18600", "", "2023-06-08", "", true},
		{"no former symbol", entry + "since = \"2023-06-09\"\n", "2023-06-08=183 2023-06-09=184", "", "", "2023-06-08", "", true},
		{"before the first trade", "", "2023-06-08=183 2023-06-09=184", "", "2023-06-09", "2023-06-08", "", true},
		{"on the day of the first trade", "", "2023-06-08=183 2023-06-09=184", "", "2023-06-09", "2023-06-09", "184", false},
		{"a gap of months", "", "2023-01-30=183 2023-06-09=184", "", "", "2023-01-30", "", true},
		{"a halt of months, as the author knows", entry + "since = \"2012-05-18\"\n", "2023-01-30=183 2023-06-09=184", "", "", "2023-01-30", "183", false},
	} {
		m := &market{series: map[quote.Symbol]quote.Series{}}
		if tt.meta != "" {
			series := seriesOf(t, "USD", tt.meta)
			if tt.firstTrade != "" {
				series.FirstTrade = dayOf(t, tt.firstTrade)
			}
			m.series["META"] = series
		}
		if tt.fb != "" {
			m.series["FB"] = seriesOf(t, "USD", tt.fb)
		}
		files := map[string]string{}
		if tt.instruments != "" {
			files["data/tickers/instruments.toml"] = tt.instruments
		}
		r := refreshed(t, t.TempDir(), fmt.Sprintf(`{{< ticker symbol="META" at="%s" >}}`, tt.day), m, files)
		want := ""
		if tt.want != "" {
			want = tt.day + "=" + tt.want
		}
		if got := pinsOf(r, "META"); got != want {
			t.Errorf("%s: pins %q, want %q; %+v", tt.desc, got, want, r.MissingCloses)
		}
		if _, refused := r.State.Refused["META"][dayOf(t, tt.day)]; refused != tt.refused {
			t.Errorf("%s: refused %v", tt.desc, r.State.Refused)
		}
		if tt.refused && (len(r.MissingCloses) != 1 || !strings.Contains(fmt.Sprint(r.MissingCloses[0].Failures), "refused")) {
			t.Errorf("%s: missing %+v", tt.desc, r.MissingCloses)
		}
	}
}

// A pin that is not final is corrected by the daily record, and dropped if the record is refused. A final one stays.
func TestProvisionalPinsAreChecked(t *testing.T) {
	const stored = `{"version": 1, "pins": {"META": {"2023-06-08": {"currency": "USD", "price": 150.5, "asOf": "2023-06-08T19:00:00Z"%s, "source": "market"}}}}`
	for _, tt := range []struct{ desc, final, closes, want string }{
		{"confirmed", "", "2023-06-07=149 2023-06-08=150.5", "2023-06-08=150.5"},
		{"corrected", "", "2023-06-07=149 2023-06-08=151", "2023-06-08=151"},
		{"refused", "", "2023-06-07=149 2023-06-08=15100 2023-06-09=151", ""},
		{"not in the record", "", "2023-06-07=149 2023-06-09=151", "2023-06-08=150.5"},
		{"final", `, "session": "2023-06-08", "final": true`, "2023-06-07=149 2023-06-08=151", "2023-06-08=150.5"},
	} {
		m := &market{series: map[quote.Symbol]quote.Series{"META": seriesOf(t, "USD", tt.closes)}}
		dir := t.TempDir()
		r := refreshed(t, dir, `{{< ticker symbol="META" at="2023-06-08" >}}`, m, map[string]string{"data/tickers/pins.json": fmt.Sprintf(stored, tt.final)})
		if got := pinsOf(r, "META"); got != tt.want {
			t.Errorf("%s: pins %q, want %q", tt.desc, got, tt.want)
		}
		again := refreshed(t, dir, `{{< ticker symbol="META" at="2023-06-08" >}}`, m, nil)
		if got := pinsOf(again, "META"); got != tt.want || again.NewPins() != 0 {
			t.Errorf("%s: after the next refresh pins %q, %d new, want %q", tt.desc, got, again.NewPins(), tt.want)
		}
	}
}

// A history of another instrument than the quote is not used, and the reason is named.
func TestAHistoryFitsItsQuote(t *testing.T) {
	friday := quote.Quote{Currency: "GBP", Kind: quote.Equity, Price: decimal.RequireFromString("5.10"), AsOf: time.Date(2023, 6, 16, 15, 36, 0, 0, time.UTC)}
	for _, tt := range []struct {
		desc, currency, closes string
		kind                   quote.Kind
		want                   bool
	}{
		{"the same listing", "GBP", "2023-06-14=4.9 2023-06-15=5", quote.Equity, true},
		{"a kind that is not known", "GBP", "2023-06-14=4.9 2023-06-15=5", "", true},
		{"a fund of that name", "GBP", "2023-06-14=4.9 2023-06-15=5", quote.ETF, false},
		{"a listing in dollars", "USD", "2023-06-14=6.2 2023-06-15=6.3", quote.Equity, false},
		{"pence that are called pounds", "GBP", "2023-06-14=490 2023-06-15=500", quote.Equity, false},
		{"another company's price", "GBP", "2023-06-14=190 2023-06-15=210", quote.Equity, false},
	} {
		series := seriesOf(t, tt.currency, tt.closes)
		series.Kind = tt.kind
		m := &market{quotes: map[quote.Symbol]quote.Quote{"XLON:ABC": friday}, series: map[quote.Symbol]quote.Series{"XLON:ABC": series}}
		r := refreshed(t, t.TempDir(), `{{< ticker symbol="XLON:ABC" at="2023-06-14" >}}`, m, nil)
		if got := pinsOf(r, "XLON:ABC") != ""; got != tt.want {
			t.Errorf("%s: pins %q, missing %+v", tt.desc, pinsOf(r, "XLON:ABC"), r.MissingCloses)
		}
		if !tt.want && (len(r.MissingCloses) != 1 || !strings.Contains(fmt.Sprint(r.MissingCloses[0].Failures), "history")) {
			t.Errorf("%s: missing %+v", tt.desc, r.MissingCloses)
		}
	}
}

// A new name alone is a warning. With it, another exchange shows another instrument.
func TestNewNamesAreReported(t *testing.T) {
	for _, tt := range []struct {
		desc, name, exchange string
		refreshed, warned    bool
	}{
		{"the same name", "Facebook, Inc.", "NasdaqGS", true, false},
		{"the name in other words", "FACEBOOK INC CLASS A", "NasdaqGS", true, false},
		{"no name", "", "NasdaqGS", true, false},
		{"another name", "Meta Platforms, Inc.", "NasdaqGS", true, true},
		{"another exchange", "Facebook, Inc.", "NYSE", true, false},
		{"another name and exchange", "Frankly Better Holdings Inc", "NYSE", false, false},
	} {
		day := func(n int) time.Time { return time.Date(2023, 6, n, 20, 0, 0, 0, time.UTC) }
		m := &market{quotes: map[quote.Symbol]quote.Quote{"FB": {Name: "Facebook, Inc.", Exchange: "NasdaqGS", Currency: "USD", Price: decimal.NewFromInt(280), AsOf: day(15)}}}
		dir := t.TempDir()
		refreshed(t, dir, `{{< ticker "FB" >}}`, m, nil)
		m.quotes["FB"] = quote.Quote{Name: tt.name, Exchange: tt.exchange, Currency: "USD", Price: decimal.NewFromInt(281), AsOf: day(16)}
		r := refreshed(t, dir, `{{< ticker "FB" >}}`, m, nil)
		if got := r.Outcome("FB") == Refreshed; got != tt.refreshed {
			t.Errorf("%s: %v, %v", tt.desc, r.Outcome("FB"), r.Answer.Failures)
		}
		if got := len(r.Warnings) > 0; got != tt.warned {
			t.Errorf("%s: warnings %v", tt.desc, r.Warnings)
		}
	}
}
