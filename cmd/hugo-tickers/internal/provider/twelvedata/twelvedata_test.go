package twelvedata

import (
	"strings"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// A key that is refused for one market is not used for the next.
func TestRequestsStopBetweenMarkets(t *testing.T) {
	replies := providertest.NewReplies(t, map[string]string{"/": providertest.Reply("401 Unauthorized", "application/json", `{"code":401,"message":"**apikey** parameter is incorrect","status":"error"}`)})
	got := providertest.Latest(New(replies.Client()), providertest.Instruments("ABC", "XLON:VOD", "XPAR:MC")...)
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
func TestTheQuotaPaysForEverySymbol(t *testing.T) {
	client := providertest.NewReplies(t, map[string]string{"/": providertest.JSON("{}")}).Client()
	quota := fetch.NewQuota(Spec.Limits, "")
	client.Quota = quota
	providertest.Latest(New(client), providertest.Instruments("A", "B", "C")...)
	if quota.Used() != 3 {
		t.Errorf("%d requests were counted, want 3", quota.Used())
	}
}

// A bare symbol is the US listing. A response in another currency is about another listing.
func TestABareSymbolIsTheUSListing(t *testing.T) {
	answer := providertest.Good("twelvedata", "102", "100")
	answer.Currency = `"EUR"`
	replies := providertest.NewReplies(t, map[string]string{"/": providertest.JSON(providertest.Response("twelvedata", "/", answer))})
	if got := providertest.Outcome(New(replies.Client()), providertest.Instrument("twelvedata")); got != "bad_data" {
		t.Errorf("twelvedata: got %s", got)
	}
}

// A rate limit of one symbol inside a response does not affect the answers beside it.
func TestOneSymbolsLimitIsItsOwn(t *testing.T) {
	good := `{"name":"X","currency":"USD","last_quote_at":1686945600,"close":"102","previous_close":"100"}`
	refusals := map[provider.Kind]string{
		provider.RateLimited: `{"code":429,"message":"You have run out of API credits for the current minute.","status":"error"}`,
		provider.NotFound:    `{"code":404,"message":"symbol not found","status":"error"}`,
	}
	for kind, refusal := range refusals {
		for _, refused := range []string{"A", "B", "C", "A B", "A C", "B C"} {
			var entries []string
			for _, symbol := range []string{"A", "B", "C"} {
				entry := good
				if strings.Contains(refused, symbol) {
					entry = refusal
				}
				entries = append(entries, `"`+symbol+`":`+entry)
			}
			replies := providertest.NewReplies(t, map[string]string{"/": providertest.JSON("{" + strings.Join(entries, ",") + "}")})
			got := providertest.Latest(New(replies.Client()), providertest.Instruments("A", "B", "C")...)
			for _, symbol := range []quote.Symbol{"A", "B", "C"} {
				_, ok := got.Quotes[symbol]
				failures := got.Failures[symbol]
				if strings.Contains(refused, string(symbol)) {
					if ok || len(failures) != 1 || failures[0].Kind != kind {
						t.Errorf("%s of %s: %s has failures %v", kind, refused, symbol, failures)
					}
				} else if !ok {
					t.Errorf("%s of %s: %s has no quote: %v", kind, refused, symbol, failures)
				}
			}
		}
	}
}

// The exchange of a bare symbol is in the response, that of another symbol in the symbol itself.
func TestTheExchangeOfAQuote(t *testing.T) {
	for symbol, want := range map[quote.Symbol]string{"META": "XNGS", "XNAS:META": "XNAS", "NYSE:META": "XNYS", "XTKS:META": "XTKS", "FX:EUR/USD": "", "CRYPTO:BTC/USD": "", "INDEX:SPX": ""} {
		replies := providertest.NewReplies(t, map[string]string{"/": providertest.JSON(providertest.Response("twelvedata", "/", providertest.Good("twelvedata", "102", "100")))})
		got := providertest.Latest(New(replies.Client()), quote.Instrument{Symbol: symbol})
		if q := got.Quotes[symbol]; q.MIC != want {
			t.Errorf("%s: %q, want %q; %v", symbol, q.MIC, want, got.Failures)
		}
	}
}
