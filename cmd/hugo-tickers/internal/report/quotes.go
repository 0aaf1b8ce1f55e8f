package report

import (
	"io"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// Quotes prints a table of stored quotes.
func Quotes(w io.Writer, quotes []store.Entry, now time.Time) error {
	table := term.NewTable(w, "SYMBOL", "PRICE", "CURRENCY", "CHANGE", "AS OF", "SOURCE", "NAME")
	for _, q := range quotes {
		stale := ""
		if q.Stale(now) {
			stale = " (stale)"
		}
		table.Row(string(q.Symbol), quote.Format(q.Price), q.Currency, quote.FormatPercent(q.ChangePercent()), q.AsOf.Format(time.RFC3339)+stale, q.Source, q.Name)
	}
	return table.Flush()
}
