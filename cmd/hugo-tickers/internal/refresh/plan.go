package refresh

import (
	"cmp"
	"slices"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// plan separates the instruments that need fetching from those whose stored quote is final and came from a service of the
// chain. Fetch order, for a short quota: never quoted, then the oldest quote, last what was recently not found.
func (r *refresher) plan() (toFetch []quote.Instrument, final []quote.Quote) {
	for _, symbol := range r.Demand.Symbols {
		i := r.instruments.Of(symbol)
		if q, ok := r.Stored[symbol]; ok && r.chain.HasRemote(q.Source) && q.UpToDate(r.Now) {
			final = append(final, q.Quote.ApplyOverrides(i))
			continue
		}
		toFetch = append(toFetch, i)
	}
	notFound := func(i quote.Instrument) int { return min(1, r.State.NotFound[i.Symbol].Count) }
	slices.SortStableFunc(toFetch, func(a, b quote.Instrument) int {
		return cmp.Or(
			cmp.Compare(notFound(a), notFound(b)),
			r.Stored[a.Symbol].AsOf.Compare(r.Stored[b.Symbol].AsOf),
		)
	})
	return toFetch, final
}
