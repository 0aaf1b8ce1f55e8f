// Package check finds mistakes in the content of a site: missing prices, symbols that cannot be read, broken references. It
// fetches nothing.
package check

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// checker is what the rules need.
type checker struct {
	site        *site.Site
	now         time.Time
	quotes      store.Quotes
	pins        store.Pins
	instruments store.Instruments
	remembered  state.State
	index       *pageIndex
	unused      []Finding // entries of the data files
}

// calendar returns the sessions of a symbol's market.
func (c *checker) calendar(symbol quote.Symbol) *calendar.Calendar {
	return c.quotes.Calendar(c.instruments.Of(symbol))
}

// Run checks every page, with what the last refresh remembered of refused closes and changed names. Findings on pages that can be
// read are returned with an error about a page that cannot.
func Run(s *site.Site, now time.Time, remembered state.State) ([]Finding, error) {
	c, err := newChecker(s, now)
	if err != nil {
		return nil, err
	}
	c.remembered = remembered
	if c.index, err = indexPages(s); err != nil {
		return nil, err
	}
	findings, err := scan.Each(slices.Sorted(maps.Keys(c.index.bases)), c.page)
	return append(group(findings), c.unused...), err
}

// newChecker reads the stored prices and the author's instruments.
func newChecker(s *site.Site, now time.Time) (*checker, error) {
	c := &checker{site: s, now: now}
	var quotes, pins *store.Damage
	var err error
	if c.quotes, quotes, err = store.ReadQuotes(s.Data, now); err != nil {
		return nil, err
	}
	if c.pins, pins, err = store.ReadPins(s.Data, now); err != nil {
		return nil, err
	}
	for _, damage := range []*store.Damage{quotes, pins} {
		if damage.IsWhole() {
			return nil, damage
		}
		for _, u := range damage.Unused() {
			c.unused = append(c.unused, Finding{Mention: scan.Mention{File: s.Rel(damage.Path()), Line: u.Line, Column: 1}, Message: u.Message})
		}
	}
	c.instruments, err = store.ReadInstruments(s.Data)
	return c, err
}

// page checks one page.
func (c *checker) page(name string, source []byte) ([]Finding, error) {
	mentions, err := demand.Page(c.site, c.now, name, source)
	if c.site.IsMarkdown(name) {
		for _, m := range scan.Cashtags(c.site.Rel(name), source) {
			mentions = append(mentions, demand.Mention{Mention: m})
		}
	}
	if len(mentions) == 0 {
		return nil, err
	}
	slices.SortStableFunc(mentions, func(a, b demand.Mention) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	var findings []Finding
	lines := linesOf(source)
	for _, m := range mentions {
		p := c.problem(name, source, m)
		if p.text == "" || c.site.Silences(p.id) || lines.silence(m.Line) {
			continue
		}
		findings = append(findings, Finding{Mention: m.Mention, Message: p.text, Excerpt: lines.at(m.Line), grouped: p.ofPrice})
	}
	return findings, err
}

// problem is what is wrong with a mention. The text is "" if nothing is.
type problem struct {
	text    string
	id      string // of the warning that the build gives, for ignoreLogs
	ofPrice bool
}

func (c *checker) problem(name string, source []byte, m demand.Mention) problem {
	switch m.Kind {
	case scan.PageRef:
		return problem{text: c.pageRef(name, m), id: "tickers-target"}
	case scan.Repeat:
		return problem{text: repeat(source, m.Text)}
	case scan.Symbol:
		return c.symbol(m)
	}
	return problem{text: callProblem(m.Mention)}
}
