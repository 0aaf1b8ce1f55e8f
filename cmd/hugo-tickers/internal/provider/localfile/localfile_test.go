package localfile

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

func TestCSV(t *testing.T) {
	for _, tt := range []struct {
		desc, closes, quotes, splits string
		instrument                   quote.Instrument
		want                         string
	}{
		{
			desc:   "long, with a currency of its own",
			closes: "date,symbol,close,currency\n2023-06-15,ABC,499,GBp\n2023-06-16,ABC,510,GBp\n",
			want:   "5.10 GBP 2.2044",
		},
		{
			desc:   "the currency changes overnight: no change",
			closes: "date,symbol,close,currency\n2023-06-15,ABC,4.99,GBP\n2023-06-16,ABC,510,GBp\n",
			want:   "5.10 GBP -",
		},
		{
			desc:       "the instrument's currency overrides the file's",
			closes:     "date,ABC\n2023-06-15,100\n2023-06-16,102\n",
			instrument: quote.Instrument{Currency: "EUR"},
			want:       "102 EUR 2.0000",
		},
		{
			desc:       "the author's spelling",
			closes:     "date,abc_de\n2023-06-15,100\n2023-06-16,102\n",
			instrument: quote.Instrument{Spelling: map[string]string{"file": "abc_de"}},
			want:       "102 USD 2.0000",
		},
		{
			// 1208.88 / 10 = 120.888; 121.79 / 120.888 − 1 = 0.7461 %, where −89.93 % is the naive answer.
			desc:   "a split is not a fall",
			closes: "date,ABC\n2023-06-15,1208.88\n2023-06-16,121.79\n", splits: "date,symbol,ratio\n2023-06-16,ABC,10:1\n",
			want: "121.79 USD 0.7461",
		},
		{
			desc:   "a split of the day before has no effect",
			closes: "date,ABC\n2023-06-15,100\n2023-06-16,102\n", splits: "date,symbol,ratio\n2023-06-15,ABC,10:1\n",
			want: "102 USD 2.0000",
		},
		{
			desc:   "a split in the future",
			closes: "date,ABC\n2023-06-15,100\n2023-06-16,102\n", splits: "date,symbol,ratio\n2023-06-19,ABC,10:1\n",
			want: "102 USD 2.0000",
		},
		{
			desc:   "one share for three",
			closes: "date,ABC\n2023-06-15,100\n2023-06-16,303\n", splits: "date,symbol,ratio\n2023-06-16,ABC,1:3\n",
			want: "303 USD 1.0000",
		},
		{
			desc:   "a blank cell is an unknown close: no change",
			closes: "date,ABC,D\n2023-06-14,98,1\n2023-06-15,,1\n2023-06-16,102,1\n",
			want:   "102 USD -",
		},
		{
			desc:   "the last known close",
			closes: "date,ABC,D\n2023-06-14,98,1\n2023-06-15,99,1\n2023-06-16,,1\n",
			want:   "99 USD 1.0204",
		},
		{
			desc:   "a byte order mark and blanks",
			closes: "\ufeffdate, ABC\n2023-06-15, 100\n2023-06-16, 102\n",
			want:   "102 USD 2.0000",
		},
		{
			desc:   "a missing row: a two-day change is not the change of one day",
			closes: "date,ABC\n2023-06-14,100\n2023-06-16,102\n",
			want:   "102 USD -",
		},
		{
			desc:   "over a holiday of the exchange",
			closes: "date,ABC\n2023-05-26,100\n2023-05-30,102\n",
			want:   "102 USD 2.0000",
		},
		{
			desc:   "lower case in the file",
			closes: "date, abc \n2023-06-15,100\n2023-06-16,102\n",
			want:   "102 USD 2.0000",
		},
		{
			desc:   "three shares for two",
			closes: "date,ABC\n2023-06-15,150\n2023-06-16,102\n", splits: "date,symbol,ratio\n2023-06-16,abc,1.5:1\n",
			want: "102 USD 2.0000",
		},
		{desc: "a ratio with a tail", closes: "date,ABC\n2023-06-16,1\n", splits: "date,symbol,ratio\n2023-06-16,ABC,10:1x\n", want: "bad_data"},
		{
			desc:   "quotes",
			quotes: "symbol,price,previousClose,currency,asOf,name\nABC,510,499,GBp,2023-06-16T15:30:00Z,ABC plc\n",
			closes: "date,ABC\n2023-06-16,1\n",
			want:   "5.10 GBP 2.2044",
		},
		{
			desc:   "a quote without a previous close",
			quotes: "symbol,price,previousClose,currency,asOf\nABC,18.00,,USD,2023-06-16T20:00:00Z\n",
			want:   "18.00 USD -",
		},
		{desc: "a row of a session that has not ended", closes: "date,ABC\n2023-06-15,100\n2023-06-16,102\n2023-06-20,103\n2031-01-02,104\n", want: "102 USD 2.0000"},
		{desc: "only such a row", closes: "date,ABC\n2031-01-02,104\n", want: "no_data"},
		{desc: "an unknown symbol", closes: "date,D\n2023-06-16,1\n", want: "not_found"},
		{desc: "a negative close", closes: "date,ABC\n2023-06-16,-1\n", want: "bad_data"},
		{desc: "no header line", closes: "2023-06-15,1\n2023-06-16,1\n", want: "bad_data"},
		{desc: "an unknown column", quotes: "symbol,price,currency,asOf,prevClose\nABC,1,USD,2023-06-16T15:30:00Z,1\n", want: "bad_data"},
		{desc: "a quote twice", quotes: "symbol,price,currency,asOf\nABC,1,USD,2023-06-16T15:30:00Z\nABC,2,USD,2023-06-16T15:30:00Z\n", want: "bad_data"},
		{desc: "semicolons", closes: "date;ABC\n2023-06-16;1\n", want: "bad_data"},
		{desc: "a quote without a time", quotes: "symbol,price,currency\nABC,1,USD\n", want: "bad_data"},
		{desc: "a quote without a currency", quotes: "symbol,price,asOf\nABC,1,2023-06-16T15:30:00Z\n", want: "bad_data"},
		{desc: "a ratio of zero", closes: "date,ABC\n2023-06-16,1\n", splits: "date,symbol,ratio\n2023-06-16,ABC,0:1\n", want: "bad_data"},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			dir := t.TempDir()
			put := func(name, text string) string {
				if text == "" {
					return ""
				}
				name = filepath.Join(dir, name)
				if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
				return name
			}
			f := Files{Closes: put("closes.csv", tt.closes), Quotes: put("quotes.csv", tt.quotes), Splits: put("splits.csv", tt.splits), Currency: "USD", Now: func() time.Time { return providertest.Present }}
			tt.instrument.Symbol = "ABC"
			if got := providertest.Outcome(f, tt.instrument); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// Spellings, of a column or at another provider, do not change the market of an instrument.
func TestSpellingsDoNotChangeTheMarket(t *testing.T) {
	name := filepath.Join(t.TempDir(), "closes.csv")
	if err := os.WriteFile(name, []byte("date,ABC,abc_de\n2023-06-14,98,98\n2023-06-16,102,102\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, spelling := range []map[string]string{nil, {"yahoo": "ABC-X"}, {"file": "abc_de"}, {"coingecko": "abc", "file": "abc_de"}} {
		i := quote.Instrument{Symbol: "ABC", Spelling: spelling}
		q := providertest.Latest(Files{Closes: name, Currency: "USD", Now: func() time.Time { return providertest.Present }}, i).Quotes["ABC"]
		if q.AsOf.Format("2006-01-02T15:04") != "2023-06-16T20:00" || q.PreviousClose.Valid {
			t.Errorf("with %v: %+v", spelling, q)
		}
	}
}

func TestJSON(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"closes.json": `[{"date":"2023-06-15","symbol":"ABC","close":100},{"date":"2023-06-16","symbol":"ABC","close":102.50,"currency":"EUR"},{"date":"2023-06-16","symbol":"D","close":1}]`,
		"quotes.json": `{"version":1,"quotes":{"XYZ":{"symbol":"XYZ","currency":"JPY","price":2845,"previousClose":2810,"asOf":"2023-06-16T06:00:00Z"}}}`,
		"broken.json": "{",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	f := Files{Closes: filepath.Join(dir, "closes.json"), Quotes: filepath.Join(dir, "quotes.json"), Currency: "USD", Now: func() time.Time { return providertest.Present }}
	for symbol, want := range map[quote.Symbol]string{"ABC": "102.50 EUR -", "D": "1 USD -", "XYZ": "2845 JPY 1.2456", "NONE": "not_found"} {
		if got := providertest.Outcome(f, quote.Instrument{Symbol: symbol}); got != want {
			t.Errorf("%s: got %s, want %s", symbol, got, want)
		}
	}
	f.Quotes = filepath.Join(dir, "broken.json")
	errorOf := func() *provider.Error {
		return f.Latest(context.Background(), providertest.Instruments("ABC"), func(int) {})["ABC"].Err
	}
	if err := errorOf(); err == nil || !strings.Contains(err.Detail, "broken.json") {
		t.Errorf("error %v", err)
	}
	f.Quotes, f.Closes = "", filepath.Join(dir, "closes.xlsx")
	if err := os.WriteFile(f.Closes, []byte("PK"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := errorOf(); err == nil || !strings.Contains(err.Error(), "only .csv and .json") {
		t.Errorf("error %v", err)
	}
}

func TestNewRequiresAFile(t *testing.T) {
	if _, err := New(Files{Splits: "splits.csv", Currency: "USD"}); err == nil || !strings.Contains(err.Error(), "[params.tickers.file]") {
		t.Errorf("error %v", err)
	}
	if p, err := New(Files{Closes: "closes.csv"}); err != nil || !(provider.Chain{{Provider: p}}).AllLocal() {
		t.Errorf("the files are not local: %v", err)
	}
}

// A split that no share has, and more of them than any share has, are errors with their place.
func TestSplitsAreBounded(t *testing.T) {
	many := "date,symbol,ratio\n" + strings.Repeat("2023-06-16,META,1:1\n", 51)
	for splits, want := range map[string]string{
		"date,symbol,ratio\n2023-06-16,META,1e20:1\n": "line 2: ratio: a split of 100000000000000000000:1 on 2023-06-16",
		"date,symbol,ratio\n2023-06-16,META,1:1e20\n": "line 2: ratio: a split of 1:100000000000000000000 on 2023-06-16",
		many: "line 52: a history of 0 closes and 51 splits",
	} {
		name := filepath.Join(t.TempDir(), "splits.csv")
		if err := os.WriteFile(name, []byte(splits), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := readSplits(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
