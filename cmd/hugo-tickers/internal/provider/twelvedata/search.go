package twelvedata

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// mics are Twelve Data's codes of exchanges that have another MIC here.
var mics = map[string]string{"XJPX": "XTKS"}

// micLength is the length of a MIC. What has no exchange has a word instead, such as DIGITAL_CURRENCY.
const micLength = 4

// found is an instrument in a response of /symbol_search.
type found struct {
	Symbol   string `json:"symbol"`
	Name     string `json:"instrument_name"`
	Exchange string `json:"exchange"`
	MIC      string `json:"mic_code"`
	Type     string `json:"instrument_type"`
	Currency string `json:"currency"`
}

// Search finds instruments with /symbol_search, by name, ticker or ISIN. A coin is listed once for each exchange of coins.
func (s service) Search(ctx context.Context, q provider.Query) ([]provider.Match, error) {
	words := q.Words
	if q.Symbol != "" {
		words = q.Symbol.Ticker()
	}
	var response struct {
		Data []found `json:"data"`
	}
	path := "/symbol_search?symbol=" + url.QueryEscape(words) + "&outputsize=30"
	if err := s.client.Get(ctx, path, http.Header{"Authorization": {"apikey " + s.client.Key}}, classify, &response); err != nil {
		return nil, err
	}
	var matches []provider.Match
	for _, f := range response.Data {
		m := provider.Match{Spelling: f.Symbol, Name: f.Name, Venue: f.Exchange, Kind: provider.KindOf(f.Type), Currency: f.Currency}
		m.Symbol = f.symbol(m.Kind)
		if len(f.MIC) == micLength {
			m.MIC = quote.Symbol(f.mic() + ":" + f.Symbol).Venue()
		}
		if m.Symbol.Venue() == quote.Crypto {
			m.Venue = "" // The price is not that of one exchange.
		}
		matches = append(matches, m)
	}
	return distinct(matches), nil
}

// mic returns the MIC of the exchange.
func (f found) mic() string { return cmp.Or(mics[f.MIC], f.MIC) }

// symbol returns the symbol of an instrument of a kind, "" if it cannot be written.
func (f found) symbol(kind string) quote.Symbol {
	venue := f.mic()
	switch kind {
	case "crypto":
		venue = quote.Crypto
	case "currency":
		venue = quote.FX
	case "index":
		venue = quote.Index
	}
	symbol, err := quote.ParseSymbol(venue + ":" + f.Symbol)
	if err != nil || strings.Contains(f.Symbol, ":") {
		return ""
	}
	if fetch.IsUS(quote.Instrument{Symbol: symbol}) {
		return quote.Symbol(symbol.Ticker())
	}
	return symbol
}

// distinct returns matches without those that have the symbol of an earlier one.
func distinct(matches []provider.Match) []provider.Match {
	seen := map[quote.Symbol]bool{}
	return slices.DeleteFunc(matches, func(m provider.Match) bool {
		known := m.Symbol != "" && seen[m.Symbol]
		seen[m.Symbol] = true
		return known
	})
}
