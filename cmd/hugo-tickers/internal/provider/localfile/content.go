package localfile

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// content is what the files have, by spelling.
type content struct {
	files  Files
	closes map[string][]dayClose
	splits map[string][]quote.Split
}

func (f Files) load() (content, error) {
	closes, err := readCloses(f.Closes)
	if err != nil {
		return content{}, err
	}
	splits, err := readSplits(f.Splits)
	return content{f, closes, splits}, err
}

// series returns the closes of an instrument in the currency of the last one, judged as a whole. A blank close and a close in another
// currency are unknown.
func (c content) series(i quote.Instrument) (quote.Series, error) {
	closes := c.closes[spelling(i)]
	listed := len(closes) > 0
	sessions := i.At(noSpelling)
	for len(closes) > 0 && (!closes[len(closes)-1].price.Valid || sessions.CloseInstant(closes[len(closes)-1].date).After(c.files.Now())) {
		closes = closes[:len(closes)-1]
	}
	if len(closes) == 0 && listed {
		return quote.Series{}, provider.NewError(provider.NoData, filepath.Base(c.files.Closes)+" has no close of a session that has ended")
	}
	if len(closes) == 0 {
		return quote.Series{}, provider.NewError(provider.NotFound, "not in "+filepath.Base(cmp.Or(c.files.Closes, c.files.Quotes)))
	}
	last := closes[len(closes)-1]
	unit, err := quote.ParseUnit(cmp.Or(last.currency, i.Currency, c.files.Currency))
	if err != nil {
		return quote.Series{}, invalid(fmt.Errorf("%s: %w: add a column currency, or set currency in [params.tickers.file]", filepath.Base(c.files.Closes), err))
	}
	series := quote.Series{Currency: unit.Major, Sparse: true, Sessions: sessions.Calendar(), Splits: c.splits[spelling(i)]}
	for _, day := range closes {
		known := quote.Close{Date: day.date}
		if day.price.Valid && day.currency == last.currency {
			known.Price = decimal.NewNullDecimal(unit.ToMajor(day.price.Decimal))
		}
		series.Closes = append(series.Closes, known)
	}
	series.Sort()
	series = series.Judge(i)
	for _, day := range closes {
		if reason, ok := series.Refused[day.date]; ok {
			series.Refused[day.date] = day.place.errorf("%s", reason).Error()
		}
	}
	return series, nil
}

// noSpelling is no provider: the name of a column says nothing about the market of an instrument.
const noSpelling = ""

// spelling returns the name of an instrument in the files.
func spelling(i quote.Instrument) string {
	return normalize(cmp.Or(i.Spelling[Spec.Name], string(i.Symbol)))
}

// normalize returns the key of a symbol in a file: trimmed and in upper case, as the symbols in the content.
func normalize(symbol string) string { return strings.ToUpper(strings.TrimSpace(symbol)) }
