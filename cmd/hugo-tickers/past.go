package main

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/shopspring/decimal"
)

// before is how many days before a session are asked for, so that the one before it is among them.
const before = 10

// recently is for how long after a session the templates are told when it ended: from then on they need no telling.
const recently = 48 * time.Hour

// past finds out what the content asks for beyond the latest quotes: the pins of stated days, once each, the splits since
// them, and the closes of sparklines. Each symbol costs one request for its history at most, and most cost none.
func (a *app) past(ctx context.Context, chain provider.Chain, instruments map[quote.Symbol]quote.Instrument, r *refreshed, progress provider.Progress) {
	r.pins = r.storedPins.Clone()
	r.local = chain.AllLocal()
	from := map[quote.Symbol]calendar.Date{}
	need := func(symbol quote.Symbol, day calendar.Date) {
		if first, ok := from[symbol]; !ok || day.Before(first) {
			from[symbol] = day
		}
	}
	for symbol, days := range r.days {
		for day, since := range days {
			r.needDay(symbol, day, since, need)
		}
	}
	for symbol, n := range r.sparks {
		if _, ok := r.merged[symbol]; ok && (r.fewCloses(symbol, n) || !r.continues(symbol)) {
			need(symbol, calendar.DateOf(r.now.UTC()).AddDays(-n*7/5-before))
		}
	}
	var wanted []quote.Instrument
	for _, symbol := range slices.Sorted(maps.Keys(from)) {
		i := instruments[symbol]
		i.Symbol = symbol
		wanted = append(wanted, i)
	}
	known := chain.History(ctx, wanted, provider.Days{From: from, To: calendar.DateOf(r.now.UTC())}, progress)
	r.answer.Contacted = append(r.answer.Contacted, known.Contacted...)
	maps.Copy(r.answer.Throttled, known.Throttled)
	for _, i := range wanted {
		r.pin(i, known)
	}
	for symbol, q := range r.merged {
		series, asked := known.Series[symbol]
		r.merged[symbol] = r.complete(q, series, asked)
	}
}

// needDay says from when on the past of a symbol is needed for a day, unless the latest quote is the close of that day's
// session, or nothing new can be learnt.
func (r *refreshed) needDay(symbol quote.Symbol, day quote.PriceDate, since bool, need func(quote.Symbol, calendar.Date)) {
	session := day.SessionEnd(symbol)
	if session.After(r.now) {
		return
	}
	date := day.Session(symbol)
	pin, pinned := r.pins[symbol][day]
	if q, ok := r.merged[symbol]; ok && !pinned {
		if pin, pinned = quote.PinOfQuote(q.Quote, day); pinned {
			r.pins.Add(day, pin)
			return
		}
	}
	switch {
	case !pinned && !r.inVain(symbol, day):
		need(symbol, date.AddDays(-before))
	case pinned && since && !r.knowsSplits(symbol, day):
		need(symbol, symbol.SessionDateOf(pin.AsOf))
	}
}

// inVain reports whether the close of a day has been looked for since the last session ended, and not found. Files alone are
// always read: their author may have added it.
func (r *refreshed) inVain(symbol quote.Symbol, day quote.PriceDate) bool {
	last, ok := r.state.MissingCloses[symbol][day]
	return ok && last.Equal(symbol.Calendar().LastClose(r.now)) && !r.local
}

// knowsSplits reports whether the split factor of a pin is that of the latest quote: it was for the stored quote, as its move
// since that day tells, and no split lies between the two. Files are always read: their author may have added one.
func (r *refreshed) knowsSplits(symbol quote.Symbol, day quote.PriceDate) bool {
	_, known := r.stored[symbol].Changes[day]
	return known && r.continues(symbol) && !r.local
}

// fewCloses reports whether a sparkline has fewer stored closes than it wants, and the service may have more: a young listing
// has no more of them before its next session.
func (r *refreshed) fewCloses(symbol quote.Symbol, want int) bool {
	old := r.stored[symbol]
	newSession := symbol.SessionDateOf(old.AsOf) != symbol.SessionDateOf(r.merged[symbol].AsOf)
	return len(old.Closes) == 0 || len(old.Closes) < want && newSession
}

// noSplit is how far a close may lie from the price stored on its day, in parts of it: any split or stock dividend moves
// prices by more, and a stored price that was no close costs one request.
var noSplit = decimal.New(1, -3)

// continues reports whether the latest quote of a symbol is on the share basis of the stored one beyond doubt: of the same
// session, or of the next, with a previous close that is about the stored price.
func (r *refreshed) continues(symbol quote.Symbol) bool {
	old, hadOld := r.stored[symbol]
	q, has := r.merged[symbol]
	if !hadOld || !has {
		return false
	}
	date, oldDate := symbol.SessionDateOf(q.AsOf), symbol.SessionDateOf(old.AsOf)
	if date == oldDate {
		return true
	}
	c := symbol.Calendar()
	return q.PreviousClose.Valid && oldDate == c.PreviousSession(c.Date(q.AsOf)) &&
		q.PreviousClose.Decimal.Sub(old.Price).Abs().LessThan(old.Price.Mul(noSplit))
}

