package tiingo

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// noSplit is the split factor of a day without a split.
var noSplit = decimal.NewFromInt(1)

// History implements provider.HistoryProvider with /tiingo/daily: closes as traded, each with the split of its day.
func (s service) History(ctx context.Context, wanted []quote.Instrument, days provider.Days, progress func(int)) provider.Results[quote.Series] {
	return fetch.Listings(ctx, s.client, wanted, check, progress, func(ctx context.Context, c fetch.Client, i quote.Instrument) (quote.Series, error) {
		return history(ctx, c, i, days.From[i.Symbol], days.To)
	})
}

func history(ctx context.Context, c fetch.Client, i quote.Instrument, from, to calendar.Date) (quote.Series, error) {
	var rows []struct {
		Date  string       `json:"date"` // RFC 3339; only the date counts
		Close fetch.Number `json:"close"`
		Split fetch.Number `json:"splitFactor"`
	}
	path := fmt.Sprintf("/tiingo/daily/%s/prices?startDate=%s&endDate=%s", url.PathEscape(spelling(i)), from, to)
	if err := c.Get(ctx, path, authorization(c), classify, &rows); err != nil {
		return quote.Series{}, err
	}
	series := quote.Series{Currency: "USD"}
	for _, row := range rows {
		date, err := calendar.ParseDate(row.Date[:min(len(row.Date), len(time.DateOnly))])
		price := row.Close.OrNull()
		if err != nil || !price.Valid {
			return quote.Series{}, provider.NewError(provider.InvalidResponse, fmt.Sprintf("a close of %q", row.Date))
		}
		series.Closes = append(series.Closes, fetch.USClose(date, price, c.Now()))
		if row.Split.Valid && !row.Split.Decimal.Equal(noSplit) {
			split, err := quote.NewSplit(date, row.Split.Decimal, noSplit)
			if err != nil {
				return quote.Series{}, provider.NewError(provider.InvalidResponse, err.Error())
			}
			series.Splits = append(series.Splits, split)
		}
	}
	return series, nil
}
