package yahoo

import (
	"cmp"
	"context"
	"net/url"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	usual "github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/spelling"
)

// usExchanges are Yahoo's codes of the US exchanges, whose symbols have no suffix.
var usExchanges = map[string]bool{
	"NMS": true, "NGM": true, "NCM": true, "NAS": true, "NYQ": true, "NYS": true, "PCX": true, "ASE": true, "BTS": true, "BATS": true,
	"PNK": true, "OQB": true, "OQX": true, "OEM": true,
}

// found is an instrument in a response of v1/finance/search.
type found struct {
	Symbol    string `json:"symbol"` // none for a company that is not listed
	Exchange  string `json:"exchange"`
	Venue     string `json:"exchDisp"`
	Type      string `json:"quoteType"`
	LongName  string `json:"longname"`
	ShortName string `json:"shortname"`
}

// Search finds instruments with v1/finance/search, by name, ticker or ISIN. The response has no currencies.
func (s service) Search(ctx context.Context, q provider.Query) ([]provider.Match, error) {
	words := q.Words
	if q.Symbol != "" {
		words = spelling(quote.Instrument{Symbol: q.Symbol})
	}
	var response struct {
		Quotes []found `json:"quotes"`
	}
	path := "/v1/finance/search?q=" + url.QueryEscape(words) + "&quotesCount=10&newsCount=0"
	if err := s.client.Get(ctx, path, nil, classify, &response); err != nil {
		return nil, err
	}
	var matches []provider.Match
	for _, f := range response.Quotes {
		if f.Symbol != "" {
			matches = append(matches, provider.Match{
				Symbol: f.symbol(), Spelling: f.Symbol, Name: cmp.Or(f.LongName, f.ShortName), Venue: cmp.Or(f.Venue, f.Exchange), Kind: provider.KindOf(f.Type), MIC: mics[f.Exchange],
			})
		}
	}
	return matches, nil
}

// symbol returns the symbol of an instrument, "" unless it is written at Yahoo as Yahoo writes it here.
func (f found) symbol() quote.Symbol {
	symbol, err := quote.ParseSymbol(f.ours())
	own := spelling(quote.Instrument{Symbol: symbol})
	if err != nil || !strings.EqualFold(own, f.Symbol) && own != "USD"+f.Symbol {
		return ""
	}
	return symbol
}

// ours returns how pages write an instrument, "" if they cannot.
func (f found) ours() string {
	switch pair := strings.TrimSuffix(f.Symbol, "=X"); {
	case f.Type == "CURRENCY" && len(pair) == 6:
		return quote.FX + ":" + pair[:3] + "/" + pair[3:]
	case f.Type == "CURRENCY":
		return quote.FX + ":USD/" + pair // Yahoo leaves out the dollar, and accepts it.
	case f.Type == "CRYPTOCURRENCY":
		return quote.Crypto + ":" + strings.Replace(f.Symbol, "-", "/", 1)
	case strings.HasPrefix(f.Symbol, "^"):
		for name, own := range indices {
			if own == f.Symbol {
				return quote.Index + ":" + name
			}
		}
		return quote.Index + ":" + f.Symbol[1:]
	case strings.Contains(f.Symbol, "."):
		listing, _ := usual.Suffixed(f.Symbol)
		return string(listing)
	case usExchanges[f.Exchange]:
		return withDot(f.Symbol)
	}
	return ""
}

// withDot returns a ticker with its class of shares after a dot. A series of preferred shares, as in BAC-PL, stays after its dash.
func withDot(ticker string) string {
	base, class, _ := strings.Cut(ticker, "-")
	if class == "" || len(class) == 2 && class[0] == 'P' {
		return ticker
	}
	return base + "." + strings.ReplaceAll(class, "-", ".")
}
