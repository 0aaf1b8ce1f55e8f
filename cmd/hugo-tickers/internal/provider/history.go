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
// chain that are HistoryProviders. A series is sorted, has its Source and its Start, and has at least one close.
func (c Chain) History(ctx context.Context, wanted []quote.Instrument, days Days, progress Progress) Histories {
	run := newRun[quote.Series](wanted)
	for _, link := range c {
		provider, ok := link.Provider.(HistoryProvider)
		open := run.open()
		if !ok || len(open) == 0 {
			continue
		}
		progress.Start(link.Spec.Name, len(open))
		results := provider.History(ctx, open, days, progress.Advance)
		run.add(link.Spec.Name, open, results, func(i quote.Instrument, series quote.Series) (quote.Series, error) {
			if len(series.Closes) == 0 {
				return series, NewError(NoData, "no closes of these days")
			}
			series.Source, series.Start = link.Spec.Name, days.From[i.Symbol]
			series.Sort()
			return series.Judge(i), nil
		})
	}
	return Histories{run.values, run.report}
}
