package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/lookup"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/report"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/spf13/cobra"
)

func newLookupCommand(e *env, siteFlags *siteFlags) *cobra.Command {
	var format term.EnumFlag
	var add bool
	cmd := &cobra.Command{
		Use:   "lookup WORDS|ISIN|SYMBOL",
		Short: "Find the symbol of a company, a fund, an index or a coin",
		Long: `Search the providers of the site for a name, an ISIN or a symbol as another
service writes it, and print the symbols that pages can use, each with the
shortcode to paste. Providers that cannot search, that have no key or that are in
cool-down are not contacted.

The exit code is 1 if nothing is found.`,
		Example: "  hugo-tickers lookup vodafone\n  hugo-tickers lookup GB00BH4HKS39\n  hugo-tickers lookup VOD.L\n  hugo-tickers lookup --add XLON:VOD",
		Args: func(_ *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, "")) == "" {
				return usageError{errors.New("lookup needs words: a name, an ISIN or a symbol")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := siteFlags.open()
			if err != nil {
				return err
			}
			text := strings.Join(args, " ")
			q, rules, err := lookup.Parse(text)
			if err != nil {
				return err
			}
			if len(rules) > 0 {
				term.Printf(e.stderr, "for %q write %s", text, lookup.Names(rules))
			}
			chain, err := e.chain(s)
			if err != nil {
				return err
			}
			answer, err := lookup.Run(cmd.Context(), lookup.Options{Chain: chain, StateDir: e.stateDir(s), Now: e.now(), OnWait: e.onWait}, q)
			if err != nil && len(rules) == 0 {
				return err
			}
			if err != nil {
				term.Printf(e.stderr, "%v", err)
			}
			results := answer.OrRules(rules)
			for _, failure := range answer.Failures {
				term.Printf(e.stderr, "%s", failure.Reason())
			}
			if format.Value == "json" {
				err = report.JSON(e.stdout, results)
			} else if len(results) > 0 {
				err = report.Lookup(e.stdout, results)
			}
			switch {
			case err != nil:
				return err
			case len(results) == 0 && !answer.Answered:
				return fmt.Errorf("no provider of params.tickers.providers could be searched for %q", text)
			case len(results) == 0:
				return fmt.Errorf("no provider found %q: try other words, or the ISIN", text)
			case add:
				return addInstrument(e, s, answer, q)
			}
			return nil
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	addFormatFlag(cmd, &format, "text", "json")
	cmd.Flags().BoolVar(&add, "add", false, "add the instrument to data/tickers/instruments.toml")
	return cmd
}

// addInstrument writes the result that is meant to the author's instruments.
func addInstrument(e *env, s *site.Site, answer *lookup.Answer, q provider.Query) error {
	i, err := answer.Choose(q)
	if err != nil {
		return err
	}
	name, err := store.AddInstrument(s.Data, i)
	if err == nil {
		term.Printf(e.stderr, "added %s to %s", i.Symbol, s.Rel(name))
	}
	return err
}
