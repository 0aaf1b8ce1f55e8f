package main

import (
	"fmt"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/check"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/report"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/spf13/cobra"
)

func newCheckCommand(e *env, siteFlags *siteFlags) *cobra.Command {
	var format term.EnumFlag
	var strict bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Find missing prices, bad symbols and broken links in the content",
		Long: `Find problems in the content, each with its place:

  symbols without a quote, or with a stale one
  days without a stored close, and changes since a day that are not stored
  symbols that are not quoted or cannot be read
  cashtags such as $META left in the text
  shortcodes that would not work where they are, such as in a heading
  series cards and pull quotes that name a page that is not published
  pull quotes with repeat=true whose words the page does not contain
  badges with detail=true on a site that does not enable panels

Nothing is fetched.`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			s, err := siteFlags.open()
			if err != nil {
				return err
			}
			findings, unread := check.Run(s, e.now())
			switch format.Value {
			case "json":
				err = report.FindingsJSON(e.stdout, findings)
			case "github":
				err = report.FindingsGitHub(e.stdout, findings)
			default:
				err = report.Findings(e.stdout, findings, e.color(e.stdout))
			}
			switch {
			case err != nil:
				return err
			case unread != nil:
				return unread
			case len(findings) == 0:
				term.Printf(e.stderr, "no problems found")
			case strict:
				return fmt.Errorf("%s (remove --strict to ignore)", term.Plural(len(findings), "problem"))
			}
			return nil
		},
	}
	addFormatFlag(cmd, &format, "text", "github", "json")
	cmd.Flags().BoolVar(&strict, "strict", false, "exit with 1 if a problem is found")
	return cmd
}
