package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
)

// changed reports whether any stored quote would change.
func (r *refreshed) changed() bool {
	for symbol, q := range r.merged {
		if old, ok := r.stored[symbol]; !ok || !q.Equal(old) {
			return true
		}
	}
	return false
}

// pinsChanged reports whether any pin would.
func (r *refreshed) pinsChanged() bool {
	for symbol, days := range r.pins {
		for day, pin := range days {
			if old, ok := r.storedPins[symbol][day]; !ok || !pin.SplitFactor.Equal(old.SplitFactor) {
				return true
			}
		}
	}
	return false
}

// newPins counts the stated days whose close is known now and was not before.
func (r *refreshed) newPins() int {
	n := 0
	for symbol, days := range r.pins {
		n += len(days) - len(r.storedPins[symbol])
	}
	return n
}

// outcome is what became of a symbol that was wanted.
type outcome int

const (
	fresh outcome = iota
	unchanged
	kept
	missing
)

func (o outcome) String() string {
	return [...]string{"refreshed", "unchanged", "kept", "without a quote"}[o]
}

func (r *refreshed) outcome(symbol quote.Symbol) outcome {
	old, had := r.stored[symbol]
	_, answered := r.answer.Quotes[symbol]
	switch {
	case answered && had && r.merged[symbol].Equal(old):
		return unchanged
	case answered:
		return fresh
	case had:
		return kept
	}
	return missing
}

// tellingOrder ranks the classes by what they tell about a symbol that several providers have no quote of: first what holds
// a price back, then what will pass, last that a provider is not for this symbol at all.
var tellingOrder = []provider.Kind{
	provider.InvalidResponse, provider.RateLimited, provider.QuotaExhausted, provider.Blocked, provider.Unreachable, provider.ProviderError,
	provider.NotFound, provider.NoData, provider.Unauthorized, provider.NotInPlan,
}

// telling returns the failure that tells most about a symbol without an answer.
func (r *refreshed) telling(symbol quote.Symbol) *provider.Error {
	return mostTelling(r.answer.Failures[symbol])
}

// mostTelling returns the first failure of the class that tells most.
func mostTelling(failures []*provider.Error) *provider.Error {
	return slices.MinFunc(failures, func(a, b *provider.Error) int {
		return cmp.Compare(slices.Index(tellingOrder, a.Kind), slices.Index(tellingOrder, b.Kind))
	})
}

// reason says a failure in a few words: "rate limited until 14:05 UTC".
func (r *refreshed) reason(symbol quote.Symbol) string {
	failure := r.telling(symbol)
	if delisted(r.state.NotFound[symbol], r.now) {
		return "probably delisted"
	}
	if hold, ok := r.state.Cooldowns[failure.Provider]; ok && failure.Throttled() && r.now.Before(hold.Until) {
		return fmt.Sprintf("%s until %s", failure.Kind, clock(hold.Until, r.now))
	}
	return failure.Kind.String()
}

// clock writes an instant by its time, and by its day if that is another.
func clock(at, now time.Time) string {
	at, now = at.UTC(), now.UTC()
	if at.YearDay() != now.YearDay() || at.Year() != now.Year() {
		return at.Format("2 Jan 15:04 MST")
	}
	return at.Format("15:04 MST")
}

// summary says it in a line: "12 refreshed, 3 unchanged, 1 kept (rate limited until 14:05 UTC)".
func (r *refreshed) summary() string {
	counts, reasons := map[outcome]int{}, map[outcome]map[string]int{kept: {}, missing: {}}
	for _, symbol := range r.wanted {
		o := r.outcome(symbol)
		counts[o]++
		if o == kept || o == missing {
			reasons[o][r.reason(symbol)]++
		}
	}
	var parts []string
	for o := fresh; o <= missing; o++ {
		if counts[o] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s%s", counts[o], o, inBrackets(reasons[o])))
		}
	}
	if n := r.newPins(); n > 0 {
		parts = append(parts, count(n, "day")+" pinned")
	}
	if n := len(r.unpinned); n > 0 {
		parts = append(parts, count(n, "day")+" without a close")
	}
	if len(parts) == 0 {
		return `no symbol in the content or in params.tickers.watchlist: write {{< ticker "META" >}} in a page`
	}
	return strings.Join(parts, ", ")
}

