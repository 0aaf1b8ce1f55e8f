package refresh

import (
	"cmp"
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// Result is what a refresh found, before anything is written.
type Result struct {
	Now    time.Time
	Demand *demand.Demand
	Answer provider.Quotes // about the latest quotes
	State  state.State

	Stored, Quotes   store.Quotes // before and after
	StoredPins, Pins store.Pins

	MissingCloses []MissingClose
	Warnings      []error

	data     string         // the data directory
	requests store.Requests // as stored
	damage   damage
	written  bool
	unlock   func()
}

// MissingClose is a stated day whose close was not found.
type MissingClose struct {
	Symbol   quote.Symbol
	Day      quote.PriceDate
	Failures []*provider.Error // in the order of the providers; none if no provider had a history
}

// Outcome is what a refresh did to the quote of a symbol.
type Outcome int

const (
	Refreshed Outcome = iota
	Unchanged
	Kept    // the last good quote, as no provider answered
	Missing // nothing is stored either
)

func (o Outcome) String() string {
	return [...]string{"refreshed", "unchanged", "kept", "without a quote"}[o]
}

// Outcome returns the outcome of a symbol of the demand.
func (r *Result) Outcome(symbol quote.Symbol) Outcome {
	old, stored := r.Stored[symbol]
	_, answered := r.Answer.Quotes[symbol]
	switch {
	case answered && stored && r.Quotes[symbol].Equal(old):
		return Unchanged
	case answered:
		return Refreshed
	case stored:
		return Kept
	}
	return Missing
}

// QuotesChanged reports whether any stored quote changes.
func (r *Result) QuotesChanged() bool {
	for symbol, q := range r.Quotes {
		if old, ok := r.Stored[symbol]; !ok || !q.Equal(old) {
			return true
		}
	}
	return false
}

// PinsChanged reports whether any stored pin changes.
func (r *Result) PinsChanged() bool {
	added, same := r.comparePins()
	stored := 0
	for _, days := range r.StoredPins {
		stored += len(days)
	}
	return added > 0 || same < stored
}

// NewPins counts the stated days whose close is known now and was not before.
func (r *Result) NewPins() int {
	if !r.writesPins() {
		return 0
	}
	added, _ := r.comparePins()
	return added
}

// comparePins counts the pins that were not stored before, and those that have not changed.
func (r *Result) comparePins() (added, same int) {
	for symbol, days := range r.Pins {
		for day, pin := range days {
			old, ok := r.StoredPins[symbol][day]
			switch {
			case !ok:
				added++
			case pin.Equal(old.Quote) && pin.SplitFactor.Equal(old.SplitFactor):
				same++
			}
		}
	}
	return added, same
}

// severityOrder ranks the failures of several providers for one symbol. First come failures of a provider that may have the
// price, last those of a provider that does not have such symbols.
var severityOrder = []provider.Kind{
	provider.InvalidResponse, provider.RateLimited, provider.QuotaExhausted, provider.Blocked, provider.Unreachable, provider.ProviderError,
	provider.NotFound, provider.NoData, provider.Unauthorized, provider.NotInPlan,
}

// PrimaryFailure returns the most significant of several failures.
func PrimaryFailure(failures []*provider.Error) *provider.Error {
	return slices.MinFunc(failures, func(a, b *provider.Error) int {
		return cmp.Compare(slices.Index(severityOrder, a.Kind), slices.Index(severityOrder, b.Kind))
	})
}

// IsTransient reports whether a later refresh can succeed without a change by the author.
func IsTransient(failure *provider.Error) bool {
	switch failure.Kind {
	case provider.RateLimited, provider.QuotaExhausted, provider.Blocked, provider.Unreachable, provider.ProviderError, provider.NoData:
		return true
	}
	return false
}

// Delisted reports whether a symbol has not been found for so long that it will not come back, and since when and in how many
// sessions.
func (r *Result) Delisted(symbol quote.Symbol) (since time.Time, sessions int, ok bool) {
	streak := r.State.NotFound[symbol]
	return streak.Since, streak.Count, isDelisted(streak, r.Now)
}

// CooldownEnd returns when the provider of a failure may be contacted again; ok is false if it may be at any time.
func (r *Result) CooldownEnd(failure *provider.Error) (end time.Time, ok bool) {
	hold, ok := r.State.Cooldowns[failure.Provider]
	return hold.Until, ok && failure.Throttled() && hold.Active(r.Now)
}

// WithoutFreshQuote lists the symbols that have no fresh quote, and the texts that should have been symbols.
func (r *Result) WithoutFreshQuote() []string {
	names := slices.Clone(r.Demand.Invalid)
	for _, symbol := range r.Demand.Symbols {
		if _, ok := r.Answer.Quotes[symbol]; !ok || r.Now.After(r.Quotes[symbol].FreshUntil) {
			names = append(names, string(symbol))
		}
	}
	return names
}

// Close lets other refreshes of the site run.
func (r *Result) Close() {
	if r.unlock != nil {
		r.unlock()
		r.unlock = nil
	}
}
