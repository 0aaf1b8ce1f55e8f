package main

import (
	"context"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/report"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/spf13/cobra"
)

func newRefreshCommand(e *env, siteFlags *siteFlags) *cobra.Command {
	var flags refreshFlags
	var word wordFlags
	var dryRun bool
	var format term.EnumFlag
	cmd := &cobra.Command{
		Use:   "refresh",
		Short: "Fetch quotes and write them to data/tickers",
		Long: `Fetch a quote for every symbol in the content and in params.tickers.watchlist,
merge them over the last good ones, and write data/tickers/quotes.json if it
changed. If no provider of params.tickers.providers has a quote of a symbol, its
last good quote stays. The close of each day that the content names is fetched
once and kept in pins.json beside it. With symbol pages, mentions.json is updated.

Badges in templates and content adapters are not in the content. If the site has
such, the hugo on PATH builds it in memory and says which prices it shows; these
are fetched too, and remembered in requests.json.`,
		Example: "  hugo-tickers refresh -s mysite\n  hugo-tickers refresh -n",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return flags.within(cmd.Context(), func(ctx context.Context) error {
				h, err := word.find(ctx, e)
				if err != nil {
					return err
				}
				s, err := siteFlags.openWith(ctx, e, h)
				if err != nil {
					return err
				}
				r, err := fetch(ctx, e, s, nil)
				if err != nil {
					return err
				}
				defer func() { r.Close() }()
				if dryRun {
					err = printChanges(e, s, r, format.Value == "text")
				} else {
					err = writeResult(e, s, r)
				}
				if err != nil {
					return err
				}
				if !dryRun {
					unknown, err := word.ask(ctx, e, s, h, siteFlags.hugoArgs(), r)
					if err != nil {
						return err
					}
					if len(unknown) > 0 {
						r.Close()
						if r, err = again(ctx, e, s, flags, r, format.Value == "text", unknown); err != nil {
							return err
						}
					}
				}
				switch format.Value {
				case "json":
					err = report.RefreshJSON(e.stdout, r)
				case "github":
					err = report.RefreshGitHub(e.stdout, r)
				}
				if err != nil {
					return err
				}
				return conclude(e, r, flags)
			})
		},
	}
	flags.add(cmd)
	word.add(cmd)
	cmd.Flags().BoolVarP(&dryRun, "dry-run", "n", false, "print what would change as a diff and write nothing")
	addFormatFlag(cmd, &format, "text", "json", "github")
	return cmd
}
