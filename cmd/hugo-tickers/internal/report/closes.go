package report

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/spelling"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// missingCloses prints the stated days without a close, those of a symbol that have one reason in one line.
func missingCloses(w io.Writer, r *refresh.Result, verbose bool) {
	type group struct {
		symbol quote.Symbol
		reason string
	}
	var order []group
	days := map[group][]string{}
	for _, m := range r.MissingCloses {
		if passes(m) && !verbose {
			continue
		}
		text := cmp.Or(reasons(m.Failures), "no provider of params.tickers.providers has it")
		if len(m.Failures) > 0 && refresh.PrimaryFailure(m.Failures).Kind == provider.NotFound {
			text = spelling.WithHint(text, string(m.Symbol))
		}
		g := group{m.Symbol, text}
		if days[g] == nil {
			order = append(order, g)
		}
		days[g] = append(days[g], string(m.Day))
	}
	for _, g := range order {
		term.Printf(w, "no close of %s for %s: %s", g.symbol, someDays(days[g]), g.reason)
	}
}

// someDays names one day, or counts several and names the first of them.
func someDays(days []string) string {
	const most = 3
	if len(days) <= most {
		return strings.Join(days, ", ")
	}
	return fmt.Sprintf("%d days (%s, …)", len(days), strings.Join(days[:most], ", "))
}

// mostRefused is how many closes of a symbol that are not used are printed.
const mostRefused = 5

// refusedCloses prints why closes of the symbols are not used, the newest first, but for those of stated days, which are printed already.
func refusedCloses(w io.Writer, r *refresh.Result) {
	printed := map[string]bool{}
	for _, m := range r.MissingCloses {
		for _, failure := range m.Failures {
			printed[failure.Detail] = true
		}
	}
	for _, symbol := range r.Demand.Symbols {
		refused := maps.Clone(r.State.Refused[symbol])
		maps.DeleteFunc(refused, func(_ calendar.Date, reason string) bool { return printed[reason] })
		sessions := slices.SortedFunc(maps.Keys(refused), func(a, b calendar.Date) int { return b.Compare(a) })
		for _, session := range sessions[:min(mostRefused, len(sessions))] {
			term.Printf(w, "%s on %s: %s", symbol, session, refused[session])
		}
		if more := len(sessions) - mostRefused; more > 0 {
			term.Printf(w, "%s: %d more closes are refused", symbol, more)
		}
	}
}

// passes reports whether a later refresh may find a missing close without a change by the author.
func passes(m refresh.MissingClose) bool {
	return len(m.Failures) > 0 && refresh.IsTransient(m.Failures[len(m.Failures)-1])
}

// reasons joins failures without their symbols.
func reasons(failures []*provider.Error) string {
	var texts []string
	for _, e := range failures {
		texts = append(texts, e.Reason())
	}
	return strings.Join(texts, "; ")
}
