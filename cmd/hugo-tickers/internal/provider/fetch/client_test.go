package fetch

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
)

// served returns a client whose requests a handler responds to, and the times that it waited between them.
func served(t *testing.T, handler http.HandlerFunc) (Client, *[]time.Duration) {
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	waits := &[]time.Duration{}
	return Client{BaseURL: server.URL, Key: "SECRET+KEY", Now: time.Now, Sleep: func(_ context.Context, d time.Duration) error {
		*waits = append(*waits, d)
		return nil
	}}, waits
}

// kind returns the kind of an error, provider.OK for none.
func kind(err error) provider.Kind {
	if err == nil {
		return provider.OK
	}
	return provider.AsError(err).Kind
}

func TestClientRetriesIfThatCanHelp(t *testing.T) {
	for _, tt := range []struct {
		desc         string
		responses    []string // status, then headers
		want         provider.Kind
		wantRequests int
		wantWaits    []time.Duration // each at least, and less than half as much again
	}{
		{"at once", []string{"200"}, provider.OK, 1, nil},
		{"a short outage", []string{"502", "503", "200"}, provider.OK, 3, []time.Duration{time.Second, 2 * time.Second}},
		{"a long outage", []string{"500", "500", "500", "200"}, provider.ProviderError, 3, []time.Duration{time.Second, 2 * time.Second}},
		{"Retry-After in seconds", []string{"429 Retry-After: 7", "200"}, provider.OK, 2, []time.Duration{7 * time.Second}},
		{"a rate limit without Retry-After", []string{"429", "200"}, provider.RateLimited, 1, nil},
		{"a refused key", []string{"401", "200"}, provider.Unauthorized, 1, nil},
		{"an invalid request", []string{"400", "200"}, provider.InvalidResponse, 1, nil},
		{"an HTML page", []string{"403 html", "200"}, provider.Blocked, 1, nil},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			requests := 0
			client, waits := served(t, func(w http.ResponseWriter, _ *http.Request) {
				fields := strings.Fields(tt.responses[requests])
				requests++
				if len(fields) == 3 {
					w.Header().Set("Retry-After", fields[2])
				}
				status := 0
				_, _ = fmt.Sscan(fields[0], &status)
				w.WriteHeader(status)
				if len(fields) == 2 {
					_, _ = io.WriteString(w, "<html>")
				}
				_, _ = io.WriteString(w, "{}")
			})
			var response struct{}
			err := client.Get(context.Background(), "/", nil, Classify, &response)
			if kind(err) != tt.want || requests != tt.wantRequests || len(*waits) != len(tt.wantWaits) {
				t.Fatalf("%v after %d requests and waits of %v", err, requests, *waits)
			}
			for n, wait := range *waits {
				if wait < tt.wantWaits[n] || wait > tt.wantWaits[n]*3/2 {
					t.Errorf("waited %v, want %v", wait, tt.wantWaits[n])
				}
			}
		})
	}
}