// pin adds the pins of a symbol that its past holds, and brings the split factors of all up to date.
func (r *refreshed) pin(i quote.Instrument, known provider.Histories) {
	series, ok := known.Series[i.Symbol]
	for _, day := range slices.Sorted(maps.Keys(r.days[i.Symbol])) {
		if day.SessionEnd(i.Symbol).After(r.now) {
			continue
		}
		if _, pinned := r.pins[i.Symbol][day]; !pinned && ok {
			if pin, found := quote.PinOf(i, day, series); found && pin.Validate(r.now) == nil {
				r.pins.Add(day, pin)
			}
		}
		pin, pinned := r.pins[i.Symbol][day]
		if pinned && ok && covers(series, i.Symbol, pin) {
			r.pins.SetFactor(i.Symbol, day, series.Factor(i.Symbol.SessionDateOf(pin.AsOf), r.basis(i.Symbol)))
		}
		if !pinned {
			r.unpinned = append(r.unpinned, unpinned{i.Symbol, day, known.Failures[i.Symbol]})
		}
		r.state.RecordLookup(i.Symbol, day, pinned || len(known.Failures[i.Symbol]) > 0, i.Symbol.Calendar().LastClose(r.now))
	}
}

// covers reports whether a series tells of every split since a pin.
func covers(series quote.Series, symbol quote.Symbol, pin quote.Pin) bool {
	return !symbol.SessionDateOf(pin.AsOf).Before(series.Start)
}

// basis returns the day on whose share basis the latest quote is.
func (r *refreshed) basis(symbol quote.Symbol) calendar.Date {
	if q, ok := r.merged[symbol]; ok {
		return symbol.SessionDateOf(q.AsOf)
	}
	return symbol.SessionDateOf(symbol.Calendar().LastClose(r.now))
}

// complete adds to a quote what the content asks for beyond it.
func (r *refreshed) complete(q store.Entry, series quote.Series, asked bool) store.Entry {
	q.Changes, q.PendingSessions = r.moves(q.Quote, series, asked), r.due(q.Symbol)
	q.Closes = r.closes(q.Quote, series, asked)
	return q
}

// moves returns the moves since stated days to a quote, where no split in between can be missing.
func (r *refreshed) moves(q quote.Quote, series quote.Series, asked bool) map[quote.PriceDate]decimal.Decimal {
	var moves map[quote.PriceDate]decimal.Decimal
	for day, since := range r.days[q.Symbol] {
		pin, pinned := r.pins[q.Symbol][day]
		if !since || !pinned {
			continue
		}
		elapsed := q.Symbol.SessionDateOf(q.AsOf).DaysSince(q.Symbol.SessionDateOf(pin.AsOf))
		percent := pin.ChangeTo(q)
		known := elapsed == 0 || asked && covers(series, q.Symbol, pin) || r.knowsSplits(q.Symbol, day)
		if !percent.Valid || !known || elapsed < 0 {
			continue
		}
		if moves == nil {
			moves = map[quote.PriceDate]decimal.Decimal{}
		}
		moves[day] = percent.Decimal
	}
	return moves
}

// due returns when the sessions of stated days end whose close is not known yet.
func (r *refreshed) due(symbol quote.Symbol) map[quote.PriceDate]time.Time {
	var due map[quote.PriceDate]time.Time
	for day := range r.days[symbol] {
		_, pinned := r.pins[symbol][day]
		if end := day.SessionEnd(symbol); !pinned && end.After(r.now.Add(-recently)) {
			if due == nil {
				due = map[quote.PriceDate]time.Time{}
			}
			due[day] = end
		}
	}
	return due
}

// closes returns the last closes up to a quote, as many as the content's sparklines ask for.
func (r *refreshed) closes(q quote.Quote, series quote.Series, asked bool) []decimal.Decimal {
	n := r.sparks[q.Symbol]
	if n == 0 {
		return nil
	}
	old := r.stored[q.Symbol]
	closes := old.Closes
	switch {
	case asked:
		closes = append(series.Recent(n-1, q.Symbol.SessionDateOf(q.AsOf)), q.Price)
	case !r.continues(q.Symbol):
		closes = nil
	case len(closes) > 0 && q.Symbol.SessionDateOf(q.AsOf) == q.Symbol.SessionDateOf(old.AsOf):
		closes = append(slices.Clone(closes[:len(closes)-1]), q.Price)
	case len(closes) > 0:
		closes = append(slices.Clone(closes), q.Price)
	}
	return closes[max(0, len(closes)-n):]
}

// unpinned is a stated day whose close was not found.
type unpinned struct {
	symbol quote.Symbol
	day    quote.PriceDate
	errs   []*provider.Error
}

// passes reports whether a later refresh may find it without the author's hand.
func (u unpinned) passes() bool {
	return len(u.errs) > 0 && slices.Contains(passing, u.errs[len(u.errs)-1].Kind)
}

// String says which close is missing, and why.
func (u unpinned) String() string {
	var reasons []string
	for _, e := range u.errs {
		reasons = append(reasons, e.Reason())
	}
	reason := strings.Join(reasons, "; ")
	if reason == "" {
		reason = "no provider of params.tickers.providers has it"
	}
	return fmt.Sprintf("no close of %s for %s: %s", u.symbol, u.day, reason)
}
