package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/spelling"
)

// failureGroup is the symbols that have no new quote for the same reason.
type failureGroup struct {
	symbols []quote.Symbol
	reason  string
}

// failures returns why symbols have no new quote: of all symbols, or only of those that the author has to know about, because
// nothing is stored or nothing will change by itself.
func failures(r *refresh.Result, all bool) []failureGroup {
	symbols := map[string][]quote.Symbol{}
	for _, symbol := range r.Demand.Symbols {
		o := r.Outcome(symbol)
		if o < refresh.Kept || o == refresh.Kept && !all && refresh.IsTransient(refresh.PrimaryFailure(r.Answer.Failures[symbol])) {
			continue
		}
		text := reasons(r.Answer.Failures[symbol])
		if refresh.PrimaryFailure(r.Answer.Failures[symbol]).Kind == provider.NotFound {
			text = spelling.WithHint(text, string(symbol))
		}
		if since, sessions, ok := r.Delisted(symbol); ok {
			text = fmt.Sprintf("probably delisted or renamed: not found in %d sessions since %s; %s", sessions, since.Format("2 Jan 2006"), text)
		}
		symbols[text] = append(symbols[text], symbol)
	}
	var groups []failureGroup
	for text, of := range symbols {
		groups = append(groups, failureGroup{of, text})
	}
	slices.SortFunc(groups, func(a, b failureGroup) int { return cmp.Compare(a.symbols[0], b.symbols[0]) })
	return groups
}

// mostSymbols is how many symbols a group names unless all are wanted.
const mostSymbols = 10

// String names the first symbols and the reason.
func (g failureGroup) String() string { return g.format(mostSymbols) }

// format names at most so many symbols, and the reason.
func (g failureGroup) format(most int) string {
	var names []string
	for _, symbol := range g.symbols[:min(most, len(g.symbols))] {
		names = append(names, string(symbol))
	}
	text := strings.Join(names, ", ")
	if more := len(g.symbols) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return fmt.Sprintf("no quote of %s: %s", text, g.reason)
}
