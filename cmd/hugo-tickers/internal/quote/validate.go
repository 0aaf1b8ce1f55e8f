package quote

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"
)

// maxDailyFactor is the factor between two prices from which on a move is treated as a unit error or an unadjusted split.
var maxDailyFactor = decimal.NewFromInt(20)

// maxClockSkew is how far the clocks of a provider and of this machine may differ.
const maxClockSkew = 10 * time.Minute

// venueKinds are the kinds of instruments at the venues that are not exchanges.
var venueKinds = map[string]Kind{Index: MarketIndex, FX: CurrencyPair, Crypto: Coin}

// Validate returns why a quote must not be published, or nil.
func (q Quote) Validate(now time.Time) error {
	if err := q.Check(); err != nil {
		return err
	}
	return q.validate(now)
}

// Validate returns why the pin of a day must not be published, or nil.
func (p Pin) Validate(day PriceDate, now time.Time) error {
	if err := p.Check(day); err != nil {
		return err
	}
	return p.validate(now)
}

// validate is Validate without the bounds.
func (q Quote) validate(now time.Time) error {
	if w, ok := withdrawn[q.Currency]; ok && !q.Session.Before(w.since) {
		return fmt.Errorf("the currency %s was withdrawn on %s; its successor is %s", q.Currency, w.since, w.successor)
	}
	if q.AsOf.After(now.Add(maxClockSkew)) {
		return fmt.Errorf("the time of the price, %s, is in the future", q.AsOf.Format(time.RFC3339))
	}
	if want := venueKinds[q.Symbol.Venue()]; want != "" && q.Kind != "" && q.Kind != want {
		return fmt.Errorf("%s is of the kind %s, not %s", q.Symbol, q.Kind, want)
	}
	return nil
}

// PlausibleAfter returns why a quote cannot follow the last good one of its symbol, or nil. A price does not change by
// maxDailyFactor, nor by the hundred between a currency and its minor unit. A split can do that, and the previous close shows it.
// Quotes in different currencies are not compared: they are different listings.
func (q Quote) PlausibleAfter(last Quote) error {
	if err := q.Identify(last); err != nil {
		return err
	}
	if q.Currency != last.Currency {
		return nil
	}
	jump := ratio(q.Price, last.Price)
	if jump.LessThan(maxDailyFactor) || !isMinorUnitFactor(jump) && q.explainedBySplit(last) {
		return nil
	}
	return fmt.Errorf("the price jumped from %s to %s, which suggests a unit change or a split; if it is correct, delete the quote of %s from data/tickers/quotes.json", Format(last.Price), Format(q.Price), q.Symbol)
}

// explainedBySplit reports whether the previous close is the last good price multiplied or divided by a whole number.
func (q Quote) explainedBySplit(last Quote) bool {
	if !q.PreviousClose.Valid || q.Calendar().PreviousSession(q.Session) != last.Session {
		return false
	}
	factor := ratio(q.PreviousClose.Decimal, last.Price)
	rest := factor.Sub(factor.Round(0)).Abs()
	return rest.LessThan(factor.Mul(decimal.New(5, -3)))
}

// isMinorUnitFactor reports whether a factor is about the hundred between a currency and its minor unit.
func isMinorUnitFactor(factor decimal.Decimal) bool {
	return factor.GreaterThan(decimal.NewFromInt(80)) && factor.LessThan(decimal.NewFromInt(125))
}

// ratio returns the larger of two prices divided by the smaller one.
func ratio(a, b decimal.Decimal) decimal.Decimal {
	if a.LessThan(b) {
		a, b = b, a
	}
	return a.Div(b)
}
