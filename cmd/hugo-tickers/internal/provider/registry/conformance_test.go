package registry

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

func TestProvidersConform(t *testing.T) {
	for _, s := range subjects() {
		changed := func(change func(*providertest.Answer)) string {
			return providertest.JSON(s.good("/2023-06-16", change))
		}
		good := s.good("/2023-06-16", nil)
		for _, tt := range []struct{ desc, raw, want string }{
			{"a good response", providertest.JSON(good), s.change},
			{"another content type", providertest.Reply("200 OK", "text/plain", good), s.change},
			{"an unknown symbol", providertest.JSON(s.none), or(s.unknown, "not_found")},
			{"a price of zero", changed(func(a *providertest.Answer) { a.Price = "0" }), "bad_data"},
			{"a price of null", changed(func(a *providertest.Answer) { a.Price = "null" }), or(s.noPrice, "bad_data")},
			{"a price in words", changed(func(a *providertest.Answer) { a.Price = `"N/A"` }), "bad_data"},
			{"a time in the future", changed(func(a *providertest.Answer) { a.At = a.At.AddDate(0, 0, 30) }), "bad_data"},
			{"no previous close", changed(func(a *providertest.Answer) { a.Previous = s.noPrevious }), "-"},
			{"an HTML page", providertest.Reply("200 OK", "text/html", "<!DOCTYPE html><html>Verify that you are human</html>"), "blocked"},
			{"an HTML page, status 403", providertest.Reply("403 Forbidden", "text/html", "<html>"), "blocked"},
			{"a rate limit", providertest.Reply("429 Too Many Requests", "text/plain", "Too Many Requests"), "rate_limited"},
			{"a rate limit, Retry-After an hour", "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3600\r\nConnection: close\r\n\r\n", "rate_limited"},
			{"a refused key", providertest.Reply("401 Unauthorized", "application/json", "{}"), "auth"},
			{"not in the plan", providertest.Reply("403 Forbidden", "application/json", "{}"), "plan"},
			{"out of order", providertest.Reply("503 Service Unavailable", "text/html", "<html>"), "upstream"},
			{"a bare 404", providertest.Reply("404 Not Found", "text/plain", "nothing"), "upstream"},
			{"truncated JSON", providertest.JSON(good[:len(good)/2]), "upstream"},
			{"an incomplete body", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + good, "network"},
			{"an empty body", providertest.JSON(""), "upstream"},
			{"invalid UTF-8", providertest.JSON("\xff\xfe\xfd"), "upstream"},
			{"deeply nested JSON", providertest.JSON(strings.Repeat("[", 20000)), "upstream"},
			{"JSON of another structure", providertest.JSON(`"words"`), "upstream"},
			{"a large body", providertest.JSON(strings.Repeat(" ", fetch.MaxBody+1)), "bad_data"},
		} {
			if tt.desc == "a time in the future" && s.undated || tt.desc == "no previous close" && (s.noPrevious == "" || s.undated) {
				continue // The provider's response does not have it.
			}
			t.Run(s.spec.Name+"/"+tt.desc, func(t *testing.T) {
				if got := s.outcome(t, s.replies(t, tt.raw).Client()); got != tt.want {
					t.Errorf("got %s, want %s", got, tt.want)
				}
			})
		}
		t.Run(s.spec.Name+"/a closed port", func(t *testing.T) {
			if got := s.outcome(t, providertest.NewReplies(t, nil).Client()); got != "network" {
				t.Errorf("got %s", got)
			}
		})
		t.Run(s.spec.Name+"/no time left", func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			i := providertest.Instrument(s.spec.Name)
			results := s.new(providertest.Client(nil)).Latest(ctx, []quote.Instrument{i}, func(int) {})
			if err := results[i.Symbol].Err; len(results) != 1 || err == nil || err.Kind != provider.Unreachable {
				t.Errorf("%v", results)
			}
		})
	}
}

// A price of the day before that is missing leaves a quote of Massive without a change.
func TestMassiveWithoutTheDayBefore(t *testing.T) {
	for _, s := range subjects() {
		if s.spec.Name == "massive" {
			client := providertest.NewReplies(t, map[string]string{"/2023-06-16": providertest.JSON(s.good("/2023-06-16", nil))}).Client()
			if got := s.outcome(t, client); got != "-" {
				t.Errorf("got %s", got)
			}
		}
	}
}

