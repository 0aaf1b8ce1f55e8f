// Package provider fetches quotes.
//
// A provider answers for many symbols at once. It returns the quotes that it could get, in any order, and a joined
// error of *Error values that says for every other symbol why there is none. It never returns a quote of which it
// doubts a part: an unknown previous close stays invalid, an unknown currency is an error. It is safe for use by one
// goroutine at a time, keeps to the context's deadline and does not retry.
package provider

import (
	"context"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Provider is one source of quotes. Latest returns the last known one of each instrument.
type Provider interface {
	Latest(ctx context.Context, wanted []quote.Instrument) ([]quote.Quote, error)
}
