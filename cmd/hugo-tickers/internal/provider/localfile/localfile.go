// Package localfile reads prices from files of the site, for authors who keep their own: daily closes as traded, or quotes.
package localfile

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// Spec has the facts about the site's own files.
var Spec = provider.Spec{
	Name:      "file",
	Title:     "Your own files",
	Coverage:  "the prices in your files",
	History:   true,
	Key:       provider.KeyNone,
	BatchNote: "all",
}

// Files are the files of a site. Each path is "" if there is no such file.
type Files struct {
	Closes string // CSV, wide (date,META,GOOG) or long (date,symbol,close[,currency]), or JSON: a list of such objects
	Quotes string // CSV (symbol,price,currency,asOf[,previousClose,name,exchange,mic]), or JSON as in data/tickers/quotes.json
	Splits string // CSV: date,symbol,ratio, such as 2024-06-10,NVDA,10:1; the date is the first day on the new share basis

	// Currency is the currency of closes that name none: ISO 4217 or a minor unit. The currency of the instrument overrides it.
	Currency string
}

// New returns the provider. It is an error if there are neither closes nor quotes.
func New(files Files) (provider.Provider, error) {
	if files.Closes == "" && files.Quotes == "" {
		return nil, errors.New("the provider file has no file: set closes or quotes in [params.tickers.file] of the site's configuration")
	}
	return files, nil
}

var _ provider.HistoryProvider = Files{}

// Local reports that no requests are sent.
func (f Files) Local() bool { return true }

// Latest implements provider.Provider. A quote overrides a close. A close refers to the end of its session.
func (f Files) Latest(_ context.Context, wanted []quote.Instrument, progress func(int)) provider.Results[quote.Quote] {
	defer progress(len(wanted))
	quotes, err := readQuotes(f.Quotes)
	if err != nil {
		return provider.Failed[quote.Quote](invalid(err), wanted)
	}
	content, err := f.load()
	if err != nil {
		return provider.Failed[quote.Quote](invalid(err), wanted)
	}
	return provider.Each(wanted, func(i quote.Instrument) (quote.Quote, error) {
		if q, ok := quotes[spelling(i)]; ok {
			q.Symbol = i.Symbol
			return q, nil
		}
		series, err := content.series(i)
		if err != nil {
			return quote.Quote{}, err
		}
		return latest(i, series), nil
	})
}

// History implements provider.HistoryProvider with all closes and splits of the files.
func (f Files) History(_ context.Context, wanted []quote.Instrument, _ provider.Days, progress func(int)) provider.Results[quote.Series] {
	defer progress(len(wanted))
	content, err := f.load()
	if err != nil {
		return provider.Failed[quote.Series](invalid(err), wanted)
	}
	return provider.Each(wanted, content.series)
}

func invalid(err error) error { return provider.NewError(provider.InvalidResponse, err.Error()) }

// latest returns the quote of the last close of a series and the one before it.
func latest(i quote.Instrument, series quote.Series) quote.Quote {
	last := series.Closes[len(series.Closes)-1]
	q := quote.Quote{Symbol: i.Symbol, Currency: series.Currency, Price: last.Price.Decimal, AsOf: i.Symbol.CloseInstant(last.Date)}
	if previous, ok := series.PreviousClose(i.Symbol, last.Date); ok {
		q.PreviousClose = decimal.NewNullDecimal(series.AdjustedTo(last.Date, previous))
	}
	return q
}

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

// series returns the closes of an instrument in the currency of the last one. A blank close and a close in another currency are
// unknown.
func (c content) series(i quote.Instrument) (quote.Series, error) {
	closes := c.closes[spelling(i)]
	for len(closes) > 0 && !closes[len(closes)-1].price.Valid {
		closes = closes[:len(closes)-1]
	}
	if len(closes) == 0 {
		return quote.Series{}, provider.NewError(provider.NotFound, "not in "+filepath.Base(cmp.Or(c.files.Closes, c.files.Quotes)))
	}
	last := closes[len(closes)-1]
	unit, err := quote.ParseUnit(cmp.Or(last.currency, i.Currency, c.files.Currency))
	if err != nil {
		return quote.Series{}, invalid(fmt.Errorf("%w: set currency in [params.tickers.file] or in the file", err))
	}
	series := quote.Series{Currency: unit.Major, Splits: c.splits[spelling(i)]}
	for _, day := range closes {
		known := quote.Close{Date: day.date}
		if day.price.Valid && day.currency == last.currency {
			known.Price = decimal.NewNullDecimal(unit.ToMajor(day.price.Decimal))
		}
		series.Closes = append(series.Closes, known)
	}
	series.Sort()
	return series, nil
}

// spelling returns the name of an instrument in the files.
func spelling(i quote.Instrument) string {
	return normalize(cmp.Or(i.Spelling[Spec.Name], string(i.Symbol)))
}

// normalize returns the key of a symbol in a file: trimmed and in upper case, as the symbols in the content.
func normalize(symbol string) string { return strings.ToUpper(strings.TrimSpace(symbol)) }
