package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// changed reports whether any stored quote would change.
func (r *refreshed) changed() bool {
	for symbol, q := range r.merged {
		if old, ok := r.stored[symbol]; !ok || !q.Same(old) {
			return true
		}
	}
	return false
}

// tally counts what became of the symbols wanted.
func (r *refreshed) tally() (fresh, unchanged, kept, missing int) {
	for _, symbol := range r.wanted {
		old, had := r.stored[symbol]
		_, answered := r.answer.Quotes[symbol]
		switch {
		case answered && had && r.merged[symbol].Same(old):
			unchanged++
		case answered:
			fresh++
		case had:
			kept++
		default:
			missing++
		}
	}
	return fresh, unchanged, kept, missing
}

// summary says it in a line: "12 refreshed, 3 unchanged, 1 kept".
func (r *refreshed) summary() string {
	fresh, unchanged, kept, missing := r.tally()
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{fresh, "refreshed"}, {unchanged, "unchanged"}, {kept, "kept, without an answer"}, {missing, "without a quote"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.what))
		}
	}
	if len(parts) == 0 {
		return `no symbol in the content or in params.tickers.watchlist: write {{< ticker "META" >}} in a page`
	}
	return strings.Join(parts, ", ")
}

// explain says why symbols got no quote: symbols with the same reasons in one line.
func (a *app) explain(r *refreshed) {
	symbols := map[string][]string{}
	for symbol, errs := range r.answer.Failures {
		var reasons []string
		for _, e := range errs {
			without := *e
			without.Symbol = ""
			reasons = append(reasons, strings.TrimPrefix(without.Error(), ": "))
		}
		reason := strings.Join(reasons, "; ")
		symbols[reason] = append(symbols[reason], string(symbol))
	}
	type line struct{ symbols, reason string }
	var lines []line
	for reason, names := range symbols {
		slices.Sort(names)
		lines = append(lines, line{strings.Join(names, ", "), reason})
	}
	slices.SortFunc(lines, func(a, b line) int { return cmp.Compare(a.symbols, b.symbols) })
	for _, l := range lines {
		a.say("no quote of %s: %s", l.symbols, l.reason)
	}
}

// verdict is the error that --strict makes of a symbol without a fresh quote, or of one that nobody can read.
func (a *app) verdict(r *refreshed, strict bool) error {
	without := slices.Clone(r.unreadable)
	for _, symbol := range r.wanted {
		if _, ok := r.answer.Quotes[symbol]; !ok || a.now().After(r.merged[symbol].FreshUntil) {
			without = append(without, string(symbol))
		}
	}
	if !strict || len(without) == 0 {
		return nil
	}
	return fmt.Errorf("no fresh quote of %s", strings.Join(without, ", "))
}

// printReport writes what became of each symbol, for machines.
func (a *app) printReport(r *refreshed) error {
	type outcome struct {
		Class  provider.Class `json:"class"`
		Source string         `json:"source,omitempty"`
		Detail string         `json:"detail,omitempty"`
	}
	outcomes := map[quote.Symbol]outcome{}
	for _, symbol := range r.wanted {
		if q, ok := r.answer.Quotes[symbol]; ok {
			outcomes[symbol] = outcome{Class: provider.OK, Source: q.Source}
			continue
		}
		last := r.answer.Failures[symbol][len(r.answer.Failures[symbol])-1]
		outcomes[symbol] = outcome{last.Class, last.Provider, last.Detail}
	}
	return a.printJSON(map[string]any{"symbols": outcomes, "changed": r.changed()})
}

func (a *app) printJSON(value any) error {
	encoder := json.NewEncoder(a.stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// count says "1 symbol", "2 symbols".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
