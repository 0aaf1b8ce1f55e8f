package provider

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// History implements Historian with v8/finance/chart. Its closes are on today's share basis and its splits are those of the
// days asked for, so it is asked up to the present and each close is brought back to the basis of its own day.
func (y Yahoo) History(ctx context.Context, i quote.Instrument, from, to calendar.Date) (quote.Series, error) {
	var answer struct {
		Chart struct {
			Result []struct {
				yahooBars
				Events struct {
					Splits map[string]struct {
						Date        int64  `json:"date"` // epoch seconds, at the local open
						Numerator   number `json:"numerator"`
						Denominator number `json:"denominator"`
					} `json:"splits"`
				} `json:"events"`
			} `json:"result"`
		} `json:"chart"`
	}
	path := fmt.Sprintf("/v8/finance/chart/%s?period1=%d&period2=%d&interval=1d&events=split",
		url.PathEscape(yahooSymbol(i)), from.AddDays(-1).In(time.UTC).Unix(), to.AddDays(1).In(time.UTC).Unix())
	if err := y.ask(ctx, path, &answer); err != nil {
		return wrong(err, i)
	}
	if len(answer.Chart.Result) == 0 {
		return wrong(&failure{class: Upstream, detail: "an answer without a result"}, i)
	}
	bars := answer.Chart.Result[0]
	unit, err := quote.ParseUnit(bars.Meta.Currency)
	if err != nil {
		return wrong(&failure{class: BadData, detail: err.Error()}, i)
	}
	zone, err := time.LoadLocation(bars.Meta.Zone)
	if err != nil || bars.Meta.Zone == "" {
		return wrong(&failure{class: BadData, detail: fmt.Sprintf("the time zone %q", bars.Meta.Zone)}, i)
	}
	series := quote.Series{Currency: unit.Major}
	for _, split := range bars.Events.Splits {
		if !split.Numerator.previous().Valid || !split.Denominator.previous().Valid {
			return wrong(&failure{class: BadData, detail: "a split without a ratio"}, i)
		}
		series.Splits = append(series.Splits, quote.Split{Date: dayIn(zone, split.Date), Factor: split.Numerator.Decimal.Div(split.Denominator.Decimal)})
	}
	if len(bars.Indicators.Quote) == 0 {
		return series, nil
	}
	closes := bars.Indicators.Quote[0].Close
	for n := range min(len(closes), len(bars.Timestamps)) {
		c := quote.Close{Date: dayIn(zone, bars.Timestamps[n])}
		if closes[n] != nil {
			value, err := quote.ParseNumber(closes[n].String())
			if err != nil || value.IsNegative() {
				return wrong(&failure{class: BadData, detail: fmt.Sprintf("a close of %s", *closes[n])}, i)
			}
			c.Price = decimal.NewNullDecimal(unit.ToMajor(float(value.Mul(series.Factor(c.Date, to)))))
		}
		if last := len(series.Closes) - 1; last >= 0 && series.Closes[last].Date == c.Date {
			series.Closes = series.Closes[:last] // Of two bars of a day, the later one is of its end.
		}
		series.Closes = append(series.Closes, c)
	}
	return series, nil
}

// dayIn returns the date of an epoch in a zone.
func dayIn(zone *time.Location, epoch int64) calendar.Date {
	return calendar.DateOf(time.Unix(epoch, 0).In(zone))
}
