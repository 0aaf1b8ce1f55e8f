package tiingo

import (
	"context"
	"net/url"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	usual "github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/spelling"
)

// Search finds US listings with /tiingo/utilities/search, by name or ticker. It does not know ISINs. The response also has listings in
// China, whose exchange it does not name, and listings that have ended.
func (s service) Search(ctx context.Context, q provider.Query) ([]provider.Match, error) {
	i := quote.Instrument{Symbol: q.Symbol}
	if q.ISIN || !fetch.IsUS(i) {
		return nil, provider.ErrNotSearched
	}
	words := q.Words
	if q.Symbol != "" {
		words = spelling(i)
	}
	var response []struct {
		Ticker  string `json:"ticker"`
		Name    string `json:"name"`
		Type    string `json:"assetType"`
		Country string `json:"countryCode"`
		Active  bool   `json:"isActive"`
	}
	if err := s.client.Get(ctx, "/tiingo/utilities/search?query="+url.QueryEscape(words), authorization(s.client), classify, &response); err != nil {
		return nil, err
	}
	var matches []provider.Match
	for _, r := range response {
		if !r.Active || r.Ticker == "" {
			continue
		}
		m := provider.Match{Spelling: r.Ticker, Name: r.Name, Kind: provider.KindOf(r.Type)}
		if r.Country != "US" {
			m.Venue = r.Country
		} else {
			m.Symbol, m.Currency = symbolOf(r.Ticker), "USD"
			m.NeedsSpelling = !strings.EqualFold(spelling(quote.Instrument{Symbol: m.Symbol}), r.Ticker)
		}
		matches = append(matches, m)
	}
	return matches, nil
}

// symbolOf returns the symbol of a US listing, which Tiingo writes with dashes: brk-b, bac-p-l.
func symbolOf(ticker string) quote.Symbol {
	for _, written := range append(usual.Suggest(ticker), strings.ReplaceAll(ticker, "-", ".")) {
		if symbol, err := quote.ParseSymbol(written); err == nil && symbol.Venue() == "" {
			return symbol
		}
	}
	return ""
}
