package localfile

import (
	"context"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

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
	q := quote.Quote{Symbol: i.Symbol, Currency: series.Currency, Price: last.Price.Decimal, AsOf: i.At(noSpelling).CloseInstant(last.Date), Session: last.Date, Final: true}
	if previous, ok := series.PreviousClose(series.Calendar(i), last.Date); ok {
		q.PreviousClose = decimal.NewNullDecimal(series.AdjustedTo(last.Date, previous))
	}
	return q
}
