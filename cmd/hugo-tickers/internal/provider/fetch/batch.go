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

// Batches splits the instruments into batches of a size, 0 for a single batch, and fetches up to MaxConnections of them at once. Batches start in the order of the instruments,
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
