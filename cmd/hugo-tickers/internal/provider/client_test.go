package provider

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"golang.org/x/time/rate"
)

// plain takes any JSON with status 200.
func plain(status int, body []byte) error { return classify(status, body) }

// served answers the requests of one client with a handler, and collects how long it waited between them.
func served(t *testing.T, handler http.HandlerFunc) (Client, string, *[]time.Duration) {
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	waits := &[]time.Duration{}
	return Client{Key: "SECRET+KEY", Sleep: func(_ context.Context, d time.Duration) error {
		*waits = append(*waits, d)
		return nil
	}}, server.URL, waits
}

func class(err error) Class {
	var f *failure
	if errors.As(err, &f) {
		return f.class
	}
	return OK
}

func TestClientTriesAgainWhereThatHelps(t *testing.T) {
	for _, tt := range []struct {
		desc      string
		answers   []string // status, then headers
		want      Class
		wantAsked int
		wantWaits []time.Duration // each at least, and less than half as much again
	}{
		{"at once", []string{"200"}, OK, 1, nil},
		{"a disorder that passes", []string{"502", "503", "200"}, OK, 3, []time.Duration{time.Second, 2 * time.Second}},
		{"a disorder that stays", []string{"500", "500", "500", "200"}, Upstream, 3, []time.Duration{time.Second, 2 * time.Second}},
		{"told to wait, in seconds", []string{"429 Retry-After: 7", "200"}, OK, 2, []time.Duration{7 * time.Second}},
		{"too fast, and nobody says how long", []string{"429", "200"}, RateLimited, 1, nil},
		{"a key that is refused", []string{"401", "200"}, Auth, 1, nil},
		{"a request that makes no sense", []string{"400", "200"}, BadData, 1, nil},
		{"a page for people", []string{"403 html", "200"}, Blocked, 1, nil},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			asked := 0
			client, address, waits := served(t, func(w http.ResponseWriter, _ *http.Request) {
				fields := strings.Fields(tt.answers[asked])
				asked++
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
			var answer struct{}
			err := client.get(context.Background(), address, nil, plain, &answer)
			if class(err) != tt.want || asked != tt.wantAsked || len(*waits) != len(tt.wantWaits) {
				t.Fatalf("%v after %d requests and waits of %v", err, asked, *waits)
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
	client, address, waits := served(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := client.get(ctx, address, nil, plain, nil); class(err) != RateLimited || len(*waits) != 0 {
		t.Errorf("%v, waited %v", err, *waits)
	}
}

func TestToldWait(t *testing.T) {
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
		if got := toldWait(http.Header{http.CanonicalHeaderKey(tt.name): {tt.value}}, now); got != tt.want {
			t.Errorf("%s: %s means %v, want %v", tt.name, tt.value, got, tt.want)
		}
	}
}

func TestClientKeepsTheKey(t *testing.T) {
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		t.Error("a redirect was followed to another host, with the key")
	}))
	defer elsewhere.Close()
	for desc, handler := range map[string]http.HandlerFunc{
		"an answer that repeats it": func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(http.StatusBadRequest)
			_, _ = fmt.Fprintf(w, "your key is %s, or %s", r.URL.Query().Get("apikey"), r.URL.RawQuery)
		},
		"a redirect to another host": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL+"/?"+r.URL.RawQuery, http.StatusFound)
		},
		"a connection that breaks": func(w http.ResponseWriter, _ *http.Request) {
			panic(http.ErrAbortHandler)
		},
		"a redirect in a circle": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.RequestURI(), http.StatusFound)
		},
	} {
		client, address, _ := served(t, handler)
		err := client.get(context.Background(), address+"/?apikey=SECRET%2BKEY", nil, plain, nil)
		if err == nil || strings.Contains(err.Error(), "SECRET") {
			t.Errorf("%s: %v", desc, err)
		}
	}
}

func TestClientNamesItself(t *testing.T) {
	client, address, _ := served(t, func(w http.ResponseWriter, r *http.Request) {
		if got := r.UserAgent(); !strings.HasPrefix(got, "hugo-tickers/v1.2.3 (+https://") {
			t.Errorf("User-Agent %q", got)
		}
		_, _ = io.WriteString(w, "{}")
	})
	client.Version = "v1.2.3"
	var answer struct{}
	if err := client.get(context.Background(), address, nil, plain, &answer); err != nil {
		t.Error(err)
	}
}

func TestClientKeepsToItsRate(t *testing.T) {
	asked := 0
	client, address, _ := served(t, func(w http.ResponseWriter, _ *http.Request) {
		asked++
		_, _ = io.WriteString(w, "{}")
	})
	client.Meter = NewMeter(rate.NewLimiter(rate.Every(time.Hour), 2), 0, "")
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	var answer struct{}
	for n := range 3 {
		err := client.get(ctx, address, nil, plain, &answer)
		if (err != nil) != (n == 2) {
			t.Errorf("request %d: %v", n+1, err)
		}
	}
	if asked != 2 {
		t.Errorf("%d requests were sent, the hour has room for 2", asked)
	}
}
