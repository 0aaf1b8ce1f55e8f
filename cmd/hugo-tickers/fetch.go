package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/report"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/spf13/cobra"
)

// refreshFlags are the flags of refresh and build.
type refreshFlags struct {
	deadline time.Duration
	strict   bool
	verbose  bool
}

func (f *refreshFlags) add(cmd *cobra.Command) {
	cmd.Flags().DurationVar(&f.deadline, "deadline", 60*time.Second, "time limit for the whole refresh")
	cmd.Flags().BoolVar(&f.strict, "strict", false, "fail if any symbol has no fresh quote")
	cmd.Flags().BoolVarP(&f.verbose, "verbose", "v", false, "print the result for every symbol")
}

// within does a part of a refresh within the deadline.
func (f *refreshFlags) within(ctx context.Context, work func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, f.deadline)
	defer cancel()
	return untilEnd(ctx, afterDeadline, func() error { return work(ctx) })
}

// fetch finds out what the stored prices should be, of some symbols or of all if only is nil, and prints what could not be read.
func fetch(ctx context.Context, e *env, s *site.Site, only []quote.Symbol) (*refresh.Result, error) {
	chain, err := e.chain(s)
	if err != nil {
		return nil, err
	}
	progress := e.progress()
	r, err := refresh.Run(ctx, refresh.Options{
		Site: s, Chain: chain, StateDir: e.stateDir(s), Now: e.now(), Progress: progress, Only: only, OnWait: e.onWait,
	})
	progress.Stop()
	if err == nil {
		report.Problems(e.stderr, r)
	}
	return r, err
}

// writeResult stores what changed.
func writeResult(e *env, s *site.Site, r *refresh.Result) error {
	err := r.Write()
	report.Damaged(e.stderr, s, r.Damaged())
	return err
}

// printChanges shows what would change.
func printChanges(e *env, s *site.Site, r *refresh.Result, asDiff bool) error {
	changes, err := r.Changes()
	if err != nil || !asDiff {
		return err
	}
	report.Damaged(e.stderr, s, r.Damaged())
	if len(changes) == 0 {
		term.Printf(e.stderr, "nothing would change")
	}
	return report.Diff(e.stdout, s, changes, e.color(e.stdout))
}

// conclude prints the summary. A damaged file that stays is an error, and with --strict a symbol without a fresh quote.
func conclude(e *env, r *refresh.Result, flags refreshFlags) error {
	report.Refresh(e.stderr, r, flags.verbose || flags.strict)
	if left := r.Unreplaced(); len(left) > 0 {
		return fmt.Errorf("cannot read %s, and nothing can take its place", strings.Join(left, ", "))
	}
	if names := r.WithoutFreshQuote(); flags.strict && len(names) > 0 {
		return fmt.Errorf("no fresh quote of %s", strings.Join(names, ", "))
	}
	return nil
}
