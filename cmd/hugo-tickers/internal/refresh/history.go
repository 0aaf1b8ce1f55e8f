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
	history := r.history(ctx, toFetch, from, r.fits)
	r.addFormerSymbols(ctx, toFetch, from, history)
	for _, i := range toFetch {
		r.addPins(i, history)
		if series, ok := history.Series[i.Symbol]; ok {
			r.State.RecordRefused(i.Symbol, series.Refused)
		}
	}
	for symbol, entry := range r.Quotes {
		series, fetched := history.Series[symbol]
		r.Quotes[symbol] = r.withHistory(entry, series, fetched)
	}
}

// history fetches series up to the present.
func (r *refresher) history(ctx context.Context, wanted []quote.Instrument, from map[quote.Symbol]calendar.Date, validate func(quote.Instrument, quote.Series) error) provider.Histories {
	days := provider.Days{From: from, To: calendar.DateOf(r.Now.UTC())}
	history := r.chain.History(ctx, wanted, days, validate, r.options.Progress)
	r.Answer.Contacted = append(r.Answer.Contacted, history.Contacted...)
	maps.Copy(r.Answer.Throttled, history.Throttled)
	return history
}

// fits returns why a series is of another instrument than the latest quote of its symbol, or nil.
func (r *refresher) fits(i quote.Instrument, series quote.Series) error {
	if q, ok := r.Quotes[i.Symbol]; ok {
		return series.Fits(q.Quote)
	}
	return nil
}

// addFormerSymbols adds to a history the days on which instruments had their former symbols, as far as they are needed.
func (r *refresher) addFormerSymbols(ctx context.Context, wanted []quote.Instrument, from map[quote.Symbol]calendar.Date, history provider.Histories) {
	var former []quote.Instrument
	starts := map[quote.Symbol]calendar.Date{}
	for _, i := range wanted {
		if i.Formerly != "" && from[i.Symbol].Before(i.Since) {
			spelling := r.instruments.Of(i.Formerly).Spelling
			former = append(former, quote.Instrument{Symbol: i.Formerly, Until: i.Since.AddDays(-1), MIC: i.MIC, Currency: i.Currency, Spelling: spelling})
			starts[i.Formerly] = from[i.Symbol]
		}
	}
	if len(former) == 0 {
		return
	}
	past := r.history(ctx, former, starts, func(quote.Instrument, quote.Series) error { return nil })
	for _, i := range wanted {
		old, ok := past.Series[i.Formerly]
		if !ok {
			if failures := past.Failures[i.Formerly]; len(failures) > 0 {
				history.Failures[i.Symbol] = append(history.Failures[i.Symbol], failures...)
			}
			continue
		}
		series, known := history.Series[i.Symbol]
		if !known {
			series = quote.Series{Currency: old.Currency, Zone: old.Zone, Sessions: old.Sessions, Source: old.Source}
		}
		history.Series[i.Symbol] = series.WithFormer(old, i.Since)
	}
}

// historyStarts returns the first day that is needed of the history of each symbol that needs one. Stated days whose close is
// the latest quote are pinned right away.
func (r *refresher) historyStarts() map[quote.Symbol]calendar.Date {
	from := map[quote.Symbol]calendar.Date{}
	request := func(symbol quote.Symbol, day calendar.Date) {
		if !r.wants(symbol) {
			return
		}
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
