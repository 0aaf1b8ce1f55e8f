package frankfurter

import (
	"context"
	"fmt"
	"net/url"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// History implements provider.HistoryProvider. The bank's days are not those of an exchange.
func (s service) History(ctx context.Context, wanted []quote.Instrument, days provider.Days, progress func(int)) provider.Results[quote.Series] {
	return fetch.Listings(ctx, s.client, wanted, check, progress, func(ctx context.Context, c fetch.Client, i quote.Instrument) (quote.Series, error) {
		return history(ctx, c, i, days.From[i.Symbol], days.To)
	})
}

func history(ctx context.Context, c fetch.Client, i quote.Instrument, from, to calendar.Date) (quote.Series, error) {
	base, quoted, _ := i.Symbol.Pair()
	var rates []rate
	path := fmt.Sprintf("/v2/rates?base=%s&quotes=%s&from=%s&to=%s&providers=ECB", url.QueryEscape(base), url.QueryEscape(quoted), from, to)
	if err := c.Get(ctx, path, nil, classify, &rates); err != nil {
		return quote.Series{}, err
	}
	series := quote.Series{Currency: quoted, IrregularDays: true}
	for _, rate := range rates {
		day, err := calendar.ParseDate(rate.Date)
		price := rate.Rate.OrNull()
		if err != nil || !price.Valid || rate.Quote != quoted {
			return quote.Series{}, provider.NewError(provider.InvalidResponse, fmt.Sprintf("a rate of %q for %s", rate.Date, rate.Quote))
		}
		series.Closes = append(series.Closes, quote.Close{Date: day, Price: price, AsOf: fixedAt(day)})
	}
	return series, nil
}
