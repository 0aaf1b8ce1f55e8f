package localfile

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// FuzzFiles reads any closes, splits and quotes: every quote and every close of a day is within the bounds, or there is a reason.
//
//	go test -run '^$' -fuzz Files ./cmd/hugo-tickers/internal/provider/localfile
func FuzzFiles(f *testing.F) {
	splits, quotes := providertest.Files["splits.csv"], providertest.Files["quotes.csv"]
	f.Add([]byte(providertest.Files["closes.csv"]), []byte(splits), []byte(quotes))
	f.Add([]byte("date,symbol,close,currency\n2023-06-15,META,28183,USX\n2023-06-16,META,28100,USX\n"), []byte("date,symbol,ratio\n2023-06-16,META,1:1e20\n"), []byte("symbol,price,currency,asOf\n"))
	f.Add([]byte("date,META\n2023-06-15,1e-400\n0000-01-01,1e12\n9999-12-31,1\n"), []byte("date,symbol,ratio\n2023-06-16,META,1000:1\n2023-06-15,META,1000:1\n"), []byte("symbol,price,currency,asOf\nMETA,1e1000000000,USD,2023-06-16T20:00:00Z\n"))
	f.Fuzz(func(t *testing.T, closes, splits, quotes []byte) {
		dir := t.TempDir()
		files := Files{Closes: filepath.Join(dir, "closes.csv"), Splits: filepath.Join(dir, "splits.csv"), Currency: "USD", Now: func() time.Time { return providertest.Present }}
		withQuotes := files
		withQuotes.Quotes = filepath.Join(dir, "quotes.csv")
		for name, text := range map[string][]byte{files.Closes: closes, files.Splits: splits, withQuotes.Quotes: quotes} {
			if err := os.WriteFile(name, text, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		i := quote.Instrument{Symbol: "META"}
		for _, f := range []Files{files, withQuotes} {
			got := providertest.Latest(f, i)
			q, ok := got.Quotes["META"]
			if ok == (len(got.Failures["META"]) > 0) || ok && q.Check() != nil {
				t.Errorf("%+v, %v, %v", q, q.Check(), got.Failures)
			}
		}
		day := calendar.Date{Year: 2023, Month: time.June, Day: 16}
		history := provider.Chain{{Provider: files}}.History(context.Background(), []quote.Instrument{i}, provider.Days{From: map[quote.Symbol]calendar.Date{"META": day.AddDays(-9)}, To: day},
			func(quote.Instrument, quote.Series) error { return nil }, provider.NoProgress{})
		if series, ok := history.Series["META"]; ok {
			if pin, ok := quote.PinOf(i, "2023-06-16", series); ok && pin.Validate("2023-06-16", providertest.Present) == nil {
				if encoded, err := pin.MarshalJSON(); err != nil {
					t.Errorf("%+v is written as %s: %v", pin, encoded, err)
				}
			}
			for _, c := range series.Recent(5, day) {
				if c.IsNegative() {
					t.Errorf("a close of %s", c)
				}
			}
		}
	})
}
