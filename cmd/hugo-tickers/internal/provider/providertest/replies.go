package providertest

import (
	"bufio"
	"context"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Present is the present of the tests: the Saturday after Friday.
var Present = time.Date(2023, 6, 17, 12, 0, 0, 0, time.UTC)

// Key is the API key of the tests. No message may reveal it.
const Key = "SECRET+KEY"

// Replies is a transport that replays raw HTTP responses.
type Replies struct {
	t *testing.T

	// texts are the responses, by a part of the path and query of their requests. The longest part that matches counts. A request that
	// no part matches fails, as with a closed port.
	texts map[string]string

	mu       sync.Mutex
	requests []string
}

// NewReplies returns a transport with responses by a part of the path and query of their requests.
func NewReplies(t *testing.T, texts map[string]string) *Replies { return &Replies{t: t, texts: texts} }

// Client returns a client that sends its requests to the replies, in no time.
func (r *Replies) Client() fetch.Client { return Client(r) }

// Requests returns the paths and queries of the requests, in their order.
func (r *Replies) Requests() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.requests
}

// RoundTrip implements http.RoundTripper.
func (r *Replies) RoundTrip(request *http.Request) (*http.Response, error) {
	uri := request.URL.RequestURI()
	r.mu.Lock()
	r.requests = append(r.requests, uri)
	r.mu.Unlock()
	best := ""
	for part := range r.texts {
		if strings.Contains(uri, part) && len(part) > len(best) {
			best = part
		}
	}
	if best == "" {
		return nil, os.ErrClosed
	}
	response, err := http.ReadResponse(bufio.NewReader(strings.NewReader(r.texts[best])), request)
	if err != nil {
		r.t.Fatalf("the response to %s: %v", uri, err)
	}
	return response, nil
}

// Client returns a client with a transport, a key and the Present, which does not wait.
func Client(transport http.RoundTripper) fetch.Client {
	return fetch.Client{
		Key: Key, Transport: transport,
		Now:   func() time.Time { return Present },
		Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	}
}

// Reply returns a raw HTTP response. The end of the connection ends its body.
func Reply(status, contentType, body string) string {
	return "HTTP/1.1 " + status + "\r\nContent-Type: " + contentType + "\r\nConnection: close\r\n\r\n" + body
}

// JSON returns a raw HTTP response with status 200 and a JSON body.
func JSON(body string) string { return Reply("200 OK", "application/json", body) }

// Instruments returns the instruments of symbols.
func Instruments(symbols ...quote.Symbol) []quote.Instrument {
	var wanted []quote.Instrument
	for _, symbol := range symbols {
		wanted = append(wanted, quote.Instrument{Symbol: symbol})
	}
	return wanted
}
