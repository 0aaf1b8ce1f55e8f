package main

import (
	"fmt"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/check"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/report"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"
)

func newCheckCommand(e *env, siteFlags *siteFlags) *cobra.Command {
	var format term.EnumFlag
	var strict bool
	var moved float64
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Find missing prices, bad symbols and broken links in the content",
		Long: `Find problems in the content, each with its place:

  symbols without a quote, or with a stale one
  days without a stored close, and why it was refused; changes since a day that are not stored
  stored closes that are provisional
  symbols that are not quoted or cannot be read
  cashtags such as $META left in the text
  shortcodes that would not work where they are, such as in a heading
  series cards and pull quotes that name a page that is not published
  pull quotes with repeat=true whose words the page does not contain
  badges with detail=true on a site that does not enable panels

With --moved 20, list instead the symbols whose price moved by more than 20 percent since the day of a page
that mentions them. Only pages whose closes of that day are stored are compared.

Nothing is fetched.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := siteFlags.openCorrected(cmd.Context(), e)
			if err != nil {
				return err
			}
			find, none := checkContent(e), "no problems found"
			if cmd.Flags().Changed("moved") {
				find, none = checkMoved(e, moved), ""
			}
			findings, unread := find(s)
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
			case len(findings) == 0 && none != "":
				term.Printf(e.stderr, "%s", none)
			case len(findings) > 0 && strict:
				return fmt.Errorf("%s (remove --strict to ignore)", term.Plural(len(findings), "finding"))
			}
			return nil
		},
	}
	addFormatFlag(cmd, &format, "text", "github", "json")
	cmd.Flags().BoolVar(&strict, "strict", false, "exit with 1 if there are findings")
	cmd.Flags().Float64Var(&moved, "moved", 0, "list the symbols that moved by more than this many percent since the day of their page")
	return cmd
}

// find lists what there is to say about a site.
type find func(*site.Site) ([]check.Finding, error)

// checkContent finds problems. The last refresh knows which closes it refused.
func checkContent(e *env) find {
	return func(s *site.Site) ([]check.Finding, error) {
		return check.Run(s, e.now(), state.Read(e.stateDir(s)))
	}
}

// checkMoved finds the symbols that moved by more than limit percent. It prints nothing if there are none: cron sends an e-mail for
// every output.
func checkMoved(e *env, limit float64) find {
	return func(s *site.Site) ([]check.Finding, error) {
		if limit < 0 {
			return nil, usageError{fmt.Errorf("--moved is %v: it takes a number of percent, such as 20", limit)}
		}
		findings, unknown, err := check.Moved(s, e.now(), decimal.NewFromFloat(limit))
		if unknown > 0 && (len(findings) > 0 || e.isTerminal(e.stderr)) {
			term.Printf(e.stderr, "%s of a page without the close of its day: use at or since there, and run hugo-tickers refresh", term.Plural(unknown, "symbol"))
		}
		return findings, err
	}
}
