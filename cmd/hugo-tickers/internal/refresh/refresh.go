// Package refresh brings the stored prices of a site up to date. It knows no terminal, no flags and no output format.
package refresh

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// Options say what to refresh.
type Options struct {
	Site     *site.Site
	Chain    provider.Chain
	StateDir string // for the state and the lock of the site
	Now      time.Time
	Progress provider.Progress
	Only     []quote.Symbol // what to refresh; nil for all that the site asks for
	OnWait   func()         // called if another refresh of the site is running
}

// ErrInterrupted is returned if the context ended before the deadline.
var ErrInterrupted = errors.New("interrupted: no quote is written")

// refresher is one run: its options, what it reads, and the result that it fills in.
type refresher struct {
	*Result
	options     Options
	chain       provider.Chain // with cool-downs
	instruments store.Instruments
}

// Run fetches what the site asks for and merges it into what is stored. Nothing is written before Result.Write. Provider
// errors are part of the result. The deadline of the context ends the waits for the lock and for the providers. The caller must call
// Result.Close.
func Run(ctx context.Context, options Options) (*Result, error) {
	r := &refresher{options: options, Result: &Result{Now: options.Now, data: options.Site.Data}}
	err := r.read(ctx)
	if err == nil {
		r.chain = ApplyCooldowns(options.Chain, r.State, r.Now)
		r.fetchLatest(ctx)
		r.fetchHistory(ctx)
		r.damage.everyClose = r.hasEveryClose()
	}
	if errors.Is(ctx.Err(), context.Canceled) {
		err = ErrInterrupted
	}
	if err != nil {
		r.Close()
		return nil, err
	}
	r.saveState()
	return r.Result, nil
}

// read locks the site and reads what is stored, remembered and required.
func (r *refresher) read(ctx context.Context) error {
	var err error
	if r.instruments, err = store.ReadInstruments(r.options.Site.Data); err != nil {
		return err
	}
	if err := r.lock(ctx); err != nil {
		return err
	}
	r.State = state.Read(r.options.StateDir)
	if r.Stored, r.damage.quotes, err = store.ReadQuotes(r.options.Site.Data, r.Now); err != nil {
		return err
	}
	if r.StoredPins, r.damage.pins, err = store.ReadPins(r.options.Site.Data, r.Now); err != nil {
		return err
	}
	if r.requests, r.damage.requests, err = store.ReadRequests(r.options.Site.Data); err != nil {
		return err
	}
	if r.Demand, err = demand.Collect(r.options.Site, r.Now, r.requests); err == nil {
		r.Demand.Symbols = slices.DeleteFunc(r.Demand.Symbols, func(symbol quote.Symbol) bool { return !r.wants(symbol) })
	}
	return err
}

// wants reports whether this run is to fetch a symbol.
func (r *refresher) wants(symbol quote.Symbol) bool {
	return r.options.Only == nil || slices.Contains(r.options.Only, symbol)
}

// lock keeps other refreshes of the site waiting until Close.
func (r *refresher) lock(ctx context.Context) error {
	unlock, err := state.Lock(ctx, r.options.StateDir, r.options.OnWait)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return errors.New("another refresh of this site is still running: try again, or allow more time with --deadline")
	case errors.Is(err, context.Canceled):
		return err
	case err != nil: // A machine without a writable cache directory refreshes all the same.
		r.warn("could not lock the site against concurrent refreshes", err)
	default:
		r.unlock = unlock
	}
	return nil
}

// fetchLatest fetches the latest quotes that are not final yet.
func (r *refresher) fetchLatest(ctx context.Context) {
	toFetch, final := r.plan()
	r.Answer = r.chain.Latest(ctx, toFetch, r.validate, r.options.Progress)
	for _, q := range final {
		r.Answer.Quotes[q.Symbol] = q
	}
	r.Quotes = r.Stored.Merge(r.Answer.Quotes)
	r.recordNames()
}

// recordNames remembers the instruments that have another name than in the stored quote, until the author states the name.
func (r *refresher) recordNames() {
	for _, symbol := range r.Demand.Symbols {
		if old, q := r.Stored[symbol].Quote, r.Answer.Quotes[symbol]; q.RenamedFrom(old) {
			r.State.Renamed[symbol] = fmt.Sprintf("%s calls it %q, before %q", q.Source, q.Name, old.Name)
			r.warn(string(symbol), fmt.Errorf("%s: %s", r.State.Renamed[symbol], state.RenamedFix))
		}
	}
	maps.DeleteFunc(r.State.Renamed, func(symbol quote.Symbol, _ string) bool { return r.instruments.Of(symbol).Name != "" })
}

// validate returns why a new quote must not be used, or nil.
func (r *refresher) validate(q quote.Quote) error {
	if err := q.Validate(r.Now); err != nil {
		return err
	}
	if last, ok := r.Stored[q.Symbol]; ok {
		return q.PlausibleAfter(last.Quote)
	}
	return nil
}

// saveState remembers for the next refresh what the providers answered.
func (r *refresher) saveState() {
	RecordRefusals(r.State, r.chain, r.Answer, r.Now)
	notFound := trackNotFound(r.State.NotFound, r.Demand.Symbols, r.Answer, r.Now)
	for symbol, streak := range r.State.NotFound {
		if !r.wants(symbol) {
			notFound[symbol] = streak
		}
	}
	r.State.NotFound = notFound
	if err := r.State.Write(r.options.StateDir); err != nil {
		r.warn("could not save refresh state", err)
	}
}

// warn records what went wrong and does not stop the run.
func (r *refresher) warn(what string, err error) {
	r.Warnings = append(r.Warnings, fmt.Errorf("%s: %w", what, err))
}

// calendar returns the sessions of a symbol's market.
func (r *refresher) calendar(symbol quote.Symbol) *calendar.Calendar {
	return r.Quotes.Calendar(r.instruments.Of(symbol))
}
