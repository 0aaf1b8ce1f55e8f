package refresh

import (
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// Services wrongly answer "no such symbol" at times, for days. A symbol is called delisted only after this long.
const (
	delistedSessions = 5
	delistedAfter    = 7 * 24 * time.Hour
)

// trackNotFound counts the sessions in which no provider found a symbol. Symbols that are found or no longer required are
// forgotten. A symbol whose providers failed for another reason keeps its count.
func trackNotFound(before map[quote.Symbol]store.Absence, required []quote.Symbol, answer provider.Answer, now time.Time) map[quote.Symbol]store.Absence {
	after := map[quote.Symbol]store.Absence{}
	for _, symbol := range required {
		streak, known := before[symbol]
		if _, found := answer.Quotes[symbol]; found {
			continue
		}
		if session := symbol.Calendar().Last(now); isNotFound(answer.Failures[symbol]) && !session.Equal(streak.Session) {
			if !known {
				streak.Since = now.UTC()
			}
			streak.Session, streak.Sessions = session.UTC(), streak.Sessions+1
			known = true
		}
		if known {
			after[symbol] = streak
		}
	}
	return after
}

// isNotFound reports whether at least one provider returned not_found and no other provider failed for a reason that could
// hide the symbol.
func isNotFound(errs []*provider.Error) bool {
	found := false
	for _, e := range errs {
		switch e.Class {
		case provider.NotFound:
			found = true
		case provider.Plan, provider.Auth:
		default:
			return false
		}
	}
	return found
}

// isDelisted reports whether a symbol has not been found for so long that it will not come back.
func isDelisted(streak store.Absence, now time.Time) bool {
	return streak.Sessions >= delistedSessions && now.Sub(streak.Since) >= delistedAfter
}
