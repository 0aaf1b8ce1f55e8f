package refresh

import (
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
)

// Services wrongly answer "no such symbol" at times, for days. A symbol is called delisted only after this long.
const (
	delistedSessions = 5
	delistedAfter    = 7 * 24 * time.Hour
)

// trackNotFound counts the sessions in which no provider found a symbol. Symbols that are found or no longer required are
// forgotten. A symbol whose providers failed for another reason keeps its count.
func trackNotFound(before map[quote.Symbol]state.NotFoundStreak, required []quote.Symbol, answer provider.Quotes, now time.Time) map[quote.Symbol]state.NotFoundStreak {
	after := map[quote.Symbol]state.NotFoundStreak{}
	for _, symbol := range required {
		streak, known := before[symbol]
		if _, found := answer.Quotes[symbol]; found {
			continue
		}
		if session := (quote.Instrument{Symbol: symbol}).Calendar().LastClose(now); isNotFound(answer.Failures[symbol]) && !session.Equal(streak.LastSession) {
			if !known || streak.IsAhead(now) {
				streak = state.NotFoundStreak{Since: now.UTC()}
			}
			streak.LastSession, streak.Count = session.UTC(), streak.Count+1
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
		switch e.Kind {
		case provider.NotFound:
			found = true
		case provider.NotInPlan, provider.Unauthorized:
		default:
			return false
		}
	}
	return found
}

// isDelisted reports whether a symbol has not been found for so long that it will not come back.
func isDelisted(streak state.NotFoundStreak, now time.Time) bool {
	return streak.Count >= delistedSessions && now.Sub(streak.Since) >= delistedAfter
}
