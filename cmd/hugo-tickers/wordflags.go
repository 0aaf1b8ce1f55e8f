package main

import (
	"context"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/hugo"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/spf13/cobra"
)

// wordFlags say whether a refresh asks Hugo what the pages show.
type wordFlags struct{ with, without bool }

func (f *wordFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.with, "with-hugo", false, "let hugo say which prices the pages show, even if the content tells all")
	cmd.Flags().BoolVar(&f.without, "no-hugo", false, "do not run hugo")
	cmd.MarkFlagsMutuallyExclusive("with-hugo", "no-hugo")
}

// find returns the Hugo that a refresh uses, nil for none.
func (f *wordFlags) find(ctx context.Context, e *env) (*hugo.Hugo, error) {
	switch {
	case f.without:
		return nil, nil
	case f.with:
		return hugo.Find(ctx, e.environ)
	}
	return hugo.OnPath(e.environ), nil
}

// ask asks Hugo what the pages show where the content does not tell all, and returns the symbols that the refresh did not know of.
func (f *wordFlags) ask(ctx context.Context, e *env, s *site.Site, h *hugo.Hugo, args []string, r *refresh.Result) ([]quote.Symbol, error) {
	hidden, asked := unseen(s), len(r.Demand.Beyond) > 0
	switch {
	case h == nil && !asked:
		nameUnseen(e, hidden)
		return nil, nil
	case h == nil || !f.with && !asked && len(hidden) == 0:
		return nil, nil
	}
	return ask(ctx, e, s, h, args, r)
}

// nameUnseen prints what no refresh can see without Hugo.
func nameUnseen(e *env, unseen []string) {
	for _, what := range unseen {
		term.Printf(e.stderr, "%s: what this asks for is known to Hugo alone; list such symbols in params.tickers.watchlist, or run hugo-tickers refresh --with-hugo", what)
	}
}

// unseen lists what the content files do not tell, as far as it can be found out.
func unseen(s *site.Site) []string {
	found, err := demand.Unseen(s)
	if err != nil {
		return []string{err.Error()} // Hugo will fail on it too.
	}
	return found
}
