package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/spf13/cobra"
)

// refreshFlags are those of refresh, which build takes as well.
type refreshFlags struct {
	deadline time.Duration
	strict   bool
	verbose  bool
}

func (f *refreshFlags) add(cmd *cobra.Command) {
	cmd.Flags().DurationVar(&f.deadline, "deadline", 60*time.Second, "how long the providers may take in all")
	cmd.Flags().BoolVar(&f.strict, "strict", false, "fail if any symbol is left without a fresh quote")
	cmd.Flags().BoolVarP(&f.verbose, "verbose", "v", false, "say what became of every symbol")
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
for keeps its last good quote. The close of each day that the content states is
fetched once and kept in pins.json beside it.`,
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
			if !dryRun {
				if err := a.write(s, r); err != nil {
					return err
				}
			}
			if err := a.print(s, r, format.value, dryRun); err != nil {
				return err
			}
			a.tell(r, flags.verbose || flags.strict)
			return a.verdict(r, flags.strict)
		},
	}
	flags.add(cmd)
	cmd.Flags().BoolVarP(&dryRun, "dry-run", "n", false, "print what would change as a diff and write nothing")
	formatFlag(cmd, &format, "text", "json", "github")
	return cmd
}

// refreshed is what a refresh found out, before anything is written.
type refreshed struct {
	now     time.Time
	unlock  func() // lets other refreshes in
	state   state.State
	wants                // what the site wants
	stored  store.Quotes // as they were
	merged  store.Quotes // as they should be
	answer  provider.Quotes
	damaged []*store.CorruptError // the stored files that could not be read

	storedPins, pins store.Pins // as they were; as they should be
	unpinned         []unpinned
	local            bool // all providers read files
}

// print writes what a refresh found out to standard output, in a format.
func (a *app) print(s *site.Site, r *refreshed, format string, dryRun bool) error {
	switch {
	case format == "json":
		return a.printReport(r)
	case format == "github":
		return a.annotate(r)
	case dryRun:
		return a.printDiff(s, r)
	}
	return nil
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
	asking, cancel := context.WithTimeout(ctx, flags.deadline)
	defer cancel()
	chain = restrain(chain, r.state, r.now)
	asked, settled := r.sort(chain, instruments)
	progress := a.progress()
	r.answer = chain.Latest(asking, asked, r.refusal, progress)
	for _, q := range settled {
		r.answer.Quotes[q.Symbol] = q
	}
	r.merged = r.stored.Merge(r.answer.Quotes)
	a.past(asking, chain, instruments, r, progress)
	progress.end()
	if ctx.Err() != nil {
		r.unlock()
		return nil, errors.New("interrupted: no quote is written")
	}
	remember(r.state, chain, r.answer, r.now)
	r.state.NotFound = absences(r.state.NotFound, r.wanted, r.answer, r.now)
	if err := r.state.Write(a.stateDir(s)); err != nil {
		a.say("cannot remember the answers for the next refresh: %v", err)
	}
	return r, nil
}

// begin keeps other refreshes out and reads what is stored, remembered and wanted.
func (a *app) begin(ctx context.Context, s *site.Site, patience time.Duration) (_ *refreshed, err error) {
	r := &refreshed{now: a.now()}
	if r.unlock, err = a.lock(ctx, s, patience); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			r.unlock()
		}
	}()
	r.state = state.Read(a.stateDir(s))
	var damaged *store.CorruptError
	if r.stored, err = store.ReadQuotes(s.Data); errors.As(err, &damaged) {
		r.stored, r.damaged = store.Quotes{}, append(r.damaged, damaged)
	} else if err != nil {
		return nil, err
	}
	if r.storedPins, err = store.ReadPins(s.Data); errors.As(err, &damaged) {
		r.storedPins, r.damaged = store.Pins{}, append(r.damaged, damaged)
	} else if err != nil {
		return nil, err
	}
	r.wants, err = a.wanted(s)
	return r, err
}

// lock keeps other refreshes out until the function that it returns is called.
func (a *app) lock(ctx context.Context, s *site.Site, patience time.Duration) (unlock func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	unlock, err = state.Lock(ctx, a.stateDir(s), func() { a.say("waiting for another refresh of this site") })
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
// from a service of the chain. Those to ask for come in the order in which a short budget should go to them: first those that
// lack a quote, then by the age of theirs, last those that were not found of late.
func (r *refreshed) sort(chain provider.Chain, instruments map[quote.Symbol]quote.Instrument) (asked []quote.Instrument, settled []quote.Quote) {
	for _, symbol := range r.wanted {
		i := instruments[symbol]
		i.Symbol = symbol
		if q, ok := r.stored[symbol]; ok && chain.HasRemote(q.Source) && q.IsFinal(r.now) {
			settled = append(settled, q.ApplyOverrides(i))
			continue
		}
		asked = append(asked, i)
	}
	slices.SortStableFunc(asked, func(a, b quote.Instrument) int {
		return cmp.Or(
			cmp.Compare(min(1, r.state.NotFound[a.Symbol].Count), min(1, r.state.NotFound[b.Symbol].Count)),
			r.stored[a.Symbol].AsOf.Compare(r.stored[b.Symbol].AsOf),
		)
	})
	return asked, settled
}

// refusal judges a new quote: why it is not to be used, or nil.
func (r *refreshed) refusal(q quote.Quote) error {
	if err := q.Validate(r.now); err != nil {
		return err
	}
	if last, ok := r.stored[q.Symbol]; ok {
		return q.PlausibleAfter(last.Quote)
	}
	return nil
}

// write stores what changed.
func (a *app) write(s *site.Site, r *refreshed) error {
	for _, damaged := range r.damaged {
		aside, err := store.Quarantine(damaged.Path())
		if err != nil {
			return err
		}
		a.say("%s; it is kept as %s", damaged.In(a.relative(damaged.Path())), a.relative(aside))
	}
	// Pins first: a move since a day needs its pin.
	if r.pinsChanged() {
		if err := store.WritePins(s.Data, r.pins); err != nil {
			return fmt.Errorf("cannot write the pins: %w", err)
		}
	}
	if r.changed() {
		if err := store.WriteQuotes(s.Data, r.merged); err != nil {
			return fmt.Errorf("cannot write the quotes: %w", err)
		}
	}
	return writeMentions(s, r.mentions)
}
