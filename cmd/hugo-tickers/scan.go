package main

import (
	"errors"
	"fmt"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/spf13/cobra"
)

func (a *app) scanCommand() *cobra.Command {
	var format choice
	var write bool
	cmd := &cobra.Command{
		Use:   "scan",
		Short: "List every symbol of the content with its place",
		Long: `List every symbol that the content mentions, as file:line:column. Shortcodes in
code and in comments count, as Hugo runs them; {{</* */>}} does not.

With --write it also brings data/tickers/mentions.json up to date, of which the
module makes a page for every symbol. A refresh does so too.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			s, err := a.open()
			if err != nil {
				return err
			}
			mentions, err := a.content(s)
			if printed := a.printMentions(mentions, format.value); printed != nil {
				return printed
			}
			if err != nil || !write {
				return err
			}
			if !s.Params.Pages {
				return errors.New(`symbols have no pages of their own: write link = "pages" under [params.tickers], or leave out --write`)
			}
			return writeMentions(s, mentionsOf(s, mentions))
		},
	}
	formatFlag(cmd, &format, "text", "json")
	cmd.Flags().BoolVarP(&write, "write", "w", false, "write data/tickers/mentions.json as well")
	return cmd
}

func (a *app) printMentions(mentions []scan.Mention, format string) error {
	type place struct {
		Symbol string `json:"symbol"`
		File   string `json:"file"`
		Line   int    `json:"line"`
		Column int    `json:"column"`
	}
	places := []place{}
	for _, m := range mentions {
		if m.Kind != scan.Symbol {
			continue
		}
		name := m.Text
		if symbol, err := m.Symbol(); err == nil {
			name = string(symbol)
		}
		places = append(places, place{name, m.File, m.Line, m.Column})
	}
	if format == "json" {
		return a.printJSON(places)
	}
	for _, p := range places {
		if _, err := fmt.Fprintf(a.stdout, "%s:%d:%d: %s\n", p.File, p.Line, p.Column, p.Symbol); err != nil {
			return err
		}
	}
	return nil
}
