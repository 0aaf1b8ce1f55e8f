package finnhub

import (
	"slices"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
)

// A short quota goes to the first symbols, and the author's spelling is the one that is requested.
func TestAShortQuota(t *testing.T) {
	replies := providertest.NewReplies(t, map[string]string{"/": providertest.JSON(providertest.Response("finnhub", "/", providertest.Good("finnhub", "102", "100")))})
	client := replies.Client()
	client.Quota = fetch.NewQuota(provider.Limits{PerDay: 2}, "")
	wanted := providertest.Instruments("B", "A", "C")
	wanted[0].Spelling = map[string]string{"finnhub": "OWN"}
	got := providertest.Latest(New(client), wanted...)
	requests := slices.Sorted(slices.Values(replies.Requests()))
	if len(got.Quotes) != 2 || !slices.Equal(requests, []string{"/api/v1/quote?symbol=A", "/api/v1/quote?symbol=OWN"}) {
		t.Errorf("%d quotes after %q", len(got.Quotes), requests)
	}
}
