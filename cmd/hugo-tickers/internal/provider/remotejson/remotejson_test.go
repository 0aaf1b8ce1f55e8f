package remotejson

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// quotesJSON is a published file with a price of ABC after 100, and a quote that is not valid.
func quotesJSON(price string) string {
	return fmt.Sprintf(`{"version":1,"quotes":{"ABC":{"symbol":"ABC","currency":"USD","price":%s,"previousClose":100,"asOf":"2023-06-16T20:00:00Z"},"BAD":{"symbol":"BAD","currency":"USD","price":0,"asOf":"2023-06-16T20:00:00Z"}}}`, price)
}

// remote returns the provider for an address, without pauses between retries.
func remote(address, cache string) provider.Provider {
	return New(fetch.Client{BaseURL: address, Now: time.Now, Sleep: func(context.Context, time.Duration) error { return nil }}, cache, nil)
}

func TestOnlyChangesAreSent(t *testing.T) {
	tag, price, sent := `"one"`, "102", 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		sent++
		_, _ = io.WriteString(w, quotesJSON(price))
	}))
	defer server.Close()
	address, cache := server.URL+"/tickers/quotes.json", filepath.Join(t.TempDir(), "cache", "remote.json")
	expect := func(symbol quote.Symbol, want string, wantSent int) {
		t.Helper()
		got := providertest.Outcome(remote(address, cache), quote.Instrument{Symbol: symbol})
		if got != want || sent != wantSent {
			t.Errorf("%s: got %s after %d responses, want %s after %d", symbol, got, sent, want, wantSent)
		}
	}
	expect("ABC", "102 USD 2.0000", 1)
	expect("ABC", "102 USD 2.0000", 1)
	expect("NONE", "not_found", 1)
	expect("BAD", "bad_data", 1)
	tag, price = `"two"`, "103"
	expect("ABC", "103 USD 3.0000", 2)
	if err := os.WriteFile(cache, []byte("{truncated"), 0o666); err != nil {
		t.Fatal(err)
	}
	expect("ABC", "103 USD 3.0000", 3)
	address += "?another"
	expect("ABC", "103 USD 3.0000", 4)
}

func TestFailures(t *testing.T) {
	for body, want := range map[string]string{
		`{"version":2,"quotes":{}}`: "bad_data", `{}`: "bad_data", `[]`: "bad_data", "<html>": "blocked", "": "upstream",
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) }))
		if got := providertest.Outcome(remote(server.URL, ""), quote.Instrument{Symbol: "ABC"}); got != want {
			t.Errorf("%q: got %s, want %s", body, got, want)
		}
		server.Close()
	}
	if got := providertest.Outcome(remote("http://127.0.0.1:1", ""), quote.Instrument{Symbol: "ABC"}); got != "network" {
		t.Errorf("a closed port: got %s", got)
	}
}

// What another site says of a price is checked like what a service says.
func TestAnotherSiteIsNotBelieved(t *testing.T) {
	for said, want := range map[string]string{
		`"asOf":"2023-06-13T20:00:00Z","session":"2023-06-13","final":true`:                 "final",
		`"asOf":"2023-06-13T23:30:00Z","session":"2023-06-13","final":true`:                 "final",
		`"asOf":"2023-06-14T00:30:00Z","session":"2023-06-13","final":false`:                "open",
		`"asOf":"2023-06-13T15:00:00Z","session":"2023-06-13","final":true`:                 "open", // ten o'clock in New York
		`"asOf":"2022-11-25T17:59:00Z","session":"2022-11-25","final":true`:                 "open", // a minute before a short day ends
		`"asOf":"2022-11-25T18:00:00Z","session":"2022-11-25","final":true`:                 "final",
		`"asOf":"2023-06-13T20:00:00Z","final":true`:                                        "open",
		`"asOf":"2023-06-13T20:00:00Z","session":"2023-06-09","final":true`:                 "refused",
		`"asOf":"2023-06-13T20:00:00Z","session":"2023-06-13","final":true,"symbol":"GOOG"`: "refused",
		`"asOf":"2023-06-13T20:00:00Z","session":"2023-06-13","final":true,"symbol":"META"`: "final",
	} {
		replies := providertest.NewReplies(t, map[string]string{"/": providertest.JSON(`{"version":1,"quotes":{"META":{"currency":"USD","price":285,` + said + `}}}`)})
		got := providertest.Latest(New(replies.Client().WithBaseURL("https://example.org/quotes.json"), "", nil), quote.Instrument{Symbol: "META"})
		is := "refused"
		if q, ok := got.Quotes["META"]; ok {
			is = map[bool]string{true: "final", false: "open"}[q.Final]
		}
		if is != want {
			t.Errorf("%s is %s, want %s: %v", said, is, want, got.Failures)
		}
	}
}
