package yahoo

import (
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

func FuzzResponse(f *testing.F) {
	f.Add([]byte(`{"spark":{"result":[{"symbol":"ABC","response":[` + bars("ABC", friday, "15 16", "100,102") + `]}],"error":null}}`))
	f.Add([]byte(`{"spark":{"result":null,"error":{"code":"Not Found"}}}`))
	f.Add([]byte("<html>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		yahoo := replay(t, map[string]string{"/": providertest.JSON(string(body))})
		answer := providertest.Latest(yahoo, quote.Instrument{Symbol: "ABC"})
		q, ok := answer.Quotes["ABC"]
		if ok == (len(answer.Failures["ABC"]) > 0) {
			t.Fatalf("quote %v, failures %v", q, answer.Failures["ABC"])
		}
		if ok && (!q.Price.IsPositive() || q.Currency == "" || q.AsOf.IsZero()) {
			t.Errorf("an empty quote: %+v", q)
		}
	})
}
