package main

import (
	"fmt"
	"maps"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"
)

func (a *app) showCommand() *cobra.Command {
	var format choice
	cmd := &cobra.Command{
		Use:     "show [SYMBOL…]",
		Short:   "Print the stored quotes",
		Long:    "Print the quotes of data/tickers/quotes.json, all of them or those of some symbols.",
		Example: "  hugo-tickers show META XLON:VOD",
		RunE: func(_ *cobra.Command, args []string) error {
			quotes, err := a.stored(args)
			if err != nil {
				return err
			}
			if format.value == "json" {
				return a.printJSON(quotes)
			}
			return a.printQuotes(quotes)
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			quotes, _ := a.stored(nil)
			var names []string
			for _, q := range quotes {
				names = append(names, string(q.Symbol))
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
	formatFlag(cmd, &format, "text", "json")
	return cmd
}

// stored returns the stored quotes of some symbols, all without any, sorted.
func (a *app) stored(names []string) ([]store.Entry, error) {
	s, err := a.open()
	if err != nil {
		return nil, err
	}
	all, err := a.readQuotes(s)
	if err != nil {
		return nil, err
	}
	quotes := []store.Entry{}
	if len(names) == 0 {
		for _, symbol := range slices.Sorted(maps.Keys(all)) {
			quotes = append(quotes, all[symbol])
		}
		return quotes, nil
	}
	for _, name := range names {
		symbol, err := quote.ParseSymbol(name)
		if err != nil {
			return nil, err
		}
		q, ok := all[symbol]
		if !ok {
			return nil, fmt.Errorf("no quote of %s is stored: mention it in a page or in params.tickers.watchlist, then run hugo-tickers refresh", symbol)
		}
		quotes = append(quotes, q)
	}
	return quotes, nil
}

func (a *app) printQuotes(quotes []store.Entry) error {
	table := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "SYMBOL\tPRICE\tCURRENCY\tCHANGE\tAS OF\tSOURCE\tNAME")
	for _, q := range quotes {
		stale := ""
		if q.Stale(a.now()) {
			stale = " (stale)"
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s%s\t%s\t%s\n", q.Symbol, quote.Format(q.Price), q.Currency, percent(q.ChangePercent()),
			q.AsOf.Format(time.RFC3339), stale, q.Source, q.Name)
	}
	return table.Flush()
}

// percent writes a change as people do, "+1.23%"; "-" where none is known.
func percent(change decimal.NullDecimal) string {
	if !change.Valid {
		return "-"
	}
	rounded := change.Decimal.Round(2)
	sign := ""
	if rounded.IsPositive() {
		sign = "+"
	}
	return sign + rounded.StringFixed(2) + "%"
}
