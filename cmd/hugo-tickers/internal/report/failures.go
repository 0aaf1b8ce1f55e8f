package report

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/spelling"
)

// failureGroup is the symbols that have no new quote for the same reason.
type failureGroup struct {
	symbols  []quote.Symbol
	reason   string
	notFound bool // no provider knows the symbols, and no rule of spelling either
}

// failures returns why symbols have no new quote: of all symbols, or only of those that the author has to know about, because
// nothing is stored or nothing will change by itself.
func failures(r *refresh.Result, all bool) []*failureGroup {
	groups := map[string]*failureGroup{}
	for _, symbol := range r.Demand.Symbols {
		o := r.Outcome(symbol)
		if o < refresh.Kept || o == refresh.Kept && !all && refresh.IsTransient(refresh.PrimaryFailure(r.Answer.Failures[symbol])) {
			continue
		}
		text := reasons(r.Answer.Failures[symbol])
		notFound := refresh.PrimaryFailure(r.Answer.Failures[symbol]).Kind == provider.NotFound
		if hint := spelling.Hint(string(symbol)); notFound && hint != "" {
			text, notFound = text+"; "+hint, false
		}
		if since, sessions, ok := r.Delisted(symbol); ok {
			text = fmt.Sprintf("probably delisted or renamed: not found in %d sessions since %s; %s", sessions, since.Format("2 Jan 2006"), text)
		}
		if groups[text] == nil {
			groups[text] = &failureGroup{reason: text, notFound: notFound}
		}
		groups[text].symbols = append(groups[text].symbols, symbol)
	}
	return slices.SortedFunc(maps.Values(groups), func(a, b *failureGroup) int { return cmp.Compare(a.symbols[0], b.symbols[0]) })
}

// mostSymbols is how many symbols a group names unless all are wanted.
const mostSymbols = 10

// String names the first symbols and the reason.
func (g *failureGroup) String() string { return g.format(mostSymbols) }

// format names at most so many symbols, and the reason.
func (g *failureGroup) format(most int) string {
	var names []string
	for _, symbol := range g.symbols[:min(most, len(g.symbols))] {
		names = append(names, string(symbol))
	}
	text := strings.Join(names, ", ")
	if more := len(g.symbols) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	text = fmt.Sprintf("no quote of %s: %s", text, g.reason)
	switch {
	case g.notFound && len(g.symbols) == 1:
		text += "; " + spelling.LookupHint(string(g.symbols[0]))
	case g.notFound:
		text += "; " + spelling.LookupHint("SYMBOL")
	}
	return text
}
