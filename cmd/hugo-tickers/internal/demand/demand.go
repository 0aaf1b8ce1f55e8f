// Package demand finds out what a site asks for: its symbols, and for each of them the stated days, sparklines and pages that
// need more than the latest quote.
package demand

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/spelling"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// symbolPageSparkline is the number of closes in the sparkline of a symbol's own page.
const symbolPageSparkline = 50

// Demand lists the symbols, days and sparkline lengths that a site requires.
type Demand struct {
	Symbols    []quote.Symbol                            // sorted
	Days       map[quote.Symbol]map[quote.PriceDate]bool // the stated days; true where the change since the day is required too
	Sparklines map[quote.Symbol]int                      // the number of closes
	FirstPlace map[quote.Symbol]scan.Mention             // the first mention in the content, if any
	Pages      store.Mentions                            // the pages that mention each symbol; nil where symbols have no own pages
	Beyond     store.Requests                            // what only Hugo asked for, in an earlier build

	Invalid  []string // the texts that should have been symbols
	Problems []error  // what could not be read; each names its place
}

// Collect reads the content and the watchlist of a site, and adds what Hugo asked for beyond them. What cannot be read is listed in
// Problems.
func Collect(s *site.Site, now time.Time, asked store.Requests) (*Demand, error) {
	d := &Demand{
		Days:       map[quote.Symbol]map[quote.PriceDate]bool{},
		Sparklines: map[quote.Symbol]int{},
		FirstPlace: map[quote.Symbol]scan.Mention{},
	}
	found := map[quote.Symbol]bool{}
	for _, text := range s.Params.Watchlist {
		if symbol, ok := d.parse("params.tickers.watchlist", text); ok {
			found[symbol] = true
		}
	}
	mentions, err := Content(s, now)
	if err != nil && mentions == nil {
		return nil, err
	}
	if err != nil {
		d.Problems = append(d.Problems, fmt.Errorf("some pages could not be parsed (Hugo will fail on them too): %w", err))
	}
	for _, m := range mentions {
		if m.Kind != scan.Symbol {
			continue
		}
		if symbol, ok := d.parse(m.Position(), m.Text); ok {
			found[symbol] = true
			d.add(symbol, m)
		}
	}
	d.Pages = Pages(s, mentions)
	d.Symbols = slices.Sorted(maps.Keys(found))
	d.addRequests(asked)
	return d, nil
}

// parse reads a symbol, or records why it cannot.
func (d *Demand) parse(place, text string) (quote.Symbol, bool) {
	symbol, err := quote.ParseSymbol(text)
	if err != nil {
		d.Problems = append(d.Problems, errors.New(spelling.WithHint(fmt.Sprintf("%s: %v", place, err), text)))
		d.Invalid = append(d.Invalid, fmt.Sprintf("%q", text))
	}
	return symbol, err == nil
}

// add merges the request of one mention.
func (d *Demand) add(symbol quote.Symbol, m Mention) {
	if _, ok := d.FirstPlace[symbol]; !ok {
		d.FirstPlace[symbol] = m.Mention
	}
	d.require(symbol, m.At, false)
	d.require(symbol, m.Since, true)
	d.Sparklines[symbol] = max(d.Sparklines[symbol], min(m.Request.Sparkline, quote.MaxRecent)) // The template reports a longer one.
	if m.Listed {                                                                               // The symbol's own page shows the price of that day and the change since.
		d.require(symbol, m.PageDay, true)
		d.Sparklines[symbol] = max(d.Sparklines[symbol], symbolPageSparkline)
	}
}

// require adds a stated day, unless there is none.
func (d *Demand) require(symbol quote.Symbol, day quote.PriceDate, change bool) {
	if day == "" {
		return
	}
	if d.Days[symbol] == nil {
		d.Days[symbol] = map[quote.PriceDate]bool{}
	}
	d.Days[symbol][day] = d.Days[symbol][day] || change
}
