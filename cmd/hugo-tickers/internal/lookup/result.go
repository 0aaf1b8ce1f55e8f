package lookup

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Result is an instrument that one or more providers found. What no provider says is "".
type Result struct {
	Symbol    quote.Symbol      `json:"symbol,omitempty"` // "" if the venue is not supported
	Name      string            `json:"name,omitempty"`
	Venue     string            `json:"venue,omitempty"` // as a provider calls it, else the MIC
	MIC       string            `json:"mic,omitempty"`   // ISO 10383
	Kind      string            `json:"kind,omitempty"`
	Currency  string            `json:"currency,omitempty"`
	Shortcode string            `json:"shortcode,omitempty"`
	Spellings map[string]string `json:"spellings,omitempty"` // by provider

	needed map[string]string // the spellings without which a provider cannot be asked
}

// fromRules returns the results for symbols of which no provider says anything.
func fromRules(symbols []quote.Symbol) []Result {
	results := []Result{}
	for _, symbol := range symbols {
		results = append(results, newResult("", provider.Match{Symbol: symbol}))
	}
	return results
}

// newResult returns what a provider found.
func newResult(name string, m provider.Match) Result {
	r := Result{
		Symbol: m.Symbol, Name: m.Name, Venue: m.Venue, Kind: m.Kind, MIC: m.MIC, Currency: m.Currency,
		Spellings: map[string]string{}, needed: map[string]string{},
	}
	if name != "" {
		r.Spellings[name] = m.Spelling
	}
	if m.NeedsSpelling {
		r.needed[name] = m.Spelling
	}
	if r.Symbol == "" {
		return r
	}
	r.Shortcode = `{{< ticker "` + string(r.Symbol) + `" >}}`
	venue := r.Symbol.Venue()
	switch _, quoted, isPair := r.Symbol.Pair(); {
	case isPair && (venue == quote.FX || venue == quote.Crypto):
		r.Venue, r.MIC, r.Currency = "", "", quoted // A pair has no exchange.
	case venue == quote.Index:
		r.MIC = ""
	case venue != "":
		r.MIC, r.Venue = venue, cmp.Or(r.Venue, venue)
	default:
		r.Currency = cmp.Or(r.Currency, "USD") // A bare symbol is a US listing.
		if calendar.Of(r.MIC) == nil {
			r.MIC = ""
		}
	}
	return r
}

// add merges what a provider found with what others have found.
func (a *Answer) add(name string, matches []provider.Match) {
	for _, m := range matches {
		if m.Spelling == "" {
			continue // A response that cannot be right.
		}
		r := newResult(name, m)
		at := slices.IndexFunc(a.Results, func(known Result) bool { return known.sameAs(r, name) })
		if at < 0 {
			a.Results = append(a.Results, r)
			continue
		}
		known := &a.Results[at]
		known.Venue = cmp.Or(known.Venue, r.Venue)
		if known.Name == "" || r.Name != "" && isUpper(known.Name) && !isUpper(r.Name) {
			known.Name = r.Name // Finnhub writes names in capitals.
		}
		if known.Venue == known.MIC {
			known.Venue = cmp.Or(r.Venue, known.Venue) // A name says more than a code.
		}
		known.MIC, known.Kind, known.Currency = cmp.Or(known.MIC, r.MIC), cmp.Or(known.Kind, r.Kind), cmp.Or(known.Currency, r.Currency)
		maps.Copy(known.Spellings, r.Spellings)
		maps.Copy(known.needed, r.needed)
	}
}

func isUpper(text string) bool { return strings.ToUpper(text) == text }

// sameAs reports whether what a provider found is an instrument that is known. Several coins can have one symbol: they are one if
// their names begin alike, and if the provider has not called another coin so.
func (r Result) sameAs(other Result, name string) bool {
	own, found := r.Spellings[name]
	switch {
	case r.Symbol != other.Symbol, found && r.needed[name] != "" && own != other.Spellings[name]:
		return false
	case r.Symbol == "":
		return slices.ContainsFunc(slices.Collect(maps.Values(r.Spellings)), func(s string) bool { return strings.EqualFold(s, other.Spellings[name]) })
	case r.Symbol.Venue() == quote.Crypto:
		a, b := strings.ToLower(r.Name), strings.ToLower(other.Name)
		return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
	}
	return true
}

// sort puts the results that were asked for first, and those that cannot be written last.
func (a *Answer) sort(q provider.Query) {
	rank := func(r Result) int {
		switch {
		case r.hasSymbol(q):
			return 0
		case r.hasSpelling(q):
			return 1
		case r.Symbol != "":
			return 2
		}
		return 3
	}
	slices.SortStableFunc(a.Results, func(x, y Result) int { return cmp.Compare(rank(x), rank(y)) })
}

// hasSymbol reports whether the query is the symbol of the result. LSE:VOD is XLON:VOD, and NASDAQ:META is META.
func (r Result) hasSymbol(q provider.Query) bool {
	wanted := cmp.Or(q.Symbol, quote.Symbol(strings.ToUpper(q.Words)))
	isUS := fetch.IsUS(quote.Instrument{Symbol: wanted}) && fetch.IsUS(quote.Instrument{Symbol: r.Symbol})
	return r.Symbol != "" && r.Symbol.Ticker() == wanted.Ticker() && (isUS || r.Symbol.Venue() == wanted.Venue())
}

// hasSpelling reports whether the query is a provider's spelling of the result.
func (r Result) hasSpelling(q provider.Query) bool {
	for _, own := range r.Spellings {
		if strings.EqualFold(own, q.Words) {
			return r.Symbol != ""
		}
	}
	return false
}
