package doctor

import (
	"fmt"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// quotes examines the stored quotes.
func (d *doctor) quotes() (Check, error) {
	const subject, refresh = "quotes", "run hugo-tickers refresh"
	stored, damage, err := store.ReadQuotes(d.Site.Data, d.now)
	if err != nil {
		return Check{}, err
	}
	if damage != nil {
		return d.damaged(subject, damage), nil
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

// damaged is the check of a file that cannot be read, or of its first entry that cannot.
func (d *doctor) damaged(subject string, damage *store.Damage) Check {
	lines := damage.In(d.Site.Rel(damage.Path()))
	fix := "correct or delete the entry; hugo-tickers refresh replaces it if a provider has it"
	if damage.IsWhole() {
		fix = "run hugo-tickers refresh, which moves it to a backup"
	}
	if others := len(lines) - 1; others > 0 {
		lines[0] += fmt.Sprintf(", and %d more", others)
	}
	return Check{Failed, subject, lines[0], fix}
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
