package yahoo

import (
	"context"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// The changes in percent beyond which a split of the day is suspected.
var (
	suspectRise = decimal.NewFromInt(80)
	suspectFall = decimal.NewFromInt(-45)
)

// onOneBasis returns the results with previous closes on the share basis of the price. On the day of a split, Yahoo's bars can still be
// on the basis of the day before. If the splits cannot be had, a suspect previous close is dropped, unless the
// quote is refused for it anyway.
func onOneBasis(ctx context.Context, c fetch.Client, batch []quote.Instrument, results provider.Results[quote.Quote]) provider.Results[quote.Quote] {
	for _, i := range batch {
		q := results[i.Symbol].Value
		change := q.ChangePercent()
		if results[i.Symbol].Err != nil || !change.Valid || change.Decimal.LessThan(suspectRise) && change.Decimal.GreaterThan(suspectFall) {
			continue
		}
		series, err := history(ctx, c, i, q.Session.AddDays(-longestWeekend), q.Session)
		switch {
		case err != nil && q.Validate(c.Now()) == nil:
			q.PreviousClose = decimal.NullDecimal{}
		case err == nil:
			q.PreviousClose.Decimal = nearest(q, series.Factor(q.Session.AddDays(-1), q.Session))
		}
		results.Set(i.Symbol, q, nil)
	}
	return results
}

// nearest returns the previous close, or that close divided by the factor of the day's split, whichever is nearer to the price.
func nearest(q quote.Quote, factor decimal.Decimal) decimal.Decimal {
	previous := q.PreviousClose.Decimal
	adjusted := quote.TrimZeros(previous.DivRound(factor, basisDecimals))
	if adjusted.Sub(q.Price).Abs().LessThan(previous.Sub(q.Price).Abs()) {
		return adjusted
	}
	return previous
}

// basisDecimals is the number of decimals of a close on another share basis.
const basisDecimals = 6
