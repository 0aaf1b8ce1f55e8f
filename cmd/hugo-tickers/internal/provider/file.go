package provider

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
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
		name := key(string(i.Symbol))
		if spelling := i.Spelling["file"]; spelling != "" {
			name = key(spelling)
		}
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
func (f File) close(i quote.Instrument, series []dayClose, splits []split) (quote.Quote, error) {
	for len(series) > 0 && !series[len(series)-1].price.Valid {
		series = series[:len(series)-1]
	}
	if len(series) == 0 {
		return quote.Quote{}, &failure{class: NotFound, detail: "not in the file"}
	}
	last := series[len(series)-1]
	code := f.Currency
	if i.Currency != "" {
		code = i.Currency
	}
	if last.currency != "" {
		code = last.currency
	}
	unit, err := quote.ParseUnit(code)
	if err != nil {
		return quote.Quote{}, &failure{class: BadData, detail: fmt.Sprintf("%v: set currency in [params.tickers.file] or in the file", err)}
	}
	q := quote.Quote{
		Symbol: i.Symbol, Currency: unit.Major, Price: unit.ToMajor(last.price.Decimal),
		AsOf: i.Symbol.Close(last.date.Year(), last.date.Month(), last.date.Day()),
	}
	if len(series) > 1 {
		previous := series[len(series)-2]
		if previous.price.Valid && previous.currency == last.currency && isSessionBefore(i.Symbol, previous.date, q.AsOf) {
			q.PreviousClose.Valid = true
			q.PreviousClose.Decimal = unit.ToMajor(onBasisOf(last.date, previous, splits))
		}
	}
	return q, nil
}

// key is how a symbol of a file is known: as authors' symbols are, trimmed and in upper case.
func key(symbol string) string { return strings.ToUpper(strings.TrimSpace(symbol)) }

// longestWeekend is how many days may lie between two sessions where holidays are not known.
const longestWeekend = 5

// isSessionBefore reports whether a day is that of the session before an instant: a row that is missing in between would
// make two days' move one day's.
func isSessionBefore(symbol quote.Symbol, day, asOf time.Time) bool {
	c := symbol.Calendar()
	if !c.Knows(asOf) || !c.Knows(day) {
		return asOf.Sub(symbol.Close(day.Date())) <= longestWeekend*24*time.Hour
	}
	year, month, date := c.Date(c.Before(asOf))
	return day.Equal(time.Date(year, month, date, 0, 0, 0, 0, time.UTC))
}

const dateForm = "a date such as 2023-06-16"

func parseDate(text string) (time.Time, error) {
	date, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return date, fmt.Errorf("%q is not %s", text, dateForm)
	}
	return date, nil
}
