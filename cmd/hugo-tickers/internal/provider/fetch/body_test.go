package fetch

import (
	"context"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
)

// transport responds with a status and a body that ends when it is closed, and not with the request.
type transport int

func (status transport) RoundTrip(*http.Request) (*http.Response, error) {
	body, _ := io.Pipe()
	return &http.Response{StatusCode: int(status), Header: http.Header{}, Body: body}, nil
}

func TestEveryResponseEndsWithTheContext(t *testing.T) {
	for status, want := range map[transport]provider.Kind{
		101: provider.InvalidResponse, 199: provider.InvalidResponse, 200: provider.Unreachable, 404: provider.Unreachable, 500: provider.Unreachable,
	} {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
		client := Client{BaseURL: "http://prices.example.org", Now: time.Now, Transport: status}
		ended := make(chan error, 1)
		go func() {
			_, err := client.Fetch(ctx, "/", nil, Classify)
			ended <- err
		}()
		select {
		case err := <-ended:
			if kind(err) != want {
				t.Errorf("status %d: %v, want %s", status, err, want)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("status %d: the request does not end", status)
		}
		cancel()
	}
}
