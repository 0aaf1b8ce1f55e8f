package refresh

import (
	"maps"
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// pendingWindow is how long after the end of a session the templates are told when it ended.
const pendingWindow = 48 * time.Hour

// requireDay pins a stated day if the latest quote is the close of its session. Else it requests the history of the symbol,
// unless nothing new can be learnt from it.
func (r *refresher) requireDay(symbol quote.Symbol, day quote.PriceDate, change bool, request func(quote.Symbol, calendar.Date)) {
	if day.SessionEnd(symbol).After(r.Now) {
		return
	}
	pin, pinned := r.Pins[symbol][day]
	if q, ok := r.Quotes[symbol]; ok && !pinned {
		if pin, pinned = quote.PinOfQuote(q.Quote, day); pinned {
			r.Pins.Add(day, pin)
			return
		}
	}
	switch {
	case !pinned && !r.recentlyMissing(symbol, day):
		request(symbol, day.Session(symbol).AddDays(-lookbackDays))
	case pinned && change && !r.coversSplits(symbol, day):
		request(symbol, symbol.SessionDateOf(pin.AsOf))
	}
}

// recentlyMissing reports whether no provider had the close of a day when it was requested after the last session. Local files
// are always read again: the author may have added it.
func (r *refresher) recentlyMissing(symbol quote.Symbol, day quote.PriceDate) bool {
	last, ok := r.State.MissingCloses[symbol][day]
	return ok && last.Equal(symbol.Calendar().LastClose(r.Now)) && !r.chain.AllLocal()
}

// addPins pins the stated days of a symbol from its history, and updates the split factors of all its pins.
func (r *refresher) addPins(i quote.Instrument, history provider.Histories) {
	series, ok := history.Series[i.Symbol]
	failures := history.Failures[i.Symbol]
	for _, day := range slices.Sorted(maps.Keys(r.Demand.Days[i.Symbol])) {
		if day.SessionEnd(i.Symbol).After(r.Now) {
			continue
		}
		if _, pinned := r.Pins[i.Symbol][day]; !pinned && ok {
			if pin, found := quote.PinOf(i, day, series); found && pin.Validate(r.Now) == nil {
				r.Pins.Add(day, pin)
			}
		}
		pin, pinned := r.Pins[i.Symbol][day]
		if pinned && ok && seriesCovers(series, i.Symbol, pin) {
			r.Pins.SetFactor(i.Symbol, day, series.Factor(i.Symbol.SessionDateOf(pin.AsOf), r.shareBasisDate(i.Symbol)))
		}
		if !pinned {
			r.MissingCloses = append(r.MissingCloses, MissingClose{i.Symbol, day, failures})
		}
		r.State.RecordLookup(i.Symbol, day, pinned || len(failures) > 0, i.Symbol.Calendar().LastClose(r.Now))
	}
}

// changes returns the changes in percent from stated days to a quote, where every split in between is known.
func (r *refresher) changes(q quote.Quote, series quote.Series, fetched bool) map[quote.PriceDate]decimal.Decimal {
	var changes map[quote.PriceDate]decimal.Decimal
	for day, required := range r.Demand.Days[q.Symbol] {
		pin, pinned := r.Pins[q.Symbol][day]
		if !required || !pinned {
			continue
		}
		elapsed := q.Symbol.SessionDateOf(q.AsOf).DaysSince(q.Symbol.SessionDateOf(pin.AsOf))
		percent := pin.ChangeTo(q)
		known := elapsed == 0 || fetched && seriesCovers(series, q.Symbol, pin) || r.coversSplits(q.Symbol, day)
		if !percent.Valid || !known || elapsed < 0 {
			continue
		}
		if changes == nil {
			changes = map[quote.PriceDate]decimal.Decimal{}
		}
		changes[day] = percent.Decimal
	}
	return changes
}

// pendingSessions returns when the sessions of stated days end whose close is not known yet.
func (r *refresher) pendingSessions(symbol quote.Symbol) map[quote.PriceDate]time.Time {
	var pending map[quote.PriceDate]time.Time
	for day := range r.Demand.Days[symbol] {
		_, pinned := r.Pins[symbol][day]
		if end := day.SessionEnd(symbol); !pinned && end.After(r.Now.Add(-pendingWindow)) {
			if pending == nil {
				pending = map[quote.PriceDate]time.Time{}
			}
			pending[day] = end
		}
	}
	return pending
}
