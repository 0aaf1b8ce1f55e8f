package registry

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// searcher is what a provider with Spec.Search is.
type searcher interface {
	Search(context.Context, provider.Query) ([]provider.Match, error)
}

func TestSearchesConform(t *testing.T) {
	searched := 0
	for _, s := range services {
		if _, ok := s.new(providertest.Client(nil)).(searcher); ok != s.spec.Search {
			t.Errorf("%s can search: %t, but the specification says %t", s.spec.Name, ok, s.spec.Search)
		}
		if !s.spec.Search {
			continue
		}
		searched++
		nothing := providertest.FoundNothing(s.spec.Name)
		for _, tt := range []struct{ desc, raw, want string }{
			{"nothing found", providertest.JSON(nothing), ""},
			{"an HTML page", providertest.Reply("200 OK", "text/html", "<!DOCTYPE html><html>Verify that you are human</html>"), "blocked"},
			{"a rate limit", providertest.Reply("429 Too Many Requests", "text/plain", "Too Many Requests"), "rate_limited"},
			{"a refused key", providertest.Reply("401 Unauthorized", "application/json", "{}"), "auth"},
			{"not in the plan", providertest.Reply("403 Forbidden", "application/json", "{}"), "plan"},
			{"out of order", providertest.Reply("503 Service Unavailable", "text/html", "<html>"), "upstream"},
			{"a bare 404", providertest.Reply("404 Not Found", "text/plain", "nothing"), "upstream"},
			{"truncated JSON", providertest.JSON(nothing[:len(nothing)-1]), "upstream"},
			{"an empty body", providertest.JSON(""), "upstream"},
			{"JSON of another structure", providertest.JSON(`"words"`), "upstream"},
			{"the key in a message", providertest.Reply("400 Bad Request", "text/plain", "no such thing as "+providertest.Key), "bad_data"},
		} {
			t.Run(s.spec.Name+"/"+tt.desc, func(t *testing.T) {
				replies := providertest.NewReplies(t, map[string]string{"/": tt.raw})
				got, err := providertest.Search(s.new(replies.Client()), provider.Query{Words: "abc"})
				kind := ""
				if err != nil {
					kind = string(provider.AsError(err).Kind)
				}
				if kind != tt.want || len(got) > 0 || err != nil && strings.Contains(err.Error(), "SECRET") {
					t.Errorf("got %v, %q, want %q", err, got, tt.want)
				}
			})
		}
	}
	if searched != 5 {
		t.Errorf("%d providers can search", searched)
	}
}

// A search is a request like any other: it has the key, counts, and is not sent when the quota is used up.
func TestASearchCounts(t *testing.T) {
	for _, s := range services {
		if !s.spec.Search {
			continue
		}
		var header http.Header
		client := providertest.Client(roundTrip(func(r *http.Request) (*http.Response, error) {
			header = r.Header
			if strings.Contains(r.URL.String(), "SECRET") {
				t.Errorf("%s: the key is in the URL", s.spec.Name)
			}
			return providertest.NewReplies(t, map[string]string{"/": providertest.JSON(providertest.FoundNothing(s.spec.Name))}).RoundTrip(r)
		}))
		quota := fetch.NewQuota(provider.Limits{PerDay: 1}, "TICKERS_TEST_QUOTA")
		client.Quota = quota
		for _, want := range []bool{true, false} {
			if _, err := providertest.Search(s.new(client), provider.Query{Words: "abc"}); (err == nil) != want || err != nil && !provider.AsError(err).Local {
				t.Errorf("%s: %v", s.spec.Name, err)
			}
		}
		sent := false
		for _, values := range header {
			sent = sent || strings.Contains(strings.Join(values, " "), "SECRET")
		}
		if quota.Used() != 1 || sent != (s.spec.Key != provider.KeyNone) {
			t.Errorf("%s: %d requests counted, key sent: %t", s.spec.Name, quota.Used(), sent)
		}
	}
}

// FuzzSearches gives every search any response: nothing crashes, and every symbol can be read.
//
//	go test -run '^$' -fuzz Searches ./cmd/hugo-tickers/internal/provider/registry
func FuzzSearches(f *testing.F) {
	for _, s := range services {
		f.Add([]byte(providertest.FoundNothing(s.spec.Name)))
	}
	f.Add([]byte(`{"quotes":[{"symbol":"=X","quoteType":"CURRENCY"},{"symbol":"^","quoteType":"INDEX"},{"symbol":".L"},{"symbol":"A-.L"},{"symbol":"-","exchange":"NMS"}]}`))
	f.Add([]byte(`{"result":[{"symbol":"."},{"symbol":".L"},{"symbol":"A."}],"data":[{"symbol":"","mic_code":"XLON"}],"coins":[{"id":"","symbol":"/"}]}`))
	f.Add([]byte(`[{"ticker":"-","countryCode":"US","isActive":true},{"ticker":"A-P-","countryCode":"US","isActive":true}]`))
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, s := range services {
			searcher, ok := s.new(providertest.Client(body{200, text})).(searcher)
			if !ok {
				continue
			}
			matches, _ := searcher.Search(context.Background(), provider.Query{Words: "abc"})
			for _, m := range matches {
				if symbol, err := quote.ParseSymbol(string(m.Symbol)); m.Symbol != "" && (err != nil || symbol != m.Symbol) {
					t.Errorf("%s: %+v", s.spec.Name, m)
				}
			}
		}
	})
}
