package registry

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/remotejson"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// body responds to every request with the same bytes.
type body struct {
	status int
	text   []byte
}

func (b body) RoundTrip(request *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: b.status, Header: http.Header{}, Body: io.NopCloser(bytes.NewReader(b.text)), Request: request, ProtoMajor: 1, ProtoMinor: 1,
	}, nil
}

// FuzzResponses gives every provider any response: every symbol has a quote that can be published or a failure, and nothing crashes.
//
//	go test -run '^$' -fuzz Responses ./cmd/hugo-tickers/internal/provider/registry
func FuzzResponses(f *testing.F) {
	all := append(subjects(), subject{spec: remotejson.Spec, new: func(c fetch.Client) provider.Provider {
		return remotejson.New(c.WithBaseURL("https://example.org/quotes.json"), "", nil)
	}})
	for _, s := range all {
		f.Add(200, []byte(s.none))
		f.Add(200, []byte(s.good("/", nil)))
		for _, price := range []string{"0", "null", "-1", `"N/A"`} {
			f.Add(200, []byte(s.good("/", func(a *providertest.Answer) { a.Price = price })))
			f.Add(200, []byte(s.good("/", func(a *providertest.Answer) { a.Previous = price })))
		}
		f.Add(200, []byte(s.good("/", func(a *providertest.Answer) { a.At = a.At.AddDate(0, 1, 0) })))
	}
	f.Add(429, []byte("Too Many Requests"))
	f.Add(200, []byte(`[[[[`))
	f.Add(200, []byte(`{"c":1e-99999999,"pc":1e99999999,"t":1686945600}`))
	f.Add(200, []byte(`{"spark":{"result":[{"symbol":"ABC","response":[{"meta":{"currency":"GBp","regularMarketPrice":1e400}}]}]}}`))
	f.Fuzz(func(t *testing.T, status int, text []byte) {
		if status < 100 || status > 999 || status/100 == 3 {
			status = 200
		}
		client := providertest.Client(body{status, text})
		for _, s := range all {
			i := providertest.Instrument(s.spec.Name)
			chain := provider.Chain{{Spec: s.spec, Provider: s.new(client)}}
			got := chain.Latest(context.Background(), []quote.Instrument{i}, func(q quote.Quote) error { return q.Validate(providertest.Present) }, provider.NoProgress{})
			q, found := got.Quotes[i.Symbol]
			if failed := len(got.Failures[i.Symbol]) > 0; found == failed {
				t.Errorf("%s: a quote and a failure, or neither: %+v", s.spec.Name, got)
			}
			if _, err := q.MarshalJSON(); found && err != nil {
				t.Errorf("%s: a quote that cannot be written: %v", s.spec.Name, err)
			}
		}
	})
}
