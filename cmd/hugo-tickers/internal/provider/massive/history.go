package massive

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// History implements provider.HistoryProvider with the bars of one listing, as traded, and its splits: two requests. The free plan has
// the last two years.
func (s service) History(ctx context.Context, wanted []quote.Instrument, days provider.Days, progress func(int)) provider.Results[quote.Series] {
	return fetch.Listings(ctx, s.client, wanted, check, progress, func(ctx context.Context, c fetch.Client, i quote.Instrument) (quote.Series, error) {
		closes, err := closes(ctx, c, i, days.From[i.Symbol], days.To)
		if err != nil {
			return quote.Series{}, err
		}
		splits, err := splits(ctx, c, i)
		return quote.Series{Currency: "USD", Closes: closes, Splits: splits}, err
	})
}

func closes(ctx context.Context, c fetch.Client, i quote.Instrument, from, to calendar.Date) ([]quote.Close, error) {
	var bars struct {
		Results []struct {
			Time  int64        `json:"t"` // epoch milliseconds, at midnight in New York
			Close fetch.Number `json:"c"`
		} `json:"results"`
	}
	path := fmt.Sprintf("/v2/aggs/ticker/%s/range/1/day/%s/%s?adjusted=false&limit=50000", url.PathEscape(spelling(i)), from, to)
	if err := get(ctx, c, path, &bars); err != nil {
		return nil, err
	}
	var closes []quote.Close
	for _, bar := range bars.Results {
		at, ok := fetch.Time(bar.Time, time.Millisecond)
		if price := bar.Close.OrNull(); ok && price.Valid {
			closes = append(closes, fetch.USClose(fetch.USDate(at), price, c.Now()))
		}
	}
	return closes, nil
}

func splits(ctx context.Context, c fetch.Client, i quote.Instrument) ([]quote.Split, error) {
	var response struct {
		Results []struct {
			Date string       `json:"execution_date"`
			From fetch.Number `json:"split_from"`
			To   fetch.Number `json:"split_to"`
		} `json:"results"`
	}
	if err := get(ctx, c, "/stocks/v1/splits?limit=1000&ticker="+url.QueryEscape(spelling(i)), &response); err != nil {
		return nil, err
	}
	var splits []quote.Split
	for _, split := range response.Results {
		date, err := calendar.ParseDate(split.Date)
		if err != nil {
			return nil, provider.NewError(provider.InvalidResponse, fmt.Sprintf("a split of %q", split.Date))
		}
		read, err := quote.NewSplit(date, split.To.Decimal, split.From.Decimal)
		if err != nil {
			return nil, provider.NewError(provider.InvalidResponse, err.Error())
		}
		splits = append(splits, read)
	}
	return splits, nil
}
