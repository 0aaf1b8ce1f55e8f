package coingecko

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// nearMidnight is the longest time between midnight and a price that counts as the close of a day. There is at least one price an hour.
const nearMidnight = 70 * time.Minute

// History implements provider.HistoryProvider with market_chart/range. The close of a day is the price nearest to its end, midnight UTC.
// The free plan has one year. Coins have no splits.
func (s service) History(ctx context.Context, wanted []quote.Instrument, days provider.Days, progress func(int)) provider.Results[quote.Series] {
	return fetch.Listings(ctx, s.client, wanted, checkHistory, progress, func(ctx context.Context, c fetch.Client, i quote.Instrument) (quote.Series, error) {
		return history(ctx, c, i, days.From[i.Symbol], days.To)
	})
}

// checkHistory is check with one kind of error: without an id, another provider may still have the history.
func checkHistory(i quote.Instrument) error {
	if check(i) != nil {
		return provider.NewError(provider.NotInPlan, "only pairs such as CRYPTO:BTC/USD with an id in data/tickers/instruments.toml")
	}
	return nil
}

func history(ctx context.Context, c fetch.Client, i quote.Instrument, from, to calendar.Date) (quote.Series, error) {
	_, currency, _ := i.Symbol.Pair()
	var response struct {
		Prices [][2]fetch.Number `json:"prices"` // epoch milliseconds, price
	}
	end := to.AddDays(1).In(time.UTC)
	if now := c.Now(); end.After(now) {
		end = now
	}
	path := fmt.Sprintf("/api/v3/coins/%s/market_chart/range?vs_currency=%s&from=%d&to=%d",
		url.PathEscape(i.Spelling[Spec.Name]), url.QueryEscape(strings.ToLower(currency)), from.In(time.UTC).Unix(), end.Unix())
	if err := c.Get(ctx, path, header(c), classify, &response); err != nil {
		return quote.Series{}, err
	}
	return quote.Series{Currency: currency, Closes: atMidnight(response.Prices)}, nil
}

// atMidnight returns the prices nearest to each midnight as closes of the day before it. Prices are epoch milliseconds and the price.
func atMidnight(prices [][2]fetch.Number) []quote.Close {
	var closes []quote.Close
	nearest := nearMidnight
	var newest time.Time
	for _, point := range prices {
		price := point[1].OrNull()
		at, ok := point[0].Time(time.Millisecond)
		if !ok || !price.Valid {
			continue
		}
		newest = at
		midnight := at.Round(24 * time.Hour)
		distance := at.Sub(midnight).Abs()
		c := quote.Close{Date: calendar.DateOf(midnight).AddDays(-1), Price: price}
		last := len(closes) - 1
		sameDay := last >= 0 && closes[last].Date == c.Date
		switch {
		case distance > nearMidnight || sameDay && distance >= nearest:
			continue
		case sameDay:
			closes[last] = c
		default:
			closes = append(closes, c)
		}
		nearest = distance
	}
	// Without a price after midnight, a nearer one than the last may still come.
	if last := len(closes) - 1; last >= 0 && newest.Before(closes[last].Date.AddDays(1).In(time.UTC)) {
		closes = closes[:last]
	}
	return closes
}
