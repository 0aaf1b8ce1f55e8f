package main

import (
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
)

// A service that says "no such symbol" is wrong at times, for days. Only after this long is a symbol called delisted.
const (
	delistedSessions = 5
	delistedAfter    = 7 * 24 * time.Hour
)

// absences counts on the symbols that nobody finds. Those that are found, or no longer wanted, are forgotten; what could not
// be asked changes nothing.
func absences(before map[quote.Symbol]state.NotFoundStreak, wanted []quote.Symbol, answer provider.Quotes, now time.Time) map[quote.Symbol]state.NotFoundStreak {
	after := map[quote.Symbol]state.NotFoundStreak{}
	for _, symbol := range wanted {
		absence, known := before[symbol]
		if _, found := answer.Quotes[symbol]; found {
			continue
		}
		if session := symbol.Calendar().LastClose(now); absent(answer.Failures[symbol]) && !session.Equal(absence.LastSession) {
			if !known {
				absence.Since = now.UTC()
			}
			absence.LastSession, absence.Count = session.UTC(), absence.Count+1
			known = true
		}
		if known {
			after[symbol] = absence
		}
	}
	return after
}

// absent reports whether providers say that there is no such symbol, and none that could know better was kept from saying.
func absent(errs []*provider.Error) bool {
	said := false
	for _, e := range errs {
		said = said || e.Kind == provider.NotFound
		if !slices.Contains([]provider.Kind{provider.NotFound, provider.NotInPlan, provider.Unauthorized}, e.Kind) {
			return false
		}
	}
	return said
}

// delisted reports whether a symbol has been absent for so long that it will not come back.
func delisted(a state.NotFoundStreak, now time.Time) bool {
	return a.Count >= delistedSessions && now.Sub(a.Since) >= delistedAfter
}