func TestClientDoesNotWaitBeyondTheDeadline(t *testing.T) {
	client, waits := served(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := client.Get(ctx, "/", nil, Classify, nil); kind(err) != provider.RateLimited || len(*waits) != 0 {
		t.Errorf("%v, waited %v", err, *waits)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2023, 6, 16, 20, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		name, value string
		want        time.Duration
	}{
		{"Retry-After", "53", 53 * time.Second},
		{"Retry-After", "Fri, 16 Jun 2023 20:01:00 GMT", time.Minute},
		{"Retry-After", "Fri, 16 Jun 2023 19:00:00 GMT", 0},
		{"Retry-After", "-5", 0},
		{"Retry-After", "99999999999", 24 * time.Hour},
		{"X-Ratelimit-Reset", "99999999999", 24 * time.Hour},
		{"Retry-After", "soon", 0},
		{"X-Ratelimit-Reset", fmt.Sprint(now.Add(30 * time.Second).Unix()), 30 * time.Second},
		{"X-Other", "5", 0},
	} {
		if got := retryAfter(http.Header{http.CanonicalHeaderKey(tt.name): {tt.value}}, now); got != tt.want {
			t.Errorf("%s: %s means %v, want %v", tt.name, tt.value, got, tt.want)
		}
	}
}

// The error of a request without a response does not have its address, and so not the key. What a response has is removed by provider.Link.
func TestClientKeepsTheAddressSecret(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		t.Error("a redirect was followed to another host, with the key")
	}))
	defer elsewhere.Close()
	for desc, handler := range map[string]http.HandlerFunc{
		"a redirect to another host": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL+"/?"+r.URL.RawQuery, http.StatusFound)
		},
		"a connection that breaks": func(w http.ResponseWriter, _ *http.Request) {
			panic(http.ErrAbortHandler)
		},
		"a redirect loop": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.RequestURI(), http.StatusFound)
		},
	} {
		client, _ := served(t, handler)
		err := client.Get(context.Background(), "/?apikey=SECRET%2BKEY", nil, Classify, nil)
		if err == nil || strings.Contains(err.Error(), "SECRET") {
			t.Errorf("%s: %v", desc, err)
		}
	}
	client := Client{BaseURL: "http://me:SECRET@[::1", Now: time.Now}
	if err := client.Get(context.Background(), "/", nil, Classify, nil); kind(err) != provider.InvalidResponse || strings.Contains(err.Error(), "SECRET") {
		t.Errorf("an address that is not valid: %v", err)
	}
}

func TestClientHasAUserAgent(t *testing.T) {
	client, _ := served(t, func(w http.ResponseWriter, r *http.Request) {
		if got := r.UserAgent(); !strings.HasPrefix(got, "hugo-tickers/v1.2.3 (+https://") {
			t.Errorf("User-Agent %q", got)
		}
		_, _ = io.WriteString(w, "{}")
	})
	client.Version = "v1.2.3"
	var response struct{}
	if err := client.Get(context.Background(), "/", nil, Classify, &response); err != nil {
		t.Error(err)
	}
}

// roundTrip is a transport.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// empty responds with an empty object.
func empty(r *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(strings.NewReader("{}")), Header: http.Header{}, Request: r}, nil
}

// A third request in an hour waits for the next hour, unless the deadline is earlier. In real time: the test has a clock of its own.
func TestClientKeepsToItsRate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := Client{Now: time.Now, Transport: roundTrip(empty), Quota: NewQuota(provider.Limits{PerSecond: 1.0 / 3600, Burst: 2}, "")}
		start := time.Now()
		var response struct{}
		for range 3 {
			if err := client.Get(t.Context(), "http://example.org/", nil, Classify, &response); err != nil {
				t.Fatal(err)
			}
		}
		if took := time.Since(start).Round(time.Second); took != time.Hour {
			t.Errorf("three requests took %v, want an hour", took)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		err := client.Get(ctx, "http://example.org/", nil, Classify, &response)
		if kind(err) != provider.RateLimited || !provider.AsError(err).Local || provider.AsError(err).Throttled() || time.Since(start) > time.Hour+time.Second {
			t.Errorf("before the deadline: %v", err)
		}
	})
}

// A retry waits as long as the provider asks, and ends at once with the context.
func TestRetryWaitsInRealTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		requests := 0
		client := Client{Now: time.Now, Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
			requests++
			response, err := empty(r)
			response.StatusCode = http.StatusTooManyRequests
			response.Header.Set("Retry-After", "30")
			return response, err
		})}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(50*time.Second, cancel)
		start := time.Now()
		if err := client.Get(ctx, "http://example.org/", nil, Classify, nil); kind(err) != provider.RateLimited {
			t.Error(err)
		}
		if took := time.Since(start); requests != 2 || took != 50*time.Second {
			t.Errorf("%d requests in %v", requests, took)
		}
	})
}
