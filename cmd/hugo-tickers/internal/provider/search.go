package provider

import (
	"context"
	"errors"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Query is what a provider is searched for.
type Query struct {
	// Words are the name of a company, a ticker or an ISIN, as the user wrote them.
	Words string

	// Symbol is the symbol that the words spell; "" if they spell none. A bare ticker counts as words.
	Symbol quote.Symbol

	// ISIN is set if the words are an ISIN.
	ISIN bool
}

// ErrNotSearched is the error of a search that sends no request, because the provider does not have such instruments.
var ErrNotSearched = errors.New("the provider does not have such instruments")

// Match is an instrument that a provider found.
type Match struct {
	// Symbol is how pages write it; "" if it cannot be written, because its venue is not supported.
	Symbol quote.Symbol

	Spelling string // as the provider writes it
	Name     string
	Venue    string // as the provider calls it; "" if it does not say
	Kind     string // such as share, fund or index; "" if the provider does not say
	MIC      string // ISO 10383, of a listing; "" if the provider does not say
	Currency string // ISO 4217, or a minor unit such as GBp; "" if the provider does not say

	// NeedsSpelling is set if the provider can only be asked for the instrument with its own spelling in the instruments file.
	NeedsSpelling bool
}

// kinds are the providers' words for kinds of instruments, in lower case, with ours.
var kinds = map[string]string{
	"equity": "share", "common stock": "share", "stock": "share", "preferred stock": "share", "reit": "share", "public": "share",
	"adr": "share", "gdr": "share", "depositary receipt": "share", "american depositary receipt": "share", "global depositary receipt": "share",
	"etf": "fund", "etp": "fund", "etc": "fund", "etn": "fund", "mutualfund": "fund", "mutual fund": "fund", "open-end fund": "fund", "closed-end fund": "fund",
	"index": "index", "currency": "currency", "physical currency": "currency",
	"cryptocurrency": "crypto", "digital currency": "crypto", "crypto": "crypto", "future": "future",
}

// KindOf returns our word for a kind of instruments, or the provider's in lower case.
func KindOf(word string) string {
	word = strings.ToLower(strings.TrimSpace(word))
	if kind, ok := kinds[word]; ok {
		return kind
	}
	return word
}

// CanSearch reports whether a provider of the chain says that it can search, and has what it needs to do so.
func (l Link) CanSearch() bool {
	_, withoutKey := l.Provider.(MissingKey)
	return l.Spec.Search && !withoutKey
}

// searcher is a provider that can search.
type searcher interface {
	// Search returns the instruments that the provider finds, the best first. It is ErrNotSearched if it sends no request. It ends
	// with the context.
	Search(ctx context.Context, q Query) ([]Match, error)
}

// Search returns what the provider finds, if it CanSearch.
func (l Link) Search(ctx context.Context, q Query) ([]Match, error) {
	matches, err := l.Provider.(searcher).Search(ctx, q)
	if err != nil && !errors.Is(err, ErrNotSearched) {
		return nil, l.cleanError(AsError(err))
	}
	for n := range matches {
		m := &matches[n]
		for _, text := range []*string{&m.Spelling, &m.Name, &m.Venue, &m.Kind, &m.MIC, &m.Currency} {
			*text = l.cleanName(*text)
		}
	}
	return matches, err
}

// Search implements the search of a provider in cool-down: it is not contacted.
func (c CoolingDown) Search(context.Context, Query) ([]Match, error) { return nil, c.err() }
