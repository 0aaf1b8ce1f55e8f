// Package check finds mistakes in the content of a site: missing prices, symbols that cannot be read, broken references. It
// fetches nothing.
package check

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// Finding is something that the author should look at.
type Finding struct {
	scan.Mention
	Message string
	Excerpt string // the line of the source
}

// checker is what the rules need.
type checker struct {
	site        *site.Site
	now         time.Time
	quotes      store.Quotes
	pins        store.Pins
	instruments store.Instruments
	refused     map[quote.Symbol]map[calendar.Date]string
	index       *pageIndex
}

// calendar returns the sessions of a symbol's market.
func (c *checker) calendar(symbol quote.Symbol) *calendar.Calendar {
	return c.quotes.Calendar(c.instruments.Of(symbol))
}

// Run checks every page. Refused has why closes are not used, as of the last refresh. Findings on pages that can be read are returned
// with an error about a page that cannot.
func Run(s *site.Site, now time.Time, refused map[quote.Symbol]map[calendar.Date]string) ([]Finding, error) {
	c := &checker{site: s, now: now, refused: refused}
	var err error
	if c.quotes, err = store.ReadQuotes(s.Data); err != nil {
		return nil, err
	}
	if c.pins, err = store.ReadPins(s.Data); err != nil {
		return nil, err
	}
	if c.instruments, err = store.ReadInstruments(s.Data); err != nil {
		return nil, err
	}
	if c.index, err = indexPages(s); err != nil {
		return nil, err
	}
	return scan.Each(slices.Sorted(maps.Keys(c.index.bases)), c.page)
}

// page checks one page.
func (c *checker) page(name string, source []byte) ([]Finding, error) {
	mentions, err := demand.Page(c.site, c.now, name, source)
	if scan.IsMarkdown(name) {
		for _, m := range scan.Cashtags(c.site.Rel(name), source) {
			mentions = append(mentions, demand.Mention{Mention: m})
		}
	}
	slices.SortStableFunc(mentions, func(a, b demand.Mention) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	var findings []Finding
	var lines []string
	for _, m := range mentions {
		message := c.message(name, source, m)
		if message == "" {
			continue
		}
		if lines == nil {
			lines = strings.Split(string(source), "\n")
		}
		findings = append(findings, Finding{m.Mention, message, strings.TrimSuffix(lines[m.Line-1], "\r")})
	}
	return findings, err
}

// message returns what is wrong with a mention, "" if nothing is.
func (c *checker) message(name string, source []byte, m demand.Mention) string {
	switch m.Kind {
	case scan.PageRef:
		return c.pageRef(name, m.Text)
	case scan.Repeat:
		return repeat(source, m.Text)
	case scan.Symbol:
		return c.symbol(m)
	}
	return callProblem(m.Mention)
}
