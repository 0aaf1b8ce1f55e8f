package fetch

import (
	"context"
	"maps"
	"slices"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// PerSymbol fetches every instrument with requests of its own, several instruments at a time.
func PerSymbol[T any](ctx context.Context, c Client, wanted []quote.Instrument, progress func(int), one func(context.Context, Client, quote.Instrument) (T, error)) provider.Results[T] {
	return Batches(ctx, c, wanted, 1, progress, func(ctx context.Context, c Client, batch []quote.Instrument) provider.Results[T] {
		return Sequence(ctx, c, batch, one)
	})
}

// Sequence fetches instruments one after the other, until an error stops requests: the rest of the instruments has the same error.
func Sequence[T any](ctx context.Context, c Client, wanted []quote.Instrument, one func(context.Context, Client, quote.Instrument) (T, error)) provider.Results[T] {
	results := provider.Results[T]{}
	for n, i := range wanted {
		value, err := one(ctx, c, i)
		results.Set(i.Symbol, value, err)
		if err != nil && provider.AsError(err).StopsRequests() {
			results.Fail(err, wanted[n+1:])
			break
		}
	}
	return results
}

// Groups fetches groups of instruments that cannot share a request, one group after the other by name, until an error stops requests.
func Groups[T any](groups map[string][]quote.Instrument, fetch func(name string, group []quote.Instrument) provider.Results[T]) provider.Results[T] {
	results := provider.Results[T]{}
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		if stop := stopError(results); stop != nil {
			results.Fail(stop, groups[name])
			continue
		}
		maps.Copy(results, fetch(name, groups[name]))
	}
	return results
}

// Supported splits instruments into those that a provider can be asked for and the results of the others. Check returns why it cannot
// be asked for an instrument, or nil.
func Supported[T any](wanted []quote.Instrument, check func(quote.Instrument) error) (supported []quote.Instrument, others provider.Results[T]) {
	others = provider.Results[T]{}
	for _, i := range wanted {
		if err := check(i); err != nil {
			others.Fail(err, []quote.Instrument{i})
		} else {
			supported = append(supported, i)
		}
	}
	return supported, others
}

// Listings is PerSymbol for the supported instruments, with the errors of check for the others.
func Listings[T any](ctx context.Context, c Client, wanted []quote.Instrument, check func(quote.Instrument) error, progress func(int), one func(context.Context, Client, quote.Instrument) (T, error)) provider.Results[T] {
	supported, results := Supported[T](wanted, check)
	progress(len(wanted) - len(supported))
	maps.Copy(results, PerSymbol(ctx, c, supported, progress, one))
	return results
}
