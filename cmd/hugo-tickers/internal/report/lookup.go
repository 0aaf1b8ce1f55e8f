package report

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/lookup"
)

// mostResults is the number of results that are read. Providers sort by relevance.
const mostResults = 20

// Lookup prints a table of what providers found. The last column is for pasting; for a venue that is not supported it has the
// providers' spellings.
func Lookup(w io.Writer, results []lookup.Result) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "SYMBOL\tNAME\tKIND\tVENUE\tCURRENCY\tSHORTCODE")
	for _, r := range results[:min(mostResults, len(results))] {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\n", orDash(string(r.Symbol)), orDash(r.Name), orDash(r.Kind), orDash(r.Venue), orDash(r.Currency),
			cmp.Or(r.Shortcode, "not supported ("+spellings(r)+")"))
	}
	if err := table.Flush(); err != nil || len(results) <= mostResults {
		return err
	}
	_, err := fmt.Fprintf(w, "and %d more: add words, or --format json\n", len(results)-mostResults)
	return err
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
