package doctor

import (
	"errors"
	"fmt"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// quotes examines the stored quotes.
func (d *doctor) quotes() (Check, error) {
	const subject, refresh = "quotes", "run hugo-tickers refresh"
	stored, err := store.ReadQuotes(d.Site.Data)
	var corrupt *store.CorruptError
	if errors.As(err, &corrupt) {
		return Check{Failed, subject, corrupt.In(d.Site.Rel(corrupt.Path())), refresh + ", which moves it to a backup"}, nil
	}
	if err != nil {
		return Check{}, err
	}
	if len(stored) == 0 {
		return Check{Warning, subject, "none stored", refresh}, nil
	}
	oldest := oldestQuote(stored)
	check := Check{OK, subject, fmt.Sprintf("%d stored, the oldest, %s, of %s", len(stored), oldest.Symbol, oldest.AsOf.UTC().Format("2 Jan 2006")), noAction}
	var stale, missing, renamed []string
	for _, symbol := range d.demand.Symbols {
		if q, ok := stored[symbol]; !ok {
			missing = append(missing, string(symbol))
		} else if q.Stale(d.now) {
			stale = append(stale, string(symbol))
		}
		if d.state.Renamed[symbol] != "" {
			renamed = append(renamed, string(symbol))
		}
	}
	check.warn("stale", stale, refresh)
	check.warn("not stored", missing, refresh)
	check.warn("symbolic links, which Hugo does not read", store.Links(d.Site.Data), "replace them by the files, or link the directory data")
	check.warn("with another name than before", renamed, runCheck)
	return check, nil
}

// oldestQuote returns the quote with the earliest price, of several the first by its symbol.
func oldestQuote(quotes store.Quotes) quote.Quote {
	var oldest quote.Quote
	for _, entry := range quotes {
		q := entry.Quote
		if oldest.Symbol == "" || q.AsOf.Before(oldest.AsOf) || q.AsOf.Equal(oldest.AsOf) && q.Symbol < oldest.Symbol {
			oldest = q
		}
	}
	return oldest
}
