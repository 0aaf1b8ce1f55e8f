package tiingo

import (
	"slices"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
)

// Only listings in the US are supported. One that has ended has no price.
func TestSearch(t *testing.T) {
	replies := providertest.NewReplies(t, map[string]string{"/tiingo/utilities/search": providertest.JSON(`[
		{"name":"ABC Inc","ticker":"ABC","permaTicker":"US000000000001","openFIGIComposite":"BBG000000001","assetType":"Stock","isActive":true,"countryCode":"US"},
		{"name":"ABC Inc","ticker":"ABC-B","permaTicker":"US000000000002","openFIGIComposite":null,"assetType":"Stock","isActive":true,"countryCode":"US"},
		{"name":"ABC Preferred L","ticker":"ABC-P-L","permaTicker":"US000000000003","openFIGIComposite":null,"assetType":"Stock","isActive":true,"countryCode":"US"},
		{"name":"ABC Fund","ticker":"ABCFX","permaTicker":"US000000000004","openFIGIComposite":null,"assetType":"Mutual Fund","isActive":true,"countryCode":"US"},
		{"name":"ABC Old","ticker":"ABCO","permaTicker":"US000000000005","openFIGIComposite":null,"assetType":"Stock","isActive":false,"countryCode":"US"},
		{"name":"ABC Shanghai","ticker":"600519","permaTicker":"CN000000000006","openFIGIComposite":null,"assetType":"Stock","isActive":true,"countryCode":"CN"}]`)})
	tiingo := New(replies.Client())
	got, err := providertest.Search(tiingo, provider.Query{Words: "abc inc"})
	want := []string{
		"ABC | ABC Inc |  |  | share | USD | ABC", "ABC.B | ABC Inc |  |  | share | USD | ABC-B", "ABC-PL | ABC Preferred L |  |  | share | USD | ABC-P-L!",
		"ABCFX | ABC Fund |  |  | fund | USD | ABCFX", " | ABC Shanghai | CN |  | share |  | 600519",
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %q\nwant %q", err, got, want)
	}
	// No request is sent for what Tiingo does not have.
	for _, q := range []provider.Query{{Words: "US0378331005", ISIN: true}, {Words: "VOD.L", Symbol: "XLON:VOD"}} {
		if _, err := providertest.Search(tiingo, q); err != provider.ErrNotSearched {
			t.Error(err)
		}
	}
	if _, err := providertest.Search(tiingo, provider.Query{Words: "BRK-B", Symbol: "BRK.B"}); err != nil {
		t.Error(err)
	}
	if want := []string{"/tiingo/utilities/search?query=abc+inc", "/tiingo/utilities/search?query=brk-b"}; !slices.Equal(replies.Requests(), want) {
		t.Errorf("requests %q, want %q", replies.Requests(), want)
	}
}
