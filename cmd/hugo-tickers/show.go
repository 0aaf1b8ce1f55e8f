package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/report"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/spelling"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/spf13/cobra"
)

func newShowCommand(e *env, siteFlags *siteFlags) *cobra.Command {
	var format term.EnumFlag
	cmd := &cobra.Command{
		Use:     "show [SYMBOL…]",
		Short:   "Print the stored quotes",
		Long:    "Print the quotes in data/tickers/quotes.json: all of them, or those of some symbols.",
		Example: "  hugo-tickers show META XLON:VOD",
		RunE: func(_ *cobra.Command, args []string) error {
			quotes, err := storedQuotes(e, siteFlags, args)
			if err != nil {
				return err
			}
			if format.Value == "json" {
				return report.JSON(e.stdout, quotes)
			}
			return report.Quotes(e.stdout, quotes, e.now())
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			quotes, _ := storedQuotes(e, siteFlags, nil)
			var names []string
			for _, q := range quotes {
				names = append(names, string(q.Symbol))
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
	addFormatFlag(cmd, &format, "text", "json")
	return cmd
}

// storedQuotes returns the stored quotes of some symbols in their order, or all of them sorted.
func storedQuotes(e *env, siteFlags *siteFlags, names []string) ([]store.Entry, error) {
	s, err := siteFlags.open()
	if err != nil {
		return nil, err
	}
	all, damage, err := store.ReadQuotes(s.Data, e.now())
	if err != nil {
		return nil, err
	}
	if damage.IsWhole() {
		return nil, damage
	}
	if damage != nil {
		report.Entries(e.stderr, s, damage)
	}
	if len(names) == 0 {
		for _, symbol := range slices.Sorted(maps.Keys(all)) {
			names = append(names, string(symbol))
		}
	}
	quotes := []store.Entry{}
	for _, name := range names {
		symbol, err := quote.ParseSymbol(name)
		if err != nil {
			return nil, errors.New(spelling.WithHint(err.Error(), name))
		}
		q, ok := all[symbol]
		if !ok {
			message := fmt.Sprintf("no stored quote of %s: use it in a page or add it to params.tickers.watchlist, then run hugo-tickers refresh", symbol)
			return nil, errors.New(spelling.WithHint(message, name))
		}
		quotes = append(quotes, q)
	}
	return quotes, nil
}
