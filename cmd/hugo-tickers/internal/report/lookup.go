package report

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/lookup"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// mostResults is the number of results that are read. Providers sort by relevance.
const mostResults = 20

// Lookup prints a table of what providers found. The last column is for pasting; for a venue that is not supported it has the
// providers' spellings.
func Lookup(w io.Writer, results []lookup.Result) error {
	table := term.NewTable(w, "SYMBOL", "NAME", "KIND", "VENUE", "CURRENCY", "SHORTCODE")
	for _, r := range results[:min(mostResults, len(results))] {
		table.Row(orDash(string(r.Symbol)), orDash(r.Name), orDash(r.Kind), orDash(r.Venue), orDash(r.Currency),
			cmp.Or(r.Shortcode, "not supported ("+spellings(r)+")"))
	}
	if err := table.Flush(); err != nil || len(results) <= mostResults {
		return err
	}
	return term.Println(w, fmt.Sprintf("and %d more: add words, or --format json", len(results)-mostResults))
}

func orDash(text string) string { return cmp.Or(text, "-") }

// spellings is such as "finnhub: SAP.MU, yahoo: SAP.MU".
func spellings(r lookup.Result) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(r.Spellings)) {
		parts = append(parts, name+": "+r.Spellings[name])
	}
	return strings.Join(parts, ", ")
}
