package main

import (
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/hugo"
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
exit code is 1 and hugo does not run; otherwise it is hugo's.`,
		Example: "  hugo-tickers build -s mysite -- --minify",
		RunE: func(cmd *cobra.Command, args []string) error {
			siteFlags.adopt(args)
			s, err := siteFlags.openCorrected(cmd.Context(), e)
			if err != nil {
				return err
			}
			r, err := fetch(cmd.Context(), e, s, flags.deadline)
			if err != nil {
				return err
			}
			err = writeResult(e, s, r)
			r.Close()
			if err != nil {
				return err
			}
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
			return h.Build(cmd.Context(), append(siteFlags.hugoArgs(), args...), e.stdin, e.stdout, e.stderr)
		},
	}
	flags.add(cmd)
	return cmd
}
