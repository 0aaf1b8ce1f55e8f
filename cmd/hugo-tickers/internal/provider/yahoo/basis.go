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

// splitDays is how many days before a session are requested to see the split of its day. Yahoo refuses a range without a session.
const splitDays = 5

// onOneBasis returns the results with previous closes on the share basis of the price. On the day of a split, Yahoo's bars can still be
// on the basis of the day before. A batch has no splits, so each change that looks like one costs a request of its own. Such changes are
// rare, and a wrong one would be published. If the splits cannot be had, the previous close is dropped, unless the quote is refused for
// it anyway.
func onOneBasis(ctx context.Context, c fetch.Client, batch []quote.Instrument, results provider.Results[quote.Quote]) provider.Results[quote.Quote] {
	for _, i := range batch {
		q := results[i.Symbol].Value
		change := q.ChangePercent()
		if results[i.Symbol].Err != nil || !change.Valid || change.Decimal.LessThan(suspectRise) && change.Decimal.GreaterThan(suspectFall) {
			continue
		}
		series, err := history(ctx, c, i, q.Session.AddDays(-splitDays), q.Session)
		switch {
		case err != nil && q.Validate(c.Now()) == nil:
			q.PreviousClose = decimal.NullDecimal{}
		case err == nil:
			q.PreviousClose.Decimal = nearest(q, series)
		}
		results.Set(i.Symbol, q, nil)
	}
	return results
}

// nearest returns the previous close, or that close on the share basis of the quote's session, whichever is nearer to the price.
func nearest(q quote.Quote, series quote.Series) decimal.Decimal {
	previous := q.PreviousClose.Decimal
	adjusted := series.AdjustedTo(q.Session, quote.Close{Date: q.Session.AddDays(-1), Price: q.PreviousClose})
	if adjusted.IsPositive() && adjusted.Sub(q.Price).Abs().LessThan(previous.Sub(q.Price).Abs()) {
		return adjusted
	}
	return previous
}
