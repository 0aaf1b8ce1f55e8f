package lookup

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/registry"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/spelling"
)

// Choose returns the instrument that is meant: the only result, or the only one with the symbol or a provider's spelling that was looked
// up. The error says which command names one.
func (a *Answer) Choose(q provider.Query) (quote.Instrument, error) {
	if !a.Answered {
		return quote.Instrument{}, errors.New("nothing to add: no provider could be searched, so that only the symbol is known")
	}
	supported := slices.DeleteFunc(slices.Clone(a.Results), func(r Result) bool { return r.Symbol == "" })
	for _, is := range []func(Result) bool{
		func(r Result) bool { return r.hasSymbol(q) },
		func(r Result) bool { return r.hasSpelling(q) },
		func(Result) bool { return true },
	} {
		candidates := slices.DeleteFunc(slices.Clone(supported), func(r Result) bool { return !is(r) })
		if len(candidates) == 1 {
			return candidates[0].instrument(q), nil
		}
		if len(candidates) > 1 {
			return quote.Instrument{}, several(candidates)
		}
	}
	return quote.Instrument{}, errors.New("nothing to add: no result has a venue that is supported")
}

// several returns the error for more than one result. A result whose symbol others have as well is named by its spelling.
func several(candidates []Result) error {
	var commands []string
	for _, r := range candidates[:min(3, len(candidates))] {
		name := string(r.Symbol)
		if isShared(r.Symbol, candidates) {
			for _, own := range r.needed {
				name = own
			}
		}
		commands = append(commands, strings.Replace(spelling.Command(name), "lookup ", "lookup --add ", 1))
	}
	return fmt.Errorf("%d results: name the one to add, such as %s", len(candidates), strings.Join(commands, " or "))
}

// isShared reports whether several results have a symbol.
func isShared(symbol quote.Symbol, results []Result) bool {
	others := slices.DeleteFunc(slices.Clone(results), func(r Result) bool { return r.Symbol != symbol })
	return len(others) > 1
}

// instrument returns what the instruments file has about a result. The symbol is the one that was looked up if it names the same listing:
// the data files keep symbols as authors write them.
func (r Result) instrument(q provider.Query) quote.Instrument {
	i := quote.Instrument{Symbol: r.Symbol, Name: r.Name, MIC: r.MIC, Currency: r.Currency, Spelling: r.needed}
	if q.Symbol != "" && r.hasSymbol(q) {
		i.Symbol = q.Symbol
	}
	if r.MIC != "" && r.Venue != r.MIC {
		i.Exchange = r.Venue
	}
	if _, err := quote.ParseUnit(i.Currency); err != nil {
		i.Currency = ""
	}
	return i
}

// noSearch returns the error for a chain of which no provider can search.
func noSearch(chain provider.Chain) error {
	var withoutKey, others []string
	for _, link := range chain {
		if link.Spec.Search {
			withoutKey = append(withoutKey, link.Spec.EnvVar("KEY"))
		}
	}
	if len(withoutKey) > 0 {
		return fmt.Errorf("no provider of params.tickers.providers can search without a key: set %s", strings.Join(withoutKey, " or "))
	}
	for _, spec := range registry.Specs() {
		switch {
		case !spec.Search:
		case spec.Key == provider.KeyRequired:
			others = append(others, spec.Name+" with "+spec.EnvVar("KEY"))
		default:
			others = append(others, spec.Name)
		}
	}
	return fmt.Errorf("no provider of params.tickers.providers can search: add %s", strings.Join(others, " or "))
}
