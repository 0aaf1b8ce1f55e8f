package finnhub

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/spelling"
)

// Search finds listings of all markets with /api/v1/search, by name, ticker or ISIN. The response has neither exchanges nor currencies:
// a listing outside the US has the suffix that it has at Yahoo.
func (s service) Search(ctx context.Context, q provider.Query) ([]provider.Match, error) {
	words := q.Words
	if q.Symbol != "" {
		words = q.Symbol.Ticker()
	}
	var response struct {
		Result []struct {
			Symbol  string `json:"symbol"`
			Display string `json:"displaySymbol"`
			Name    string `json:"description"`
			Type    string `json:"type"`
		} `json:"result"`
	}
	path := "/api/v1/search?q=" + url.QueryEscape(words)
	if err := s.client.Get(ctx, path, http.Header{"X-Finnhub-Token": {s.client.Key}}, classify, &response); err != nil {
		return nil, err
	}
	var matches []provider.Match
	for _, r := range response.Result {
		name := cmp.Or(r.Symbol, r.Display)
		m := provider.Match{Symbol: symbolOf(name), Spelling: name, Name: r.Name, Kind: provider.KindOf(r.Type)}
		if m.Symbol == "" {
			_, m.Venue, _ = strings.Cut(name, ".")
		}
		matches = append(matches, m)
	}
	return matches, nil
}

// symbolOf returns the symbol of what Finnhub calls by a name, "" if it cannot be written. After the dot is the suffix of an exchange, or
// a class of shares, which is a single letter.
func symbolOf(name string) quote.Symbol {
	if listing, ok := spelling.Suffixed(name); ok {
		return listing
	}
	_, class, _ := strings.Cut(name, ".")
	symbol, err := quote.ParseSymbol(name)
	if err != nil || len(class) > 1 || strings.Contains(name, ":") {
		return ""
	}
	return symbol
}
