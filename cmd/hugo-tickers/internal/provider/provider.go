// Package provider has the contract between the engine and the sources of prices: what a provider returns, which errors it reports,
// and how a chain of providers is used. The providers themselves are in the packages below it.
package provider

import (
	"context"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Provider is a source of quotes.
type Provider interface {
	// Latest returns the last known quote of each instrument, or why there is none. A quote is in the major unit of its currency and
	// dated in UTC. The provider leaves out what it cannot be sure of: an unknown previous close is not valid, and an unknown
	// currency is an error. Latest calls progress, possibly from several goroutines, with the number of symbols whose result has
	// become known. It ends with the context.
	Latest(ctx context.Context, wanted []quote.Instrument, progress func(symbols int)) Results[quote.Quote]
}

// HistoryProvider is a Provider that also has the closes of the past.
type HistoryProvider interface {
	Provider

	// History returns the closes of the days, as traded on each day, and the splits in that time. It may return closes of other days
	// as well. Progress and context are used as in Latest.
	History(ctx context.Context, wanted []quote.Instrument, days Days, progress func(symbols int)) Results[quote.Series]
}

// Days are the days whose closes are requested.
type Days struct {
	From map[quote.Symbol]calendar.Date // the first day for each symbol
	To   calendar.Date                  // the last day for all symbols
}

// Results has the result of each symbol that was requested.
type Results[T any] map[quote.Symbol]Result[T]

// Result is a value, or the reason why there is none.
type Result[T any] struct {
	Value T
	Err   *Error // nil if there is a value
}

// Set sets the result of a symbol to a value, or to an error if err is not nil.
func (r Results[T]) Set(symbol quote.Symbol, value T, err error) {
	if err != nil {
		r[symbol] = Result[T]{Err: AsError(err).For(symbol)}
		return
	}
	r[symbol] = Result[T]{Value: value}
}

// Fail sets the results of instruments to an error.
func (r Results[T]) Fail(err error, wanted []quote.Instrument) {
	for _, i := range wanted {
		r[i.Symbol] = Result[T]{Err: AsError(err).For(i.Symbol)}
	}
}

// Failed returns results in which every instrument has the same error.
func Failed[T any](err error, wanted []quote.Instrument) Results[T] {
	results := make(Results[T], len(wanted))
	results.Fail(err, wanted)
	return results
}

// Each returns the results of a function that is called for one instrument after the other. It is for data that has already been
// loaded.
func Each[T any](wanted []quote.Instrument, read func(quote.Instrument) (T, error)) Results[T] {
	results := make(Results[T], len(wanted))
	for _, i := range wanted {
		value, err := read(i)
		results.Set(i.Symbol, value, err)
	}
	return results
}
