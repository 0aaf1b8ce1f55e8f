package remotejson

import (
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// FuzzFile reads any published file: the quote is within the bounds, or there is a reason.
//
//	go test -run '^$' -fuzz File ./cmd/hugo-tickers/internal/provider/remotejson
func FuzzFile(f *testing.F) {
	for _, price := range []string{"281.00", "0", "1e999", `"NaN"`} {
		f.Add([]byte(providertest.Response("remote", "/", providertest.Good("remote", price, "281.83"))))
	}
	f.Add([]byte(`{"version":1,"quotes":{"META":{"symbol":"META","currency":"GBp","price":1,"asOf":"2023-06-16T20:00:00Z","session":"2023-06-16","zone":"Asia/Tokyo","firstTrade":"0000-01-01","name":"\u0000"}}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		replies := providertest.NewReplies(t, map[string]string{"/": providertest.JSON(string(body))})
		got := providertest.Latest(New(replies.Client().WithBaseURL("https://example.org/quotes.json"), "", nil), quote.Instrument{Symbol: "META"})
		q, ok := got.Quotes["META"]
		if ok == (len(got.Failures["META"]) > 0) || ok && q.Check() != nil {
			t.Errorf("%+v, %v, %v", q, q.Check(), got.Failures)
		}
	})
}
