package provider

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Class says what became of a request, the same for every provider.
type Class string

const (
	OK             Class = "ok"
	NotFound       Class = "not_found"       // the provider says that there is no such symbol; one such answer proves nothing
	NoData         Class = "no_data"         // the symbol exists, nothing is known for this day
	Auth           Class = "auth"            // key missing, wrong or expired
	Plan           Class = "plan"            // not part of the plan paid for
	RateLimited    Class = "rate_limited"    // too fast
	QuotaExhausted Class = "quota_exhausted" // the day's or month's allowance is spent
	Blocked        Class = "blocked"         // a challenge, a consent page, a refused address
	BadData        Class = "bad_data"        // an answer, or a request of ours, that makes no sense
	Upstream       Class = "upstream"        // the provider is broken
	Network        Class = "network"         // it was not reached
)

// words says a class to people.
var words = map[Class]string{
	NotFound: "not found", NoData: "no data", Auth: "key refused", Plan: "not in the plan", RateLimited: "rate limited",
	QuotaExhausted: "quota used up", Blocked: "blocked", BadData: "unusable answer", Upstream: "provider out of order",
	Network: "not reached",
}

func (c Class) String() string {
	if text, ok := words[c]; ok {
		return text
	}
	return string(c)
}

// EnvPrefix returns what the names of a provider's environment variables begin with, such as "TICKERS_FINNHUB".
func EnvPrefix(name string) string { return "TICKERS_" + strings.ToUpper(name) }

// Error says why there is no quote of a symbol.
type Error struct {
	Symbol   quote.Symbol
	Provider string
	Class    Class
	Detail   string // what exactly; may be empty

	// Wait is how long the provider asks to be left in peace; 0 if it does not say.
	Wait time.Duration

	own bool // our restraint, not the provider's answer
}

func (e *Error) Error() string {
	text := fmt.Sprintf("%s: %s: %s", e.Symbol, e.Provider, e.Class)
	if e.Detail != "" {
		text += ": " + e.Detail
	}
	return text
}

// Refuses reports whether the provider wants to be left in peace. That our own bounds left no time or no request is no such
// wish.
func (e *Error) Refuses() bool {
	return !e.own && (e.Class == QuotaExhausted || e.Class == Blocked || e.Class == RateLimited)
}

// Errors lists the *Error values of a joined error.
func Errors(err error) []*Error {
	var one *Error
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []*Error
		for _, part := range joined.Unwrap() {
			all = append(all, Errors(part)...)
		}
		return all
	}
	if errors.As(err, &one) {
		return []*Error{one}
	}
	return nil
}
