package check

import (
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/shopspring/decimal"
)

// Moved lists the symbols whose price moved by more than limit percent since the day of a page that mentions them, each at its
// first place in the page, the largest move of a page first. A move needs the stored close of that day: unknown is the number of
// symbols on pages for which it is not stored. Pages that are not published are left out.
func Moved(s *site.Site, now time.Time, limit decimal.Decimal) (moved []Finding, unknown int, err error) {
	c, err := newChecker(s, now)
	if err != nil {
		return nil, 0, err
	}
	names, err := demand.Files(s)
	if err != nil {
		return nil, 0, err
	}
	var missing atomic.Int64 // Pages are read at the same time.
	moved, err = scan.Each(names, func(name string, source []byte) ([]Finding, error) {
		findings, n, err := c.moved(name, source, limit)
		missing.Add(int64(n))
		return findings, err
	})
	return moved, int(missing.Load()), err
}

// moved does what Moved does for one page.
func (c *checker) moved(name string, source []byte, limit decimal.Decimal) (moved []Finding, unknown int, err error) {
	day, published := demand.PageDay(c.site, c.now, name, source)
	if day == "" || !published {
		return nil, 0, nil
	}
	mentions, err := demand.Page(c.site, c.now, name, source)
	type move struct {
		Finding
		size decimal.Decimal
	}
	var moves []move
	seen := map[quote.Symbol]bool{}
	for _, m := range mentions {
		symbol, err := m.Symbol()
		if m.Kind != scan.Symbol || err != nil || seen[symbol] {
			continue
		}
		seen[symbol] = true
		pin, ok := c.pins[symbol][day]
		q, quoted := c.quotes[symbol]
		change := pin.ChangeTo(q.Quote)
		if !ok || !quoted || !change.Valid {
			unknown++
			continue
		}
		if size := change.Decimal.Abs(); size.GreaterThan(limit) {
			message := fmt.Sprintf("%s moved by %s since the day of the page, %s: from %s to %s %s of %s", symbol, quote.FormatPercent(change), day,
				quote.Format(pin.Price), quote.Format(q.Price), q.Currency, q.Session)
			if !pin.SplitFactor.Equal(decimal.NewFromInt(1)) {
				message += ", splits included"
			}
			moves = append(moves, move{Finding{Mention: m.Mention, Message: message, Excerpt: linesOf(source).at(m.Line)}, size})
		}
	}
	slices.SortStableFunc(moves, func(a, b move) int { return b.size.Cmp(a.size) })
	for _, m := range moves {
		moved = append(moved, m.Finding)
	}
	return moved, unknown, err
}
