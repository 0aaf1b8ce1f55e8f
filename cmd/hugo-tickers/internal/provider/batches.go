package provider

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"golang.org/x/sync/errgroup"
)

// maxConnections is how many requests one provider gets at a time.
const maxConnections = 8

// ask fetches what there is of one batch: quotes, or the past.
type ask[T any] func(ctx context.Context, batch []quote.Instrument) ([]T, error)

// inBatches asks for instruments in batches of a size, several at a time. Once a provider says to slow down, refuses or is
// not reached, the batches that have not begun share that answer: further requests would only make things worse.
func inBatches[T any](ctx context.Context, wanted []quote.Instrument, size int, ask ask[T]) ([]T, error) {
	var mu sync.Mutex
	var all []T
	var errs []error
	var stop *failure
	var group errgroup.Group
	group.SetLimit(maxConnections)
	for batch := range slices.Chunk(wanted, size) {
		turn, begun, begin := inTurn(ctx)
		group.Go(func() error {
			defer begin()
			mu.Lock()
			stopped := stop
			mu.Unlock()
			var found []T
			err := error(nil)
			if stopped != nil {
				err = of(stopped, batch)
			} else {
				found, err = ask(turn, batch)
			}
			progress(ctx, len(batch))
			mu.Lock()
			defer mu.Unlock()
			all = append(all, found...)
			errs = append(errs, err)
			if stop == nil {
				stop = brake(err)
			}
			return nil
		})
		<-begun
	}
	_ = group.Wait()
	return all, errors.Join(errs...)
}

type turnKey struct{}

// inTurn returns a context, with a channel that closes once a request of that context is let out, or begin is called. Batches
// wait for it in turn: what is left of an allowance belongs to the first of them.
func inTurn(ctx context.Context) (turn context.Context, begun <-chan struct{}, begin func()) {
	channel := make(chan struct{})
	begin = sync.OnceFunc(func() { close(channel) })
	return context.WithValue(ctx, turnKey{}, begin), channel, begin
}

// letOut is called when a request has passed its bounds.
func letOut(ctx context.Context) {
	if begin, ok := ctx.Value(turnKey{}).(func()); ok {
		begin()
	}
}

// inGroups asks for groups of instruments that cannot share a request, one group after the other by name, until the brake.
func inGroups(groups map[string][]quote.Instrument, ask func(name string, group []quote.Instrument) ([]quote.Quote, error)) ([]quote.Quote, error) {
	var quotes []quote.Quote
	var errs []error
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		if stop := brake(errors.Join(errs...)); stop != nil {
			errs = append(errs, of(stop, groups[name]))
			continue
		}
		found, err := ask(name, groups[name])
		quotes = append(quotes, found...)
		errs = append(errs, err)
	}
	return quotes, errors.Join(errs...)
}

// brake returns the failure after which a provider is not asked again, or nil.
func brake(err error) *failure {
	for _, e := range Errors(err) {
		switch e.Class {
		case RateLimited, QuotaExhausted, Blocked, Auth, Network:
			return &failure{class: e.Class, detail: e.Detail, wait: e.Wait, own: e.own}
		}
	}
	return nil
}

// single makes an ask of a function that fetches one instrument. Of a batch it fetches one after the other, until the brake.
func single(one func(context.Context, quote.Instrument) (quote.Quote, error)) ask[quote.Quote] {
	return func(ctx context.Context, batch []quote.Instrument) ([]quote.Quote, error) {
		var quotes []quote.Quote
		var errs []error
		for n, i := range batch {
			q, err := one(ctx, i)
			if err == nil {
				quotes = append(quotes, q)
				continue
			}
			err = of(err, batch[n:n+1])
			errs = append(errs, err)
			if stop := brake(err); stop != nil {
				errs = append(errs, of(stop, batch[n+1:]))
				break
			}
		}
		return quotes, errors.Join(errs...)
	}
}
