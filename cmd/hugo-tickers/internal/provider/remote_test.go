package provider

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

func quotesJSON(price string) string {
	return fmt.Sprintf(`{"version":1,"quotes":{"ABC":{"symbol":"ABC","currency":"USD","price":%s,"previousClose":100,"asOf":"2023-06-16T20:00:00Z"},"BAD":{"symbol":"BAD","currency":"USD","price":0,"asOf":"2023-06-16T20:00:00Z"}}}`, price)
}

func TestURLAsksAgainOnlyForWhatChanged(t *testing.T) {
	tag, price, sent := `"one"`, "102", 0
	client, address, _ := served(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		sent++
		_, _ = io.WriteString(w, quotesJSON(price))
	})
	u := URL{Client: client, Address: address + "/tickers/quotes.json", Cache: filepath.Join(t.TempDir(), "cache", "url.json")}
	ask := func(symbol quote.Symbol, want string, wantSent int) {
		t.Helper()
		if got := outcome(u, symbol); got != want || sent != wantSent {
			t.Errorf("%s: got %s after %d answers were sent, want %s after %d", symbol, got, sent, want, wantSent)
		}
	}
	ask("ABC", "102 USD 2.0000", 1)
	ask("ABC", "102 USD 2.0000", 1)
	ask("NONE", "not_found", 1)
	ask("BAD", "bad_data", 1)
	tag, price = `"two"`, "103"
	ask("ABC", "103 USD 3.0000", 2)
	if err := os.WriteFile(u.Cache, []byte("{cut off"), 0o666); err != nil {
		t.Fatal(err)
	}
	ask("ABC", "103 USD 3.0000", 3)
	u.Address += "?another"
	ask("ABC", "103 USD 3.0000", 4)
}

func TestURLFailures(t *testing.T) {
	for body, want := range map[string]string{
		`{"version":2,"quotes":{}}`: "bad_data", `{}`: "bad_data", `[]`: "bad_data", "<html>": "blocked", "": "upstream",
	} {
		client, address, _ := served(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) })
		if got := outcome(URL{Client: client, Address: address}, "ABC"); got != want {
			t.Errorf("%q: got %s, want %s", body, got, want)
		}
	}
	if _, err := (URL{Address: "http://127.0.0.1:1", Client: Client{Sleep: (&replies{}).client().Sleep}}).Latest(context.Background(), instruments("ABC")); len(Errors(err)) != 1 {
		t.Errorf("%v", err)
	}
}
