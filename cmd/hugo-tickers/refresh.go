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
	wanted     []quote.Symbol
	unreadable []string      // what should have been symbols
	settled    []quote.Quote // the last closes of markets that are shut: nothing newer is to be had
	stored     store.Quotes  // as they were
	merged     store.Quotes  // as they should be
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
	ctx, cancel := context.WithTimeout(ctx, flags.deadline)
	defer cancel()
	r := &refreshed{}
	state, err := a.lock(ctx, s, r)
	if err != nil {
		return nil, err
	}
	if r.stored, err = a.readQuotes(s); errors.As(err, &r.damaged) {
		r.stored = store.Quotes{}
	} else if err != nil {
		return nil, err
	}
	if r.wanted, r.unreadable, err = a.wanted(s); err != nil {
		return nil, err
	}

	now := a.now()
	var asked []quote.Instrument
	for _, symbol := range r.wanted {
		i := instruments[symbol]
		i.Symbol = symbol
		if q, ok := r.stored[symbol]; ok && chain.Remote(q.Source) && q.Settled(now) {
			r.settled = append(r.settled, q.Complete(i))
			continue
		}
		asked = append(asked, i)
	}
	refuse := func(q quote.Quote) error {
		if err := q.Check(now); err != nil {
			return err
		}
		if last, ok := r.stored[q.Symbol]; ok {
			return q.Follows(last)
		}
		return nil
	}
	r.answer = restrain(chain, state, now).Ask(ctx, asked, refuse, func(name string, symbols int) {
		if a.isTerminal(a.stderr) {
			a.say("asking %s for %s", name, count(symbols, "symbol"))
		}
	})
	remember(state, chain, r.answer, now)
	if err := state.Write(a.stateDir(s)); err != nil {
		a.say("cannot remember the answers for the next refresh: %v", err)
	}
	for _, q := range r.settled {
		r.answer.Quotes[q.Symbol] = q
	}
	r.merged = r.stored.Merge(r.answer.Quotes)
	return r, nil
}

// lock keeps other refreshes out until r.unlock, and returns what the last one remembered.
func (a *app) lock(ctx context.Context, s *site.Site, r *refreshed) (store.State, error) {
	dir := a.stateDir(s)
	unlock, err := store.Lock(ctx, filepath.Join(dir, "lock"), func() { a.say("waiting for another refresh of this site") })
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return store.State{}, errors.New("another refresh of this site is still running: try again, or give it more time with --deadline")
	}
	if err != nil { // A machine without a folder for caches refreshes all the same.
		a.say("cannot keep other refreshes out: %v", err)
		unlock = func() {}
	}
	r.unlock = unlock
	return store.ReadState(dir), nil
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
