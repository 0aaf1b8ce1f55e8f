package providertest

import (
	"context"
	"fmt"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
)

// Search searches a provider that can. It returns a line for each match, "symbol | name | venue | MIC | kind | currency | spelling", with
// an exclamation mark where the spelling is needed, or the error.
func Search(p provider.Provider, q provider.Query) ([]string, error) {
	matches, err := link(p).Search(context.Background(), q)
	var lines []string
	for _, m := range matches {
		needed := ""
		if m.NeedsSpelling {
			needed = "!"
		}
		lines = append(lines, fmt.Sprintf("%s | %s | %s | %s | %s | %s | %s%s", m.Symbol, m.Name, m.Venue, m.MIC, m.Kind, m.Currency, m.Spelling, needed))
	}
	return lines, err
}

// FoundNothing returns the body of the response of a provider whose search finds nothing.
func FoundNothing(name string) string {
	return map[string]string{
		"yahoo":      `{"explains":[],"count":0,"quotes":[],"news":[],"nav":[],"lists":[],"totalTime":12}`,
		"twelvedata": `{"data":[],"status":"ok"}`,
		"finnhub":    `{"count":0,"result":[]}`,
		"tiingo":     `[]`,
		"coingecko":  `{"coins":[],"exchanges":[],"icos":[],"categories":[],"nfts":[]}`,
	}[name]
}
