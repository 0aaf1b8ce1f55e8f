package main

import (
	"errors"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/report"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/spf13/cobra"
)

func newScanCommand(e *env, siteFlags *siteFlags) *cobra.Command {
	var format term.EnumFlag
	var write bool
	cmd := &cobra.Command{
		Use:   "scan",
		Short: "List every symbol in the content with its place",
		Long: `List every symbol in the content, as file:line:column. Shortcodes in code and in
comments count, as Hugo runs them; {{</* */>}} does not.

With --write, data/tickers/mentions.json is updated too, from which the module
hugo-tickers/pages creates a page for every symbol. A refresh updates it as well.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := siteFlags.openCorrected(cmd.Context(), e)
			if err != nil {
				return err
			}
			mentions, unread := demand.Content(s, e.now())
			if format.Value == "json" {
				err = report.SymbolsJSON(e.stdout, mentions)
			} else {
				err = report.Symbols(e.stdout, mentions)
			}
			switch {
			case err != nil:
				return err
			case unread != nil || !write:
				return unread
			case !s.Params.Pages:
				return errors.New(`symbols have no pages of their own: set link = "pages" under [params.tickers], or omit --write`)
			}
			return store.WriteMentions(s.Data, demand.Pages(s, mentions))
		},
	}
	addFormatFlag(cmd, &format, "text", "json")
	cmd.Flags().BoolVarP(&write, "write", "w", false, "write data/tickers/mentions.json as well")
	return cmd
}