// roundTrip is a transport.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// The key is where the provider expects it, and nowhere else.
func TestProvidersSendTheirKey(t *testing.T) {
	for _, s := range subjects() {
		var request *http.Request
		client := providertest.Client(roundTrip(func(r *http.Request) (*http.Response, error) {
			request = r
			return http.ReadResponse(bufio.NewReader(strings.NewReader(providertest.JSON(s.good(r.URL.Path, nil)))), r)
		}))
		s.outcome(t, client)
		inHeader := false
		for _, values := range request.Header {
			inHeader = inHeader || strings.Contains(strings.Join(values, " "), "SECRET")
		}
		inURL := strings.Contains(request.URL.String(), "SECRET")
		if inURL != s.keyInURL || inHeader != (s.spec.Key != provider.KeyNone && !s.keyInURL) {
			t.Errorf("%s: key in the URL %t, in a header %t", s.spec.Name, inURL, inHeader)
		}
	}
}

// A request has at most as many symbols as the specification says, and every symbol has a result.
func TestProvidersKeepToTheirBatches(t *testing.T) {
	for _, s := range subjects() {
		size := s.spec.BatchSize
		if size == 0 {
			continue // All symbols in one request.
		}
		var wanted []quote.Instrument
		for n := range 210 {
			symbol := fmt.Sprintf("S%03d", n)
			i := quote.Instrument{Symbol: quote.Symbol(symbol)}
			if s.spec.Name == "coingecko" {
				i = quote.Instrument{Symbol: quote.Symbol("CRYPTO:" + symbol + "/USD"), Spelling: map[string]string{"coingecko": symbol}}
			}
			wanted = append(wanted, i)
		}
		var known atomic.Int64
		replies := s.replies(t, providertest.JSON(s.none))
		results := s.new(replies.Client()).Latest(context.Background(), wanted, func(n int) { known.Add(int64(n)) })
		if len(results) != len(wanted) || int(known.Load()) != len(wanted) {
			t.Errorf("%s has %d results of %d symbols, and a progress of %d", s.spec.Name, len(results), len(wanted), known.Load())
		}
		if want := (len(wanted) + size - 1) / size; len(replies.Requests()) != want {
			t.Errorf("%s: %d requests, want %d", s.spec.Name, len(replies.Requests()), want)
		}
		for _, uri := range replies.Requests() {
			if n := strings.Count(uri, "S") + strings.Count(uri, "s0") + strings.Count(uri, "s1") + strings.Count(uri, "s2"); n > size+1 {
				t.Errorf("%s: a batch of %d: %s", s.spec.Name, n, uri)
			}
		}
	}
}

// The errors of the services, with statuses and texts as reported, each with its kind.
func TestErrorsHaveTheirKind(t *testing.T) {
	for _, s := range subjects() {
		source, err := os.ReadFile(filepath.Join("..", s.spec.Name, "testdata", "errors.json"))
		if err != nil {
			t.Fatal(err)
		}
		var responses []struct {
			Case, ContentType, Want string
			Status                  int
			Headers                 map[string]string
			Body                    json.RawMessage
		}
		if err := json.Unmarshal(source, &responses); err != nil || len(responses) == 0 {
			t.Fatalf("%s has %d errors: %v", s.spec.Name, len(responses), err)
		}
		for _, r := range responses {
			t.Run(s.spec.Name+"/"+r.Case, func(t *testing.T) {
				body := string(r.Body)
				if text := ""; json.Unmarshal(r.Body, &text) == nil {
					body = text
				}
				raw := fmt.Sprintf("HTTP/1.1 %d %s\r\nContent-Type: %s\r\nConnection: close\r\n", r.Status, http.StatusText(r.Status), r.ContentType)
				for name, value := range r.Headers {
					raw += name + ": " + value + "\r\n"
				}
				client := providertest.NewReplies(t, map[string]string{"/": raw + "\r\n" + body}).Client()
				if got := s.outcome(t, client); got != r.Want {
					t.Errorf("got %s, want %s", got, r.Want)
				}
			})
		}
	}
}
