package provider

import (
	"bufio"
	"context"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// replies answers requests with raw HTTP texts. A key is a part of the request's path and query; the longest that fits
// counts. What no key fits is refused, as a closed port would.
type replies struct {
	t     *testing.T
	texts map[string]string

	mu    sync.Mutex
	asked []string // the paths and queries, in order
}

// client sends requests to the replies, and waits for nobody.
func (r *replies) client() Client {
	return Client{Transport: r, Key: "SECRET+KEY", Sleep: func(context.Context, time.Duration) error { return nil }}
}

func (r *replies) RoundTrip(request *http.Request) (*http.Response, error) {
	uri := request.URL.RequestURI()
	r.mu.Lock()
	r.asked = append(r.asked, uri)
	r.mu.Unlock()
	best := ""
	for key := range r.texts {
		if strings.Contains(uri, key) && len(key) > len(best) {
			best = key
		}
	}
	if best == "" {
		return nil, os.ErrClosed
	}
	response, err := http.ReadResponse(bufio.NewReader(strings.NewReader(r.texts[best])), request)
	if err != nil {
		r.t.Fatalf("the reply to %s: %v", uri, err)
	}
	return response, nil
}

// reply is a raw answer. The end of the connection ends its body.
func reply(status, contentType, body string) string {
	return "HTTP/1.1 " + status + "\r\nContent-Type: " + contentType + "\r\nConnection: close\r\n\r\n" + body
}

func instruments(symbols ...quote.Symbol) []quote.Instrument {
	var wanted []quote.Instrument
	for _, symbol := range symbols {
		wanted = append(wanted, quote.Instrument{Symbol: symbol})
	}
	return wanted
}
