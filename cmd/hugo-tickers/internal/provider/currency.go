package provider

import (
	"fmt"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// usVenues are where prices are in dollars: a bare symbol is listed at one of them.
var usVenues = map[string]bool{"": true, "XNAS": true, "XNYS": true, "XASE": true, "ARCX": true}

// errNotUS is of a listing elsewhere, at a provider that has none.
var errNotUS = &failure{class: Plan, detail: "only US listings, unless data/tickers/instruments.toml has the provider's own spelling"}

// listingUnit returns the currency of an instrument for a provider that does not name it: what the author says, or the
// dollar of a US listing. For any other there is no guess.
func listingUnit(i quote.Instrument) (quote.Unit, error) {
	code := i.Currency
	if code == "" && usVenues[i.Symbol.Venue()] {
		code = "USD"
	}
	unit, err := quote.ParseUnit(code)
	if err != nil {
		return unit, &failure{class: BadData, detail: fmt.Sprintf("%v in the answer: give the instrument its currency in data/tickers/instruments.toml", err)}
	}
	return unit, nil
}
