// Package report prints the results of the engine: for people, for machines and for GitHub.
package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// Refresh prints what a refresh did in one line; before that, what the author has to know, or with verbose every symbol.
func Refresh(w io.Writer, r *refresh.Result, verbose bool) {
	if verbose {
		for _, symbol := range r.Demand.Symbols {
			if o := r.Outcome(symbol); o < refresh.Kept {
				q := r.Quotes[symbol]
				term.Printf(w, "%s: %s %s of %s, %s from %s", symbol, quote.Format(q.Price), q.Currency, q.AsOf.UTC().Format("2 Jan 2006 15:04 MST"), o, q.Source)
			}
		}
	}
	for _, g := range failures(r, verbose) {
		most := mostSymbols
		if verbose {
			most = len(g.symbols)
		}
		term.Printf(w, "%s", g.format(most))
	}
	missingCloses(w, r, verbose)
	if verbose {
		refusedCloses(w, r)
	}
	term.Printf(w, "%s", summary(r))
}

// Problems prints what could not be read, locked or saved.
func Problems(w io.Writer, r *refresh.Result) {
	for _, err := range slices.Concat(r.Warnings, r.Demand.Problems) {
		term.Error(w, err)
	}
}

// summary is such as "12 refreshed, 3 unchanged, 1 kept (rate limited until 14:05 UTC)".
func summary(r *refresh.Result) string {
	counts := map[refresh.Outcome]int{}
	counted := map[refresh.Outcome]map[string]int{refresh.Kept: {}, refresh.Missing: {}}
	for _, symbol := range r.Demand.Symbols {
		o := r.Outcome(symbol)
		counts[o]++
		if o >= refresh.Kept {
			counted[o][reason(r, symbol)]++
		}
	}
	var parts []string
	for o := refresh.Refreshed; o <= refresh.Missing; o++ {
		if counts[o] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s%s", counts[o], o, parenthesize(counted[o])))
		}
	}
	if n := r.NewPins(); n > 0 {
		parts = append(parts, term.Plural(n, "day")+" pinned")
	}
	if n := len(r.MissingCloses); n > 0 {
		parts = append(parts, term.Plural(n, "day")+" without a close")
	}
	if len(parts) == 0 {
		return `no symbol in the content or in params.tickers.watchlist: write {{< ticker "META" >}} in a page`
	}
	return strings.Join(parts, ", ")
}

// reason is why a symbol has no new quote in a few words, such as "rate limited until 14:05 UTC".
func reason(r *refresh.Result, symbol quote.Symbol) string {
	if _, _, delisted := r.Delisted(symbol); delisted {
		return "probably delisted"
	}
	failure := refresh.PrimaryFailure(r.Answer.Failures[symbol])
	if end, ok := r.CooldownEnd(failure); ok {
		return fmt.Sprintf("%s until %s", failure.Kind, term.FormatTime(end, r.Now))
	}
	return failure.Kind.String()
}

// parenthesize writes counted reasons: " (not found)", or " (3 blocked until 15:00 UTC, 1 not found)".
func parenthesize(reasons map[string]int) string {
	switch len(reasons) {
	case 0:
		return ""
	case 1:
		return " (" + slices.Collect(maps.Keys(reasons))[0] + ")"
	}
	var parts []string
	for reason, n := range reasons {
		parts = append(parts, fmt.Sprintf("%d %s", n, reason))
	}
	slices.Sort(parts)
	return " (" + strings.Join(parts, ", ") + ")"
}
