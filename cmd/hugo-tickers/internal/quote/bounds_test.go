package quote

import (
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/shopspring/decimal"
)

var boundsDay = calendar.Date{Year: 2024, Month: time.June, Day: 10}

func TestSplitsAreBounded(t *testing.T) {
	for ratio, want := range map[string]string{
		"10:1": "10", "1:20": "0.05", "3:2": "1.5", "1000:1": "1000", "1:1000": "0.001",
		"1001:1": "", "1:1001": "", "1e20:1": "", "1:1e20": "", "1e32:1e-32": "", "1e-32:1e32": "", "0:1": "", "1:0": "", "-2:1": "", "-0:1": "",
	} {
		left, right, _ := strings.Cut(ratio, ":")
		split, err := NewSplit(boundsDay, decimal.RequireFromString(left), decimal.RequireFromString(right))
		if got := ""; err == nil {
			if got = split.Factor.String(); got != want {
				t.Errorf("%s is %s, want %q", ratio, got, want)
			}
		} else if want != "" {
			t.Errorf("%s: %v", ratio, err)
		}
	}
}

// Many splits together can be beyond what one can be. Nothing is divided by their factor then.
func TestManySplits(t *testing.T) {
	for name, factor := range map[string]decimal.Decimal{"growing": decimal.NewFromInt(1000), "shrinking": decimal.New(1, -3), "thirds": decimal.NewFromInt(1).Div(decimal.NewFromInt(3))} {
		series := Series{Currency: "USD"}
		for n := range maxSplits {
			series.Splits = append(series.Splits, Split{Date: boundsDay.AddDays(n), Factor: factor})
		}
		for n := range maxSplits + 2 {
			series.Closes = append(series.Closes, Close{Date: boundsDay.AddDays(n - 1), Price: decimal.NewNullDecimal(decimal.NewFromInt(7))})
		}
		end := boundsDay.AddDays(maxSplits + 3)
		judged := series.Judge(Instrument{Symbol: "X"})
		for _, c := range judged.Recent(maxSplits, end) {
			if c.IsNegative() {
				t.Errorf("%s: a close of %s", name, c)
			}
		}
		factor := series.Factor(boundsDay.AddDays(-1), end)
		if -factor.Exponent() > maxDecimals {
			t.Errorf("%s: the factor %s cannot be read again", name, factor)
		}
		if err := CheckFactor(factor); err == nil {
			t.Errorf("%s: the factor of all splits is %s", name, factor)
		}
		if got := series.AdjustedTo(end, series.Closes[0]); !got.IsZero() {
			t.Errorf("%s: adjusted to %s", name, got)
		}
	}
}

// A number is bounded before anything is computed with it.
func TestNumbersAreBounded(t *testing.T) {
	for _, text := range []string{
		"1e1000000000", "1e-1000000000", "1e999", "1e-400", "1e33", strings.Repeat("9", 65), "0." + strings.Repeat("0", 60) + "1", "NaN", "Inf", "-Inf", "Infinity", "0x1p4", "1_000", "١٢", "", "-", ".", "1e", "--1", "1,5",
	} {
		if d, err := ParseNumber(text); err == nil {
			t.Errorf("%q is read as %s", text, d)
		}
	}
	for text, want := range map[string]bool{
		"281.00": true, "1e-12": true, "1e12": true, "0.00000000001": true, "1e13": false, "1e-13": false, "0": false, "-0": false, "-0.00": false, "-1": false,
	} {
		d, err := ParseNumber(text)
		if ok := err == nil && checkPrice("price", d) == nil; ok != want {
			t.Errorf("a price of %q: %t, %v", text, ok, err)
		}
	}
}

func TestChangesAreBounded(t *testing.T) {
	pin := Pin{Quote: Quote{Currency: "USD", Price: decimal.New(1, -6)}, SplitFactor: decimal.NewFromInt(1000)}
	for price, want := range map[string]bool{"0.000000001": true, "1": false, "1000000": false} {
		if got := pin.ChangeTo(Quote{Currency: "USD", Price: decimal.RequireFromString(price)}); got.Valid != want {
			t.Errorf("the change to %s is %v", price, got)
		}
	}
	for percent, want := range map[string]bool{"0": true, "-99.9999": true, "-100": false, "-250": false, "480000": true, "1000000000": true, "101546428471.43": false} {
		if err := CheckChange(decimal.RequireFromString(percent)); (err == nil) != want {
			t.Errorf("%s %%: %v", percent, err)
		}
	}
}

// Text is one line of valid characters, wherever it comes from.
func TestTextIsClean(t *testing.T) {
	q := Quote{Name: " Meta\x00\n\x1b[31mInc\xff. "}.Clean()
	if q.Name != "Meta [31mInc." {
		t.Errorf("%q", q.Name)
	}
}

// A time can be in the future by as much as zones differ.
func TestTimesAhead(t *testing.T) {
	now := time.Date(2024, 6, 10, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		ahead time.Duration
		days  int
		want  bool
	}{{0, 0, false}, {23 * time.Hour, 1, false}, {25 * time.Hour, 1, true}, {0, 2, true}, {-time.Hour, 1, false}, {365 * 24 * time.Hour, 365, true}} {
		q := Quote{AsOf: now.Add(tt.ahead), Session: boundsDay.AddDays(tt.days)}
		if q.IsAhead(now) != tt.want {
			t.Errorf("%s and %d days ahead: %t", tt.ahead, tt.days, !tt.want)
		}
	}
}

// A series that has another close on the day of a pin, or none that fits it, does not have the splits since that day either.
func TestASeriesConfirmsAPin(t *testing.T) {
	pin := Pin{Quote: Quote{Currency: "USD", Price: decimal.NewFromInt(273), Session: boundsDay}, SplitFactor: decimal.NewFromInt(1)}
	series := func(splits []Split, prices ...int64) Series { // From the day of the pin on; 0 for a day that is missing.
		s := Series{Currency: "USD", Splits: splits}
		for n, price := range prices {
			if price > 0 {
				s.Closes = append(s.Closes, Close{Date: boundsDay.AddDays(n), Price: decimal.NewNullDecimal(decimal.NewFromInt(price))})
			}
		}
		return s.Judge(Instrument{Symbol: "X"})
	}
	on := func(day int, factor int64) []Split {
		return []Split{{Date: boundsDay.AddDays(day), Factor: decimal.NewFromInt(factor)}}
	}
	for _, tt := range []struct {
		desc string
		give Series
		want bool
	}{
		{"the same closes", series(nil, 273, 280), true},
		{"a corrected close", series(nil, 280, 281), true},
		{"a split of the next day", series(on(1, 10), 273, 28), true},
		{"a close on another share basis", series(nil, 2730, 2800), false},
		{"a split that the closes do not have", series(on(1, 100), 273, 280), false},
		{"the same, and the close is missing", series(on(1, 100), 0, 280), false},
		{"a split, and the close is missing", series(on(1, 10), 0, 28), true},
		{"no close since then", series(nil), true},
	} {
		if got := tt.give.Confirms(pin); got != tt.want {
			t.Errorf("%s: %t", tt.desc, got)
		}
	}
}

func TestSymbolsAreBounded(t *testing.T) {
	for length, want := range map[int]bool{1: true, maxSymbol: true, maxSymbol + 1: false, 1 << 20: false} {
		_, err := ParseSymbol(strings.Repeat("A", length))
		if (err == nil) != want || err != nil && len(err.Error()) > 2*maxSymbol {
			t.Errorf("%d letters: %.200v", length, err)
		}
	}
}
