package main

import (
	"cmp"
	"context"
	"errors"
	"io"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/hugo"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/spf13/cobra"
)

func newBuildCommand(e *env, siteFlags *siteFlags) *cobra.Command {
	var flags refreshFlags
	cmd := &cobra.Command{
		Use:   "build [-- arguments of hugo]",
		Short: "Refresh, then run hugo",
		Long: `Refresh the quotes, then build the site with the hugo on PATH. If there is none,
"go tool hugo" is run, which needs a go.mod with a tool directive for Hugo here or
in a directory above. The arguments after -- go to hugo. If the refresh fails, the
exit code is 1 and hugo does not run; otherwise it is hugo's.

If a page shows a price that the content does not name, such as that of a badge in
a template, the price is fetched and hugo runs once more. data/tickers/requests.json
remembers it for the next build.`,
		Example: "  hugo-tickers build -s mysite -- --minify",
		RunE: func(cmd *cobra.Command, args []string) error {
			siteFlags.adopt(args)
			s, err := siteFlags.openCorrected(cmd.Context(), e)
			if err != nil {
				return err
			}
			r, err := fetchAndWrite(cmd.Context(), e, s, flags, nil)
			if err != nil {
				return err
			}
			r.Close()
			if err := conclude(e, r, flags); err != nil {
				return err
			}
			h, err := hugo.Find(cmd.Context(), e.environ)
			if err != nil {
				return err
			}
			if h.Tool {
				term.Printf(e.stderr, "no hugo on PATH, so go tool hugo builds the site; the first run compiles Hugo and takes a few minutes")
			}
			b := &build{e, s, h, flags, append(siteFlags.hugoArgs(), args...), append(siteFlags.hugoArgs(), siteFlags.further...)}
			if hugo.CanReport(args) {
				return b.reporting(cmd.Context(), r)
			}
			return b.askingFirst(cmd.Context(), r)
		},
	}
	flags.add(cmd)
	return cmd
}

// build is one build of a site.
type build struct {
	*env
	site     *site.Site
	hugo     *hugo.Hugo
	flags    refreshFlags
	args     []string // of hugo
	siteArgs []string // those that select the site and its configuration
}

// reporting builds the site, and once more if pages show prices that the refresh did not know of.
func (b *build) reporting(ctx context.Context, r *refresh.Result) error {
	warnings := hugo.NewWarnings(b.relay(b.stderr))
	asked, failure := b.hugo.BuildReporting(ctx, b.args, b.stdin, b.relay(b.stdout), warnings)
	if exit := (*hugo.ExitError)(nil); failure != nil && (!errors.As(failure, &exit) || ctx.Err() != nil) {
		warnings.Print()
		return failure
	}
	unknown, err := learn(b.env, b.site, r, asked, failure == nil)
	if failure != nil && !b.site.Params.FailMissing {
		unknown = nil // It failed for another reason than a missing price.
	}
	if err == nil && len(unknown) > 0 {
		if err = fetchLearned(ctx, b.env, b.site, b.flags, unknown); err == nil {
			return b.hugo.Build(ctx, b.args, b.stdin, b.relay(b.stdout), b.relay(b.stderr))
		}
	}
	warnings.Print()
	return cmp.Or(failure, err)
}

// askingFirst builds the site where the build cannot report what its pages show. Another run in memory does, if needed.
func (b *build) askingFirst(ctx context.Context, r *refresh.Result) error {
	if len(unseen(b.site)) > 0 {
		unknown, err := ask(ctx, b.env, b.site, b.hugo, b.siteArgs, r)
		if err == nil && len(unknown) > 0 {
			err = fetchLearned(ctx, b.env, b.site, b.flags, unknown)
		}
		if err != nil {
			return err
		}
	}
	return b.hugo.Build(ctx, b.args, b.stdin, b.relay(b.stdout), b.relay(b.stderr))
}

// relay returns the writer for what Hugo prints to a stream.
func (b *build) relay(w io.Writer) io.Writer { return term.Relay(w, b.color(w)) }
