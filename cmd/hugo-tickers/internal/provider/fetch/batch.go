package fetch

import (
	"context"
	"maps"
	"slices"
	"sync"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// MaxConnections is the number of simultaneous requests to one provider.
const MaxConnections = 8

// BatchFunc fetches the results of one batch with a client whose first request has been admitted. It must send at least one request.
type BatchFunc[T any] func(ctx context.Context, c Client, batch []quote.Instrument) provider.Results[T]

// Batches fetches instruments in batches of a size, 0 for one batch, several at a time. Batches start in the order of the instruments,
// each one when its first request has been admitted, so that a short quota goes to the first instruments. After an error that stops
// requests, the batches that have not started have the same error.
func Batches[T any](ctx context.Context, c Client, wanted []quote.Instrument, size int, progress func(int), fetch BatchFunc[T]) provider.Results[T] {
	collected := collector[T]{results: provider.Results[T]{}}
	connections := make(chan struct{}, MaxConnections)
	var group sync.WaitGroup
	for batch := range slices.Chunk(wanted, positive(size, len(wanted))) {
		connections <- struct{}{}
		client := c
		client.cost = c.Quota.cost(len(batch))
		err := error(nil)
		if stop := collected.stopError(); stop != nil {
			err = stop
		} else {
			err = client.acquire(ctx)
		}
		if err != nil {
			collected.add(provider.Failed[T](err, batch))
			progress(len(batch))
			<-connections
			continue
		}
		group.Go(func() {
			defer func() { <-connections }()
			admitted := true
			client.prepaid = &admitted
			collected.add(fetch(ctx, client, batch))
			progress(len(batch))
		})
	}
	group.Wait()
	return collected.results
}

// positive returns the size, or the number of all instruments if the size is 0.
func positive(size, all int) int {
	if size > 0 {
		return size
	}
	return max(1, all)
}

// collector collects the results of batches. It is safe for concurrent use.
type collector[T any] struct {
	mu      sync.Mutex
	results provider.Results[T]
	stop    *provider.Error
}

func (c *collector[T]) add(results provider.Results[T]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	maps.Copy(c.results, results)
	if c.stop == nil {
		c.stop = stopError(results)
	}
}

func (c *collector[T]) stopError() *provider.Error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.stop
}

// stopError returns an error after which a provider is not contacted again, or nil.
func stopError[T any](results provider.Results[T]) *provider.Error {
	for _, result := range results {
		if result.Err != nil && result.Err.StopsRequests() {
			return result.Err
		}
	}
	return nil
}

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
