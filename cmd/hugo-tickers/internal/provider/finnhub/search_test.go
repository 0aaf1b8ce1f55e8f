package finnhub

import (
	"slices"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
)

// The suffix decides about the symbol. A class of shares is no suffix.
func TestSearch(t *testing.T) {
	replies := providertest.NewReplies(t, map[string]string{"/api/v1/search": providertest.JSON(`{"count":7,"result":[
		{"description":"ABC INC","displaySymbol":"ABC","symbol":"ABC","type":"Common Stock"},
		{"description":"ABC INC","displaySymbol":"ABC.B","symbol":"ABC.B","type":"Common Stock"},
		{"description":"ABC PLC","displaySymbol":"ABC.L","symbol":"ABC.L","type":"Common Stock"},
		{"description":"ABC KK","displaySymbol":"7203.T","symbol":"7203.T","type":"Common Stock"},
		{"description":"ABC AB","displaySymbol":"ABC-B.ST","symbol":"ABC-B.ST","type":"Common Stock"},
		{"description":"ABC SE","displaySymbol":"ABC.MU","symbol":"ABC.MU","type":"ETP"},
		{"description":"ABC SPV","displaySymbol":"BINANCE:ABCUSDT","symbol":"BINANCE:ABCUSDT","type":"Crypto"}]}`)})
	got, err := providertest.Search(New(replies.Client()), provider.Query{Words: "GB00BH4HKS39", ISIN: true})
	want := []string{
		"ABC | ABC INC |  |  | share |  | ABC", "ABC.B | ABC INC |  |  | share |  | ABC.B", "XLON:ABC | ABC PLC |  |  | share |  | ABC.L", "XTKS:7203 | ABC KK |  |  | share |  | 7203.T",
		"XSTO:ABC.B | ABC AB |  |  | share |  | ABC-B.ST", " | ABC SE | MU |  | fund |  | ABC.MU", " | ABC SPV |  |  | crypto |  | BINANCE:ABCUSDT",
	}
	if err != nil || !slices.Equal(got, want) || replies.Requests()[0] != "/api/v1/search?q=GB00BH4HKS39" {
		t.Errorf("%v, %q\nwant %q, after %q", err, got, want, replies.Requests())
	}
}
