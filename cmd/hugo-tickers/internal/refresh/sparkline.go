package refresh

import (
	"slices"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// needsCloses reports whether a sparkline has fewer stored closes than it requires and the history may have more. A young
// listing has no more of them before its next session.
func (r *refresher) needsCloses(symbol quote.Symbol, required int) bool {
	old := r.Stored[symbol]
	newSession := old.Session != r.Quotes[symbol].Session
	return len(old.Closes) == 0 || len(old.Closes) < required && newSession
}

// closes returns the last closes up to a quote, as many as the sparklines of the content require.
func (r *refresher) closes(q quote.Quote, series quote.Series, fetched bool) []decimal.Decimal {
	required := r.Demand.Sparklines[q.Symbol]
	if required == 0 {
		return nil
	}
	old := r.Stored[q.Symbol]
	closes := old.Closes
	sameSession := q.Session == old.Session
	switch {
	case fetched:
		closes = append(series.Recent(required-1, q.Session), q.Price)
	case !r.sameShareBasis(q.Symbol):
		closes = nil
	case len(closes) > 0 && sameSession:
		closes = append(slices.Clone(closes[:len(closes)-1]), q.Price)
	case len(closes) > 0: // The stored price may be of the running session: the previous close takes its place.
		closes = append(slices.Clone(closes[:len(closes)-1]), q.PreviousClose.Decimal, q.Price)
	}
	closes = closes[max(0, len(closes)-required):]
	if quote.CheckRecent(closes) != nil {
		return nil
	}
	return closes
}
