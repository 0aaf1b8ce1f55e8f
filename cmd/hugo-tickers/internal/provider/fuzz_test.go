package provider

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// body answers every request with the same bytes.
type body struct {
	status int
	text   []byte
}

func (b body) RoundTrip(request *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: b.status, Header: http.Header{}, Body: io.NopCloser(bytes.NewReader(b.text)), Request: request, ProtoMajor: 1, ProtoMinor: 1,
	}, nil
}

// FuzzAnswers gives every provider any answer at all: it accounts for each symbol, by one quote that could be published or by
// a failure, and does not crash.
//
//	go test -run '^$' -fuzz Answers ./cmd/hugo-tickers/internal/provider
func FuzzAnswers(f *testing.F) {
	all := append(contracts(), contract{
		name: "url", build: func(c Client) Provider { return URL{Client: c, Address: "https://example.org/quotes.json"} }, instrument: quote.Instrument{Symbol: "ABC"},
		good: `{"version":1,"quotes":{"ABC":{"symbol":"ABC","currency":"USD","price":102,"previousClose":100,"asOf":"2023-06-16T20:00:00Z"}}}`,
	})
	for _, c := range all {
		for _, text := range []string{c.good, c.none, c.zero, c.null, c.future, c.noPrevious} {
			f.Add(200, []byte(text))
		}
	}
	f.Add(429, []byte("Too Many Requests"))
	f.Add(200, []byte(`[[[[`))
	f.Add(200, []byte(`{"c":1e-99999999,"pc":1e99999999,"t":1686945600}`))
	f.Add(200, []byte(`{"spark":{"result":[{"symbol":"ABC","response":[{"meta":{"currency":"GBp","regularMarketPrice":1e400}}]}]}}`))
	f.Fuzz(func(t *testing.T, status int, text []byte) {
		if status < 100 || status > 999 || status/100 == 3 {
			status = 200
		}
		client := Client{Transport: body{status, text}, Key: "SECRET+KEY", Sleep: func(context.Context, time.Duration) error { return nil }}
		for _, c := range all {
			answer := Chain{{Name: c.name, Provider: c.build(client)}}.Ask(context.Background(), []quote.Instrument{c.instrument},
				func(q quote.Quote) error { return q.Validate(present) }, func(string, int) {})
			q, found := answer.Quotes[c.instrument.Symbol]
			failed := len(answer.Failures[c.instrument.Symbol]) > 0
			if found == failed {
				t.Errorf("%s: a quote and a failure, or neither: %+v", c.name, answer)
			}
			if _, err := q.MarshalJSON(); found && err != nil {
				t.Errorf("%s: a quote that cannot be written: %v", c.name, err)
			}
		}
	})
}
