package yahoo

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

// split is a share split in a response.
type split struct {
	Date        int64        `json:"date"` // epoch seconds, at the local open
	Numerator   fetch.Number `json:"numerator"`
	Denominator fetch.Number `json:"denominator"`
}

// History implements provider.HistoryProvider with v8/finance/chart. Its closes are on today's share basis, and it has only the splits
// of the requested days. So it is requested up to the present, and each close is converted back to the basis of its own day.
func (s service) History(ctx context.Context, wanted []quote.Instrument, days provider.Days, progress func(int)) provider.Results[quote.Series] {
	return fetch.Listings(ctx, s.client, wanted, check, progress, func(ctx context.Context, c fetch.Client, i quote.Instrument) (quote.Series, error) {
		return history(ctx, c, i, days.From[i.Symbol], days.To)
	})
}

func history(ctx context.Context, c fetch.Client, i quote.Instrument, from, to calendar.Date) (quote.Series, error) {
	var response struct {
		Chart struct {
			Result []struct {
				chartResult
				Events struct {
					Splits map[string]split `json:"splits"`
				} `json:"events"`
			} `json:"result"`
		} `json:"chart"`
	}
	path := fmt.Sprintf("/v8/finance/chart/%s?period1=%d&period2=%d&interval=1d&events=split",
		url.PathEscape(spelling(i)), from.AddDays(-1).In(time.UTC).Unix(), to.AddDays(1).In(time.UTC).Unix())
	if err := c.Get(ctx, path, nil, classify, &response); err != nil {
		return quote.Series{}, err
	}
	if len(response.Chart.Result) == 0 {
		return quote.Series{}, errNoResult
	}
	bars := response.Chart.Result[0]
	if err := quote.CheckCount(len(bars.Timestamps), len(bars.Events.Splits)); err != nil {
		return quote.Series{}, provider.NewError(provider.InvalidResponse, err.Error())
	}
	bars.chartResult = bars.bounded(c.Now())
	zone, err := bars.zone()
	if err != nil {
		return quote.Series{}, err
	}
	splits, err := readSplits(bars.Events.Splits, zone)
	if err != nil {
		return quote.Series{}, err
	}
	return bars.series(i, splits, zone)
}

func readSplits(given map[string]split, zone *time.Location) ([]quote.Split, error) {
	var splits []quote.Split
	for _, s := range given {
		read, err := quote.NewSplit(dateIn(zone, s.Date), s.Numerator.Decimal, s.Denominator.Decimal)
		if err != nil {
			return nil, provider.NewError(provider.InvalidResponse, err.Error())
		}
		splits = append(splits, read)
	}
	return splits, nil
}

// series returns the closes of the bars, each on the share basis of its own day. The bars are on the basis of the day of the response.
func (b chartResult) series(i quote.Instrument, splits []quote.Split, zone *time.Location) (quote.Series, error) {
	unit, err := i.Symbol.ParseUnit(b.Meta.Currency)
	if err != nil {
		return quote.Series{}, provider.NewError(provider.InvalidResponse, err.Error())
	}
	if b.isPlaceholder(i) {
		return quote.Series{}, provider.NewError(provider.NotFound, placeholderDetail(i))
	}
	if err := b.checkName(i); err != nil {
		return quote.Series{}, err
	}
	last, today := b.observation(i, zone), calendar.DateOf(b.fetched.In(zone))
	series := quote.Series{Currency: unit.Major, Zone: last.Zone, Sessions: last.Calendar(), Kind: last.Kind, FirstTrade: last.FirstTrade, Splits: splits}
	if len(b.Indicators.Quote) == 0 {
		return series, nil
	}
	closes, sessions := b.Indicators.Quote[0].Close, last.Calendar()
	for n := range min(len(closes), len(b.Timestamps)) {
		c := quote.Close{Date: b.barDate(n, zone, sessions)}
		if closes[n] != nil && b.isComplete(n, c.Date, last, zone, today) {
			value, err := quote.ParseNumber(closes[n].String())
			if err != nil || value.IsNegative() {
				return quote.Series{}, provider.NewError(provider.InvalidResponse, fmt.Sprintf("a close of %s", *closes[n]))
			}
			traded := trimFloat32Noise(value.Mul(series.Factor(c.Date, today)))
			c.Price = decimal.NullDecimal{Decimal: unit.ToMajor(traded), Valid: value.IsPositive()}
		}
		if last := len(series.Closes) - 1; last >= 0 && series.Closes[last].Date == c.Date {
			series.Closes = series.Closes[:last] // Of two bars of one day, the later one has its end.
		}
		series.Closes = append(series.Closes, c)
	}
	return series, nil
}

// dateIn returns the date of an instant, in epoch seconds, in a zone.
func dateIn(zone *time.Location, epoch int64) calendar.Date {
	return calendar.DateOf(time.Unix(epoch, 0).In(zone))
}
