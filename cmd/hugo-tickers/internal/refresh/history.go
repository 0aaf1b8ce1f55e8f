package refresh

import (
	"context"
	"maps"
	"slices"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// lookbackDays is how many days before a session are requested, so that the session before it is among them.
const lookbackDays = 10

// fetchHistory fetches what the latest quotes do not cover: the closes of stated days, the splits since then, and the closes of
// sparklines. It makes at most one request for the history of a symbol, and none for most.
func (r *refresher) fetchHistory(ctx context.Context) {
	r.Pins = r.StoredPins.Clone()
	from := r.historyStarts()
	var toFetch []quote.Instrument
	for _, symbol := range slices.Sorted(maps.Keys(from)) {
		toFetch = append(toFetch, r.instruments.Of(symbol))
	}
	days := provider.Days{From: from, To: calendar.DateOf(r.Now.UTC())}
	history := r.chain.History(ctx, toFetch, days, r.options.Progress)
	r.Answer.Contacted = append(r.Answer.Contacted, history.Contacted...)
	maps.Copy(r.Answer.Throttled, history.Throttled)
	for _, i := range toFetch {
		r.addPins(i, history)
	}
	for symbol, entry := range r.Quotes {
		series, fetched := history.Series[symbol]
		r.Quotes[symbol] = r.withHistory(entry, series, fetched)
	}
}

// historyStarts returns the first day that is needed of the history of each symbol that needs one. Stated days whose close is
// the latest quote are pinned right away.
func (r *refresher) historyStarts() map[quote.Symbol]calendar.Date {
	from := map[quote.Symbol]calendar.Date{}
	request := func(symbol quote.Symbol, day calendar.Date) {
		if first, ok := from[symbol]; !ok || day.Before(first) {
			from[symbol] = day
		}
	}
	for symbol, days := range r.Demand.Days {
		for day, change := range days {
			r.requireDay(symbol, day, change, request)
		}
	}
	for symbol, n := range r.Demand.Sparklines {
		if _, ok := r.Quotes[symbol]; ok && n > 0 && (r.needsCloses(symbol, n) || !r.sameShareBasis(symbol)) {
			request(symbol, calendar.DateOf(r.Now.UTC()).AddDays(-n*7/5-lookbackDays))
		}
	}
	return from
}

// withHistory adds to a quote what the content asks for beyond it.
func (r *refresher) withHistory(e store.Entry, series quote.Series, fetched bool) store.Entry {
	e.Changes = r.changes(e.Quote, series, fetched)
	e.Closes = r.closes(e.Quote, series, fetched)
	e.PendingSessions = r.pendingSessions(e.Symbol)
	return e
}