// inBrackets writes counted reasons: " (not found)", or " (3 blocked until 15:00 UTC, 1 not found)".
func inBrackets(reasons map[string]int) string {
	var parts []string
	for reason, n := range reasons {
		parts = append(parts, fmt.Sprintf("%d %s", n, reason))
		if len(reasons) == 1 {
			return " (" + reason + ")"
		}
	}
	if len(parts) == 0 {
		return ""
	}
	slices.Sort(parts)
	return " (" + strings.Join(parts, ", ") + ")"
}

// passing are the classes that need no hand of the author's: a later refresh mends them.
var passing = []provider.Kind{
	provider.RateLimited, provider.QuotaExhausted, provider.Blocked, provider.Unreachable, provider.ProviderError, provider.NoData,
}

// problem is why some symbols got no quote.
type problem struct {
	symbols []quote.Symbol
	reason  string
}

// problems returns why symbols got no quote, those with the same reasons together: all of them, or only those that the
// author has to know of: where nothing is stored either, or nothing will change by itself.
func (r *refreshed) problems(all bool) []problem {
	symbols := map[string][]quote.Symbol{}
	for _, symbol := range r.wanted {
		if o := r.outcome(symbol); o == kept && !all && slices.Contains(passing, r.telling(symbol).Kind) || o < kept {
			continue
		}
		var reasons []string
		if absence := r.state.NotFound[symbol]; delisted(absence, r.now) {
			reasons = append(reasons, fmt.Sprintf("probably delisted, or renamed: not found in %d sessions since %s", absence.Count, absence.Since.Format("2 Jan 2006")))
		}
		for _, e := range r.answer.Failures[symbol] {
			reasons = append(reasons, e.Reason())
		}
		reason := strings.Join(reasons, "; ")
		symbols[reason] = append(symbols[reason], symbol)
	}
	var problems []problem
	for reason, of := range symbols {
		problems = append(problems, problem{of, reason})
	}
	slices.SortFunc(problems, func(a, b problem) int { return cmp.Compare(a.symbols[0], b.symbols[0]) })
	return problems
}

// String names the symbols and says why.
func (p problem) String() string {
	const most = 10
	names := make([]string, 0, most)
	for _, symbol := range p.symbols[:min(most, len(p.symbols))] {
		names = append(names, string(symbol))
	}
	text := strings.Join(names, ", ")
	if more := len(p.symbols) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return fmt.Sprintf("no quote of %s: %s", text, p.reason)
}

// tell says what became of the symbols, in a line; before that, what the author has to know of, or with verbose all.
func (a *app) tell(r *refreshed, verbose bool) {
	if verbose {
		for _, symbol := range r.wanted {
			if o := r.outcome(symbol); o < kept {
				q := r.merged[symbol]
				a.say("%s: %s %s of %s, %s from %s", symbol, quote.Format(q.Price), q.Currency, q.AsOf.UTC().Format("2 Jan 2006 15:04 MST"), o, q.Source)
			}
		}
	}
	for _, p := range r.problems(verbose) {
		a.say("%s", p)
	}
	for _, u := range r.unpinned {
		if verbose || !u.passes() {
			a.say("%s", u)
		}
	}
	a.say("%s", r.summary())
}

// verdict is the error that --strict makes of a symbol without a fresh quote, or of one that nobody can read.
func (a *app) verdict(r *refreshed, strict bool) error {
	without := slices.Clone(r.unreadable)
	for _, symbol := range r.wanted {
		if _, ok := r.answer.Quotes[symbol]; !ok || r.now.After(r.merged[symbol].FreshUntil) {
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
	type entry struct {
		Class    provider.Kind `json:"class"`
		Source   string        `json:"source,omitempty"`
		Detail   string        `json:"detail,omitempty"`
		Delisted bool          `json:"delisted,omitempty"`
	}
	entries := map[quote.Symbol]entry{}
	for _, symbol := range r.wanted {
		if q, ok := r.answer.Quotes[symbol]; ok {
			entries[symbol] = entry{Class: provider.OK, Source: q.Source}
			continue
		}
		failure := r.telling(symbol)
		entries[symbol] = entry{failure.Kind, failure.Provider, failure.Detail, delisted(r.state.NotFound[symbol], r.now)}
	}
	return a.printJSON(map[string]any{"symbols": entries, "pinned": r.newPins(), "unpinned": len(r.unpinned), "changed": r.changed() || r.pinsChanged()})
}

// annotate writes the problems as GitHub shows them: at the first place that mentions a symbol.
func (a *app) annotate(r *refreshed) error {
	for _, p := range r.problems(false) {
		if err := a.annotation("warning", r.places[p.symbols[0]], p.String()); err != nil {
			return err
		}
	}
	return a.annotation("notice", scan.Mention{}, r.summary())
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
