package coingecko

import (
	"context"
	"net/url"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Search finds coins with /api/v3/search, by name, ticker or id. Several coins can have the same ticker; the larger ones come first.
// A coin has no price of its own: it is written as a pair with the currency that was asked for, else with the dollar.
func (s service) Search(ctx context.Context, q provider.Query) ([]provider.Match, error) {
	if q.ISIN || q.Symbol != "" && q.Symbol.Venue() != quote.Crypto {
		return nil, provider.ErrNotSearched
	}
	words, currency := q.Words, "USD"
	if base, quoted, ok := q.Symbol.Pair(); ok {
		words, currency = base, quoted
	}
	var response struct {
		Coins []struct {
			ID     string `json:"id"`
			Name   string `json:"name"`
			Symbol string `json:"symbol"`
		} `json:"coins"`
	}
	if err := s.client.Get(ctx, "/api/v3/search?query="+url.QueryEscape(words), header(s.client), classify, &response); err != nil {
		return nil, err
	}
	var matches []provider.Match
	for _, coin := range response.Coins {
		m := provider.Match{Spelling: coin.ID, Name: coin.Name, Kind: "crypto", Currency: currency, NeedsSpelling: true}
		if symbol, err := quote.ParseSymbol(quote.Crypto + ":" + coin.Symbol + "/" + currency); err == nil {
			m.Symbol = symbol
		}
		matches = append(matches, m)
	}
	return matches, nil
}
