package refresh

import (
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// splitTolerance is how far a close may differ from the price stored on its day, as a fraction. Splits and stock dividends
// differ by more. If the stored price was not a close, it differs without a split, and the
// history is requested in vain.
var splitTolerance = decimal.New(1, -3)

// coversSplits reports whether the split factor of a pin is valid for the latest quote: the stored quote has a change since that
// day, and there was no split between the two quotes. Local files are always read again: the author may have added a split.
func (r *refresher) coversSplits(symbol quote.Symbol, day quote.PriceDate) bool {
	_, known := r.Stored[symbol].Changes[day]
	return known && r.sameShareBasis(symbol) && !r.chain.AllLocal()
}

// sameShareBasis reports whether there was certainly no split between the stored and the latest quote: both are of one session,
// or of two neighbouring sessions and the previous close is about the stored price.
func (r *refresher) sameShareBasis(symbol quote.Symbol) bool {
	old, hadOld := r.Stored[symbol]
	q, ok := r.Quotes[symbol]
	if !hadOld || !ok {
		return false
	}
	if q.Session == old.Session {
		return true
	}
	return q.PreviousClose.Valid && old.Session == q.Calendar().PreviousSession(q.Session) &&
		q.PreviousClose.Decimal.Sub(old.Price).Abs().LessThan(old.Price.Mul(splitTolerance))
}

// covers reports whether a series has every split since a pin, and their factor is one that can be believed: splits can have it, and the
// series does not have another close on the day of the pin, as it has if a split is false.
func (r *refresher) covers(series quote.Series, pin quote.Pin) bool {
	factor := series.Factor(pin.Session, r.shareBasisDate(pin.Symbol))
	return !pin.Session.Before(series.Start) && quote.CheckFactor(factor) == nil && series.Confirms(pin)
}

// shareBasisDate returns the session whose share basis the latest quote has.
func (r *refresher) shareBasisDate(symbol quote.Symbol) calendar.Date {
	if q, ok := r.Quotes[symbol]; ok {
		return q.Session
	}
	sessions := r.calendar(symbol)
	return sessions.Date(sessions.LastClose(r.Now))
}
