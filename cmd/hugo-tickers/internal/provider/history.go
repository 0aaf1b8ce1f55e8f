package provider

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Historian is a provider that knows the past. History returns the closes of the days from one to another, as traded then, and
// the splits in between; one request fetches them. The error is a joined one of *Error values, as Latest's.
type Historian interface {
	History(ctx context.Context, i quote.Instrument, from, to calendar.Date) (quote.Series, error)
}

// Past is what a chain found out about the past.
type Past struct {
	Series   map[quote.Symbol]quote.Series
	Failures map[quote.Symbol][]*Error
	Asked    []string
	Refusals map[string]*Error
}

// Past asks the chain's historians in turn for the days of each instrument from a day on until now, once each.
func (c Chain) Past(ctx context.Context, wanted []quote.Instrument, from map[quote.Symbol]calendar.Date, now time.Time, before func(name string, symbols int)) Past {
	past := Past{map[quote.Symbol]quote.Series{}, map[quote.Symbol][]*Error{}, nil, map[string]*Error{}}
	for _, link := range c {
		historian, ok := link.Provider.(Historian)
		open := slices.DeleteFunc(slices.Clone(wanted), func(i quote.Instrument) bool {
			_, done := past.Series[i.Symbol]
			return done
		})
		if !ok || len(open) == 0 {
			continue
		}
		if file, isFile := link.Provider.(File); isFile {
			historian = file.read()
		}
		before(link.Name, len(open))
		past.Asked = append(past.Asked, link.Name)
		found, err := inBatches(ctx, open, 1, func(ctx context.Context, one []quote.Instrument) ([]symbolSeries, error) {
			series, err := historian.History(ctx, one[0], from[one[0].Symbol], calendar.DateOf(now.UTC()))
			if err == nil && len(series.Closes) == 0 {
				err = of(&failure{class: NoData, detail: "no closes of these days"}, one)
			}
			if err != nil {
				return nil, err
			}
			series.Source, series.Start = link.Name, from[one[0].Symbol]
			series.Sort()
			return []symbolSeries{{one[0].Symbol, series}}, nil
		})
		for _, f := range found {
			past.Series[f.symbol] = f.series
		}
		for _, e := range Errors(err) {
			e.Provider = link.Name
			past.Failures[e.Symbol] = append(past.Failures[e.Symbol], e)
			if e.Refuses() {
				past.Refusals[link.Name] = e
			}
		}
	}
	for symbol := range past.Series {
		delete(past.Failures, symbol)
	}
	return past
}

// symbolSeries is the past of one symbol.
type symbolSeries struct {
	symbol quote.Symbol
	series quote.Series
}

// History implements Historian: what is left in peace is not asked for the past either.
func (h Held) History(ctx context.Context, i quote.Instrument, _, _ calendar.Date) (quote.Series, error) {
	_, err := h.Latest(ctx, []quote.Instrument{i})
	return quote.Series{}, err
}

// History implements Historian.
func (f File) History(ctx context.Context, i quote.Instrument, from, to calendar.Date) (quote.Series, error) {
	return f.read().History(ctx, i, from, to)
}

// fileHistory is what the files of closes and splits say, read once for all symbols.
type fileHistory struct {
	File
	closes map[string][]dayClose
	splits map[string][]quote.Split
	err    error
}

func (f File) read() fileHistory {
	closes, closesErr := readCloses(f.Closes)
	splits, splitsErr := readSplits(f.Splits)
	return fileHistory{f, closes, splits, cmp.Or(closesErr, splitsErr)}
}

// History implements Historian.
func (f fileHistory) History(_ context.Context, i quote.Instrument, _, _ calendar.Date) (quote.Series, error) {
	if f.err != nil {
		return wrong(&failure{class: BadData, detail: f.err.Error()}, i)
	}
	series, err := f.series(i, f.closes[fileName(i)], f.splits[fileName(i)])
	if err != nil {
		return wrong(err, i)
	}
	return series, nil
}

var (
	_ Historian = Held{}
	_ Historian = File{}
	_ Historian = Yahoo{}
	_ Historian = Tiingo{}
	_ Historian = Massive{}
	_ Historian = CoinGecko{}
	_ Historian = Frankfurter{}
)

// wrong makes a series' error of a failure.
func wrong(err error, i quote.Instrument) (quote.Series, error) {
	return quote.Series{}, of(err, []quote.Instrument{i})
}
