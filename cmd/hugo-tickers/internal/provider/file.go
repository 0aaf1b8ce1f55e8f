package provider

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// File reads prices from files of the site, for authors who keep their own: daily closes as traded, or quotes. A close
// is as of the end of its day's session.
type File struct {
	// Closes, Quotes and Splits are paths, each "" where there is none.
	Closes string // CSV, wide (date,META,GOOG) or long (date,symbol,close[,currency]), or JSON: a list of such objects
	Quotes string // CSV (symbol,price,currency,asOf[,previousClose,name,exchange,mic]), or JSON as in data/tickers/quotes.json
	Splits string // CSV: date,symbol,ratio, such as 2024-06-10,NVDA,10:1; the date is the first day on the new basis

	// Currency is that of closes which name none: ISO 4217 or a minor unit. The instrument's goes before it.
	Currency string
}

var _ Provider = File{}

// Latest implements Provider. A quote goes before a close.
func (f File) Latest(_ context.Context, wanted []quote.Instrument) ([]quote.Quote, error) {
	if f.Closes == "" && f.Quotes == "" {
		return nil, of(&failure{class: BadData, detail: `no file: set closes or quotes in [params.tickers.file]`}, wanted)
	}
	stored, err := readQuotes(f.Quotes)
	if err != nil {
		return nil, of(&failure{class: BadData, detail: err.Error()}, wanted)
	}
	closes, err := readCloses(f.Closes)
	if err != nil {
		return nil, of(&failure{class: BadData, detail: err.Error()}, wanted)
	}
	splits, err := readSplits(f.Splits)
	if err != nil {
		return nil, of(&failure{class: BadData, detail: err.Error()}, wanted)
	}
	var quotes []quote.Quote
	var errs []error
	for _, i := range wanted {
		name := fileName(i)
		q, ok := stored[name]
		if !ok {
			q, err = f.close(i, closes[name], splits[name])
			if err != nil {
				errs = append(errs, of(err, []quote.Instrument{i}))
				continue
			}
		}
		q.Symbol = i.Symbol
		quotes = append(quotes, q)
	}
	return quotes, errors.Join(errs...)
}

// close makes a quote of the last close of a series and the one before it.
func (f File) close(i quote.Instrument, closes []dayClose, splits []quote.Split) (quote.Quote, error) {
	series, err := f.series(i, closes, splits)
	if err != nil {
		return quote.Quote{}, err
	}
	last := series.Closes[len(series.Closes)-1]
	q := quote.Quote{Symbol: i.Symbol, Currency: series.Currency, Price: last.Price.Decimal, AsOf: i.Symbol.CloseInstant(last.Date)}
	if previous, ok := series.PreviousClose(i.Symbol, last.Date); ok {
		q.PreviousClose = decimal.NewNullDecimal(series.AdjustedTo(last.Date, previous))
	}
	return q, nil
}

// series returns the closes in the currency of the last of them. What is in another currency or blank is not known.
func (f File) series(i quote.Instrument, closes []dayClose, splits []quote.Split) (quote.Series, error) {
	for len(closes) > 0 && !closes[len(closes)-1].price.Valid {
		closes = closes[:len(closes)-1]
	}
	if len(closes) == 0 {
		return quote.Series{}, &failure{class: NotFound, detail: "not in " + filepath.Base(f.Closes)}
	}
	last := closes[len(closes)-1]
	unit, err := quote.ParseUnit(cmp.Or(last.currency, i.Currency, f.Currency))
	if err != nil {
		return quote.Series{}, &failure{class: BadData, detail: fmt.Sprintf("%v: set currency in [params.tickers.file] or in the file", err)}
	}
	series := quote.Series{Currency: unit.Major, Splits: splits}
	for _, c := range closes {
		known := quote.Close{Date: c.date}
		if c.price.Valid && c.currency == last.currency {
			known.Price = decimal.NewNullDecimal(unit.ToMajor(c.price.Decimal))
		}
		series.Closes = append(series.Closes, known)
	}
	series.Sort()
	return series, nil
}

// fileName is what an instrument is called in the files.
func fileName(i quote.Instrument) string { return key(cmp.Or(i.Spelling["file"], string(i.Symbol))) }

// key is how a symbol of a file is known: as authors' symbols are, trimmed and in upper case.
func key(symbol string) string { return strings.ToUpper(strings.TrimSpace(symbol)) }
