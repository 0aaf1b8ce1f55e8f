package coingecko

import (
	"slices"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
)

// A coin is written as a pair, and needs its id.
func TestSearch(t *testing.T) {
	replies := providertest.NewReplies(t, map[string]string{"/api/v3/search": providertest.JSON(`{"coins":[
		{"id":"bitcoin","name":"Bitcoin","api_symbol":"bitcoin","symbol":"BTC","market_cap_rank":1,"thumb":"https://example.org/1.png","large":"https://example.org/2.png"},
		{"id":"wrapped-abc","name":"Wrapped ABC","api_symbol":"wrapped-abc","symbol":"BTC","market_cap_rank":null,"thumb":"","large":""},
		{"id":"dog-hat","name":"Dog Hat","api_symbol":"dog-hat","symbol":"$HAT","market_cap_rank":900,"thumb":"","large":""}],
		"exchanges":[],"icos":[],"categories":[],"nfts":[]}`)})
	gecko := New(replies.Client())
	got, err := providertest.Search(gecko, provider.Query{Words: "CRYPTO:BTC/EUR", Symbol: "CRYPTO:BTC/EUR"})
	want := []string{
		"CRYPTO:BTC/EUR | Bitcoin |  |  | crypto | EUR | bitcoin!", "CRYPTO:BTC/EUR | Wrapped ABC |  |  | crypto | EUR | wrapped-abc!", " | Dog Hat |  |  | crypto | EUR | dog-hat!",
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %q\nwant %q", err, got, want)
	}
	if got, err := providertest.Search(gecko, provider.Query{Words: "bitcoin"}); err != nil || got[0] != "CRYPTO:BTC/USD | Bitcoin |  |  | crypto | USD | bitcoin!" {
		t.Errorf("%v, %q", err, got)
	}
	// No request is sent for what CoinGecko does not have.
	for _, q := range []provider.Query{{Words: "US0378331005", ISIN: true}, {Words: "VOD.L", Symbol: "XLON:VOD"}, {Words: "EURUSD", Symbol: "FX:EUR/USD"}} {
		if got, err := providertest.Search(gecko, q); err != provider.ErrNotSearched || got != nil {
			t.Errorf("%v, %q", err, got)
		}
	}
	if want := []string{"/api/v3/search?query=BTC", "/api/v3/search?query=bitcoin"}; !slices.Equal(replies.Requests(), want) {
		t.Errorf("requests %q, want %q", replies.Requests(), want)
	}
}
