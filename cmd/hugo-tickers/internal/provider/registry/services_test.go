package registry

import (
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// The bare ticker of a listing elsewhere is another share: BHP in New York is not BHP in Sydney. No request is sent for it.
func TestAListingIsNotTakenForAnother(t *testing.T) {
	sydney := quote.Instrument{Symbol: "XASX:BHP", Currency: "AUD"}
	for _, s := range services {
		if s.spec.Name == "yahoo" || s.spec.Name == "twelvedata" {
			continue // They have listings of all markets.
		}
		replies := providertest.NewReplies(t, nil)
		client := replies.Client()
		quota := fetch.NewQuota(provider.Limits{PerDay: 100}, "")
		client.Quota = quota
		if got := providertest.Outcome(s.new(client), sydney); got != "plan" || len(replies.Requests()) != 0 || quota.Used() != 0 {
			t.Errorf("%s: %s after %q, %d of the quota used", s.spec.Name, got, replies.Requests(), quota.Used())
		}
	}
}
