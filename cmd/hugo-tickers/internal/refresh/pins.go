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

// pendingWindow is how long quotes.json keeps the end of a session whose close is still unknown.
const pendingWindow = 48 * time.Hour

// requireDay pins a stated day if the latest quote is the close of its session. Else it requests the history of the symbol, also to
// check a pin that is not final, unless nothing new can be learnt from it.
func (r *refresher) requireDay(symbol quote.Symbol, day quote.PriceDate, change bool, request func(quote.Symbol, calendar.Date)) {
	sessions := r.calendar(symbol)
	if day.SessionEnd(sessions).After(r.Now) {
		return
	}
	pin, pinned := r.Pins[symbol][day]
	if q, ok := r.Quotes[symbol]; ok && !pin.Final {
		if latest, final := quote.PinOfQuote(q.Quote, day); final && latest.Check(day) == nil {
			r.Pins.Add(day, latest)
			return
		}
	}
	switch {
	case !pin.Final && !r.recentlyMissing(symbol, day):
		request(symbol, day.Session(sessions).AddDays(-lookbackDays))
	case pinned && change && !r.coversSplits(symbol, day):
		request(symbol, pin.Session)
	}
}

// recentlyMissing reports whether the close of a day was already requested since the last session ended, and no provider had it.
// Local files are always read again: the author may have added it.
func (r *refresher) recentlyMissing(symbol quote.Symbol, day quote.PriceDate) bool {
	last, ok := r.State.MissingCloses[symbol][day]
	return ok && last.Equal(r.calendar(symbol).LastClose(r.Now)) && !r.chain.AllLocal()
}

// addPins pins the stated days of a symbol from its history, and updates the split factors of all its pins.
func (r *refresher) addPins(i quote.Instrument, history provider.Histories) {
	series, ok := history.Series[i.Symbol]
	failures := history.Failures[i.Symbol]
	sessions := r.calendar(i.Symbol)
	if ok {
		sessions = series.Calendar(i)
	}
	for _, day := range slices.Sorted(maps.Keys(r.Demand.Days[i.Symbol])) {
		if day.SessionEnd(sessions).After(r.Now) {
			continue
		}
		if ok && !r.Pins[i.Symbol][day].Final {
			if pin, found := quote.PinOf(i, day, series); found && pin.Validate(day, r.Now) == nil {
				r.Pins.Add(day, pin)
			} else if series.Refused[day.Session(sessions)] != "" {
				r.Pins.Drop(i.Symbol, day)
			}
		}
		pin, pinned := r.Pins[i.Symbol][day]
		if pinned && ok && r.covers(series, pin) {
			r.Pins.SetFactor(i.Symbol, day, series.Factor(pin.Session, r.shareBasisDate(i.Symbol)))
		}
		if !pinned {
			r.MissingCloses = append(r.MissingCloses, MissingClose{i.Symbol, day, append(refused(series, day.Session(sessions)), failures...)})
		}
		// A provider that failed may have the close, and a history of the last session may have it later in the day: neither is
		// remembered as missing.
		mayCome := ok && day.Session(sessions) == sessions.Date(sessions.LastClose(r.Now))
		r.State.RecordLookup(i.Symbol, day, pin.Final || mayCome || canChange(failures), sessions.LastClose(r.Now))
	}
}

// canChange reports whether the same request can have another answer before the next session: a provider failed for another reason than
// its plan.
func canChange(failures []*provider.Error) bool {
	return slices.ContainsFunc(failures, func(e *provider.Error) bool { return e.Kind != provider.NotInPlan })
}

// refused returns why a series does not use its close of a session, nothing if it has none.
func refused(series quote.Series, session calendar.Date) []*provider.Error {
	reason, ok := series.Refused[session]
	if !ok {
		return nil
	}
	return []*provider.Error{{Provider: series.Source, Kind: provider.InvalidResponse, Detail: reason}}
}

// changes returns the changes in percent from stated days to a quote, where every split in between is known.
func (r *refresher) changes(q quote.Quote, series quote.Series, fetched bool) map[quote.PriceDate]decimal.Decimal {
	var changes map[quote.PriceDate]decimal.Decimal
	for day, required := range r.Demand.Days[q.Symbol] {
		pin, pinned := r.Pins[q.Symbol][day]
		if !required || !pinned {
			continue
		}
		elapsed := q.Session.DaysSince(pin.Session)
		percent := pin.ChangeTo(q)
		known := elapsed == 0 || fetched && r.covers(series, pin) || r.coversSplits(q.Symbol, day)
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
		if end := day.SessionEnd(r.calendar(symbol)); !pinned && end.After(r.Now.Add(-pendingWindow)) {
			if pending == nil {
				pending = map[quote.PriceDate]time.Time{}
			}
			pending[day] = end
		}
	}
	return pending
}
