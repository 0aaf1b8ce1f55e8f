package report

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// Quotes prints a table of stored quotes.
func Quotes(w io.Writer, quotes []store.Entry, now time.Time) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "SYMBOL\tPRICE\tCURRENCY\tCHANGE\tAS OF\tSOURCE\tNAME")
	for _, q := range quotes {
		stale := ""
		if q.Stale(now) {
			stale = " (stale)"
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s%s\t%s\t%s\n", q.Symbol, quote.Format(q.Price), q.Currency, quote.FormatPercent(q.ChangePercent()),
			q.AsOf.Format(time.RFC3339), stale, q.Source, q.Name)
	}
	return table.Flush()
}
