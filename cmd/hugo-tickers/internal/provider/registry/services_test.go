package registry

import (
	"slices"
	"strings"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/coingecko"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/finnhub"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/frankfurter"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/twelvedata"
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
	// A bare symbol is the US listing. A response in another currency is about another listing.
	answer := providertest.Good("twelvedata", "102", "100")
	answer.Currency = `"EUR"`
	replies := providertest.NewReplies(t, map[string]string{"/": providertest.JSON(providertest.Response("twelvedata", "/", answer))})
	if got := providertest.Outcome(twelvedata.New(replies.Client()), providertest.Instrument("twelvedata")); got != "bad_data" {
		t.Errorf("twelvedata: got %s", got)
	}
}

// Only an instrument with an id is fetched, and the error says how to set one.
func TestCoinGeckoNeedsAnID(t *testing.T) {
	replies := providertest.NewReplies(t, nil)
	got := providertest.Latest(coingecko.New(replies.Client()), quote.Instrument{Symbol: "CRYPTO:BTC/USD"})
	errs := got.Failures["CRYPTO:BTC/USD"]
	if len(errs) != 1 || !strings.Contains(errs[0].Detail, `coingecko = "bitcoin"`) || len(replies.Requests()) != 0 {
		t.Errorf("%v after %q", got.Failures, replies.Requests())
	}
}

// One unknown currency makes the response an error for all pairs of a base. Then they are fetched one by one.
func TestFrankfurterSplitsAFailedBatch(t *testing.T) {
	unknown := providertest.Reply("422 Unprocessable Entity", "application/json", `{"status":422,"message":"unknown currency XXX"}`)
	replies := providertest.NewReplies(t, map[string]string{
		"quotes=USD,XXX&": unknown, "quotes=XXX&": unknown,
		"quotes=USD&": providertest.JSON(`[{"date":"2023-06-16","base":"EUR","quote":"USD","rate":1.02}]`),
	})
	got := providertest.Latest(frankfurter.New(replies.Client()), providertest.Instruments("FX:EUR/USD", "FX:EUR/XXX")...)
	if _, ok := got.Quotes["FX:EUR/USD"]; len(got.Quotes) != 1 || !ok {
		t.Errorf("quotes %v", got.Quotes)
	}
	if errs := got.Failures["FX:EUR/XXX"]; len(errs) != 1 || errs[0].Kind != provider.InvalidResponse {
		t.Errorf("failures %v", got.Failures)
	}
}

// A key that is refused for one market is not used for the next.
func TestTwelveDataStopsBetweenMarkets(t *testing.T) {
	replies := providertest.NewReplies(t, map[string]string{"/": providertest.Reply("401 Unauthorized", "application/json", `{"code":401,"message":"**apikey** parameter is incorrect","status":"error"}`)})
	got := providertest.Latest(twelvedata.New(replies.Client()), providertest.Instruments("ABC", "XLON:VOD", "XPAR:MC")...)
	for symbol, errs := range got.Failures {
		if errs[0].Kind != provider.Unauthorized {
			t.Errorf("%s: %v", symbol, errs)
		}
	}
	if len(got.Failures) != 3 || len(replies.Requests()) != 1 {
		t.Errorf("%d failures after %q", len(got.Failures), replies.Requests())
	}
}

// A symbol counts as a request if the specification says so.
func TestTwelveDataPaysForEverySymbol(t *testing.T) {
	client := providertest.NewReplies(t, map[string]string{"/": providertest.JSON("{}")}).Client()
	quota := fetch.NewQuota(twelvedata.Spec.Limits, "")
	client.Quota = quota
	providertest.Latest(twelvedata.New(client), providertest.Instruments("A", "B", "C")...)
	if quota.Used() != 3 {
		t.Errorf("%d requests were counted, want 3", quota.Used())
	}
}

// A short quota goes to the first symbols, and the author's spelling is the one that is requested.
func TestFinnhubRequestsInOrder(t *testing.T) {
	replies := providertest.NewReplies(t, map[string]string{"/": providertest.JSON(providertest.Response("finnhub", "/", providertest.Good("finnhub", "102", "100")))})
	client := replies.Client()
	client.Quota = fetch.NewQuota(provider.Limits{PerDay: 2}, "")
	wanted := providertest.Instruments("B", "A", "C")
	wanted[0].Spelling = map[string]string{"finnhub": "OWN"}
	got := providertest.Latest(finnhub.New(client), wanted...)
	requests := slices.Sorted(slices.Values(replies.Requests()))
	if len(got.Quotes) != 2 || !slices.Equal(requests, []string{"/api/v1/quote?symbol=A", "/api/v1/quote?symbol=OWN"}) {
		t.Errorf("%d quotes after %q", len(got.Quotes), requests)
	}
}
