package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/spf13/cobra"
)

// refreshFlags are those of refresh, which build takes as well.
type refreshFlags struct {
	deadline time.Duration
	strict   bool
}

func (f *refreshFlags) add(cmd *cobra.Command) {
	cmd.Flags().DurationVar(&f.deadline, "deadline", 60*time.Second, "how long the providers may take in all")
	cmd.Flags().BoolVar(&f.strict, "strict", false, "fail if any symbol is left without a fresh quote")
}

func (a *app) refreshCommand() *cobra.Command {
	var flags refreshFlags
	var dryRun bool
	var format choice
	cmd := &cobra.Command{
		Use:   "refresh",
		Short: "Fetch quotes and write data/tickers/quotes.json",
		Long: `Fetch the quotes of every symbol that the content or params.tickers.watchlist
mentions, merge them over the last good ones, and write data/tickers/quotes.json
if that changed. A symbol that no provider of params.tickers.providers answers
for keeps its last good quote.`,
		Example: "  hugo-tickers refresh -s mysite\n  hugo-tickers refresh -n",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := a.open()
			if err != nil {
				return err
			}
			r, err := a.fetch(cmd.Context(), s, flags)
			if err != nil {
				return err
			}
			defer r.unlock()
			switch {
			case !dryRun:
				err = a.write(s, r)
			case format.value == "text":
				err = a.printDiff(s, r)
			}
			if err == nil && format.value == "json" {
				err = a.printReport(r)
			}
			if err != nil {
				return err
			}
			return a.verdict(r, flags.strict)
		},
	}
	flags.add(cmd)
	cmd.Flags().BoolVarP(&dryRun, "dry-run", "n", false, "print what would change as a diff and write nothing")
	formatFlag(cmd, &format, "text", "json")
	return cmd
}

// refreshed is what a refresh found out, before anything is written.
type refreshed struct {
	unlock     func() // lets other refreshes in
	state      store.State
	wanted     []quote.Symbol
	unreadable []string     // what should have been symbols
	stored     store.Quotes // as they were
	merged     store.Quotes // as they should be
	answer     provider.Answer
	damaged    *store.DamagedError // the stored file, if it could not be read
}

// fetch asks the providers for every symbol wanted and merges what they say over what is stored.
func (a *app) fetch(ctx context.Context, s *site.Site, flags refreshFlags) (*refreshed, error) {
	chain, err := a.chain(s)
	if err != nil {
		return nil, err
	}
	instruments, err := store.ReadInstruments(s.Data)
	if err != nil {
		return nil, err
	}
	r, err := a.begin(ctx, s, flags.deadline)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, flags.deadline)
	defer cancel()
	now := a.now()
	asked, settled := r.sort(chain, instruments, now)
	r.answer = restrain(chain, r.state, now).Ask(ctx, asked, r.refusal(now), func(name string, symbols int) {
		if a.isTerminal(a.stderr) {
			a.say("asking %s for %s", name, count(symbols, "symbol"))
		}
	})
	remember(r.state, r.answer, now)
	if err := r.state.Write(a.stateDir(s)); err != nil {
		a.say("cannot remember the answers for the next refresh: %v", err)
	}
	for _, q := range settled {
		r.answer.Quotes[q.Symbol] = q
	}
	r.merged = r.stored.Merge(r.answer.Quotes)
	return r, nil
}

// begin keeps other refreshes out and reads what is stored, remembered and wanted.
func (a *app) begin(ctx context.Context, s *site.Site, patience time.Duration) (_ *refreshed, err error) {
	r := &refreshed{}
	if r.unlock, err = a.lock(ctx, s, patience); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			r.unlock()
		}
	}()
	r.state = store.ReadState(a.stateDir(s))
	if r.stored, err = a.readQuotes(s); errors.As(err, &r.damaged) {
		r.stored = store.Quotes{}
	} else if err != nil {
		return nil, err
	}
	r.wanted, r.unreadable, err = a.wanted(s)
	return r, err
}

// lock keeps other refreshes out until the function that it returns is called.
func (a *app) lock(ctx context.Context, s *site.Site, patience time.Duration) (unlock func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	name := filepath.Join(a.stateDir(s), "lock")
	unlock, err = store.Lock(ctx, name, func() { a.say("waiting for another refresh of this site") })
	if errors.Is(err, context.Canceled) {
		return nil, err
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, errors.New("another refresh of this site is still running: try again, or give it more time with --deadline")
	}
	if err != nil { // A machine without a folder for caches refreshes all the same.
		a.say("cannot keep other refreshes out: %v", err)
		return func() {}, nil
	}
	return unlock, nil
}

// sort tells the instruments to ask for from those whose stored quote is settled: the last close of a market that is shut,
// from a service of the chain.
func (r *refreshed) sort(chain provider.Chain, instruments map[quote.Symbol]quote.Instrument, now time.Time) (asked []quote.Instrument, settled []quote.Quote) {
	for _, symbol := range r.wanted {
		i := instruments[symbol]
		i.Symbol = symbol
		if q, ok := r.stored[symbol]; ok && chain.Remote(q.Source) && q.Settled(now) {
			settled = append(settled, q.Complete(i))
			continue
		}
		asked = append(asked, i)
	}
	return asked, settled
}

// refusal returns the judge of new quotes: why one is not to be used, or nil.
func (r *refreshed) refusal(now time.Time) func(quote.Quote) error {
	return func(q quote.Quote) error {
		if err := q.Check(now); err != nil {
			return err
		}
		if last, ok := r.stored[q.Symbol]; ok {
			return q.Follows(last)
		}
		return nil
	}
}

// write stores what changed and says so.
func (a *app) write(s *site.Site, r *refreshed) error {
	if r.damaged != nil {
		aside, err := store.SetAside(filepath.Join(s.Data, store.QuotesFile))
		if err != nil {
			return err
		}
		a.say("%v; it is kept as %s", r.damaged, a.relative(aside))
	}
	if r.changed() {
		if err := store.WriteQuotes(s.Data, r.merged); err != nil {
			return fmt.Errorf("cannot write the quotes: %w", err)
		}
	}
	a.explain(r)
	a.say("%s", r.summary())
	return nil
}
