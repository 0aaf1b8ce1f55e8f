package provider

import (
	"errors"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Kind is the kind of a result, the same for every provider. Its value is what machines read.
type Kind string

const (
	OK              Kind = "ok"
	NotFound        Kind = "not_found"       // the provider does not know the symbol; one such response is no proof
	NoData          Kind = "no_data"         // the symbol exists, but there is no price of the day
	Unauthorized    Kind = "auth"            // the key is missing, wrong or expired
	NotInPlan       Kind = "plan"            // the provider or its plan does not have it
	RateLimited     Kind = "rate_limited"    // too many requests in a short time
	QuotaExhausted  Kind = "quota_exhausted" // the requests of the day or month are used up
	Blocked         Kind = "blocked"         // a challenge, a consent page, a refused address
	InvalidResponse Kind = "bad_data"        // a response that cannot be right, or a request that cannot be sent
	ProviderError   Kind = "upstream"        // the provider is out of order
	Unreachable     Kind = "network"         // no complete response
)

// labels are the kinds in words.
var labels = map[Kind]string{
	NotFound: "not found", NoData: "no data", Unauthorized: "unauthorized", NotInPlan: "not in the plan", RateLimited: "rate limited",
	QuotaExhausted: "quota used up", Blocked: "blocked", InvalidResponse: "invalid response", ProviderError: "provider error",
	Unreachable: "unreachable",
}

// String returns the kind in words.
func (k Kind) String() string {
	if label, ok := labels[k]; ok {
		return label
	}
	return string(k)
}

// Error is why there is no quote or no series of a symbol.
type Error struct {
	Symbol   quote.Symbol // "" for a request of several symbols
	Provider string       // the name of the provider; the chain sets it
	Kind     Kind
	Detail   string // may be empty

	// RetryAfter is the time for which the provider asked not to be contacted; 0 if it did not ask.
	RetryAfter time.Duration

	// Local is set for a limit that we set ourselves: the provider was not contacted.
	Local bool
}

// NewError returns an error that is not about a certain symbol yet.
func NewError(kind Kind, detail string) *Error { return &Error{Kind: kind, Detail: detail} }

// AsError returns the *Error in an error. Any other error counts as a ProviderError.
func AsError(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return NewError(ProviderError, err.Error())
}

// For returns the same error for a symbol.
func (e *Error) For(symbol quote.Symbol) *Error {
	copied := *e
	copied.Symbol = symbol
	return &copied
}

// From returns the same error with the name of the provider.
func (e *Error) From(provider string) *Error {
	copied := *e
	copied.Provider = provider
	return &copied
}

// Error returns "symbol: provider: kind: detail" without the parts that are empty.
func (e *Error) Error() string { return join(string(e.Symbol), e.Provider, e.Kind.String(), e.Detail) }

// Reason returns "provider: kind: detail", the message for a list of symbols.
func (e *Error) Reason() string { return join(e.Provider, e.Kind.String(), e.Detail) }

// Message returns "kind: detail", the message for a list of providers.
func (e *Error) Message() string { return join(e.Kind.String(), e.Detail) }

func join(parts ...string) string {
	var present []string
	for _, part := range parts {
		if part != "" {
			present = append(present, part)
		}
	}
	return strings.Join(present, ": ")
}

// Throttled reports whether the provider itself rate-limited or blocked us. Limits that we set ourselves do not count.
func (e *Error) Throttled() bool {
	return !e.Local && (e.Kind == QuotaExhausted || e.Kind == Blocked || e.Kind == RateLimited)
}

// StopsRequests reports whether further requests to the same provider are pointless for now.
func (e *Error) StopsRequests() bool {
	switch e.Kind {
	case RateLimited, QuotaExhausted, Blocked, Unauthorized, Unreachable:
		return true
	}
	return false
}
