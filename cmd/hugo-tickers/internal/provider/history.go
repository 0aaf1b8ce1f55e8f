package provider

import (
	"context"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Histories is the result of Chain.History.
type Histories struct {
	Series map[quote.Symbol]quote.Series
	Report
}

// History returns the series of every instrument for the days, or the reasons why there is none. It uses only the providers of the
// chain that are HistoryProviders. Validate returns why a series must not be used, or nil. A series is sorted and judged as a whole, has
// its Source and its Start, and at least one close, when it is validated.
func (c Chain) History(ctx context.Context, wanted []quote.Instrument, days Days, validate func(quote.Instrument, quote.Series) error, progress Progress) Histories {
	run := newRun[quote.Series](wanted)
	for _, link := range c {
		provider, ok := link.Provider.(HistoryProvider)
		open := run.open()
		if !ok || len(open) == 0 {
			continue
		}
		progress.Start(link.Spec.Name, len(open))
		results := provider.History(ctx, open, days, progress.Advance)
		run.add(link, open, results, func(i quote.Instrument, series quote.Series) (quote.Series, error) {
			if err := quote.CheckCount(len(series.Closes), len(series.Splits)); err != nil {
				return series, NewError(InvalidResponse, err.Error())
			}
			if series = series.Within(days.To); len(series.Closes) == 0 {
				return series, NewError(NoData, "no closes of these days")
			}
			series.Source, series.Start = link.Spec.Name, days.From[i.Symbol]
			series.Sessions = series.Calendar(i.At(link.Spec.Name))
			series.Sort()
			series = series.Judge(i)
			if err := validate(i, series); err != nil {
				return series, NewError(InvalidResponse, err.Error())
			}
			return series, nil
		})
	}
	return Histories{run.values, run.report}
}
