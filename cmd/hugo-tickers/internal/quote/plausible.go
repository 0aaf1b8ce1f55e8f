package quote

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Follows returns why a quote cannot follow the last good one of its symbol, or nil. A price does not move by a factor of
// twenty, or by the hundred that lies between pounds and pence; a split does that, and shows in the previous close.
func (q Quote) Follows(last Quote) error {
	if q.Currency != last.Currency {
		return nil // Another listing, or the author's new mind.
	}
	jump := factor(q.Price, last.Price)
	if jump.LessThan(absurd) || !isHundred(jump) && q.isSplitSince(last) {
		return nil
	}
	return fmt.Errorf("a price of %s after %s looks like another unit or a split: if it is right, delete the quote of %s from data/tickers/quotes.json", Plain(q.Price), Plain(last.Price), q.Symbol)
}

// isSplitSince reports whether the previous close is the last good price in whole parts, or wholes of it.
func (q Quote) isSplitSince(last Quote) bool {
	if !q.PreviousClose.Valid || !q.Symbol.Calendar().Before(q.AsOf).Equal(q.Symbol.Calendar().Last(last.AsOf)) {
		return false
	}
	ratio := factor(q.PreviousClose.Decimal, last.Price)
	off := ratio.Sub(ratio.Round(0)).Abs()
	return off.LessThan(ratio.Mul(decimal.New(5, -3)))
}

// isHundred reports whether a factor is the one between a currency and its minor unit.
func isHundred(f decimal.Decimal) bool {
	return f.GreaterThan(decimal.NewFromInt(80)) && f.LessThan(decimal.NewFromInt(125))
}

// factor returns how many times the larger of two prices is the smaller.
func factor(a, b decimal.Decimal) decimal.Decimal {
	if a.LessThan(b) {
		a, b = b, a
	}
	return a.Div(b)
}
