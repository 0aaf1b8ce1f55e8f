package fetch

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

func TestQuotaLimitsTheDay(t *testing.T) {
	quota := NewQuota(provider.Limits{PerDay: 10}, "QUOTA")
	quota.AddUsed(4) // Earlier in the day.
	for n, cost := range []int{1, 8, 3, 2, 1} {
		err := Client{Quota: quota, Now: time.Now, cost: cost}.acquire(t.Context())
		if want := n == 1 || n == 4; (kind(err) == provider.QuotaExhausted) != want {
			t.Errorf("request %d: %v", n, err)
		}
	}
	if remaining, ok := quota.Remaining(); quota.Used() != 10 || remaining != 0 || !ok {
		t.Errorf("%d used, %d remaining", quota.Used(), remaining)
	}
	if err := (Client{Quota: quota, Now: time.Now}).acquire(t.Context()); provider.AsError(err).Throttled() {
		t.Error("our own limit counts as one of the provider")
	}
	if _, ok := NewQuota(provider.Limits{}, "").Remaining(); ok {
		t.Error("a number remains where there is no limit")
	}
}

// After a provider reported that no requests remain, the next one waits until the time that it named, or is not sent.
func TestQuotaFollowsTheHeaders(t *testing.T) {
	for _, header := range []string{"", "Api-Credits-Left"} {
		client, waits := served(t, func(w http.ResponseWriter, _ *http.Request) {
			name := header
			if name == "" {
				name = "X-Ratelimit-Remaining"
			}
			w.Header().Set(name, "0")
			w.Header().Set("X-Ratelimit-Reset", fmt.Sprint(time.Now().Add(40*time.Second).Unix()))
			_, _ = io.WriteString(w, "{}")
		})
		quota := NewQuota(provider.Limits{RemainingHeader: header}, "")
		client.Quota = quota
		var response struct{}
		for range 2 {
			if err := client.Get(context.Background(), "/", nil, Classify, &response); err != nil {
				t.Fatal(err)
			}
		}
		if len(*waits) != 1 || (*waits)[0] < 30*time.Second {
			t.Errorf("waited %v, want once for about 40 seconds", *waits)
		}
		if remaining, ok := quota.Remaining(); remaining != 0 || !ok {
			t.Errorf("%d remaining", remaining)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := client.Get(ctx, "/", nil, Classify, &response); kind(err) != provider.RateLimited {
			t.Errorf("got %v", err)
		}
	}
}

func wanted(symbols ...quote.Symbol) []quote.Instrument {
	var all []quote.Instrument
	for _, symbol := range symbols {
		all = append(all, quote.Instrument{Symbol: symbol})
	}
	return all
}

// request sends one request for each instrument.
func request(ctx context.Context, c Client, i quote.Instrument) (quote.Symbol, error) {
	var response struct{}
	return i.Symbol, c.Get(ctx, "http://example.org/"+string(i.Symbol), nil, Classify, &response)
}

// A short quota goes to the first instruments; every batch is admitted once.
func TestBatchesStartInOrder(t *testing.T) {
	for range 20 {
		quota := NewQuota(provider.Limits{PerDay: 3}, "QUOTA")
		client := Client{Now: time.Now, Transport: roundTrip(empty), Quota: quota}
		done := 0
		var mu sync.Mutex
		results := PerSymbol(t.Context(), client, wanted("E", "D", "C", "B", "A"), func(n int) {
			mu.Lock()
			defer mu.Unlock()
			done += n
		}, request)
		for symbol, want := range map[quote.Symbol]bool{"E": true, "D": true, "C": true, "B": false, "A": false} {
			if got := results[symbol].Err == nil; got != want {
				t.Fatalf("%s has a value: %t, want %t", symbol, got, want)
			}
		}
		if len(results) != 5 || quota.Used() != 3 || done != 5 {
			t.Fatalf("%d results, %d requests, progress of %d", len(results), quota.Used(), done)
		}
	}
}

// Only the first request of a batch is admitted in advance; further ones and retries are counted as well.
func TestEveryRequestIsCounted(t *testing.T) {
	quota := NewQuota(provider.Limits{PerDay: 100}, "QUOTA")
	client := Client{Now: time.Now, Transport: roundTrip(empty), Quota: quota}
	PerSymbol(t.Context(), client, wanted("A", "B"), func(int) {}, func(ctx context.Context, c Client, i quote.Instrument) (quote.Symbol, error) {
		if _, err := request(ctx, c, i); err != nil {
			return "", err
		}
		return request(ctx, c, i)
	})
	if quota.Used() != 4 {
		t.Errorf("%d requests were counted, want 4", quota.Used())
	}
}

// Each symbol of a batch counts where the provider counts symbols.
func TestBatchesPayForEverySymbol(t *testing.T) {
	quota := NewQuota(provider.Limits{PerDay: 100, PerSymbol: true}, "QUOTA")
	client := Client{Now: time.Now, Transport: roundTrip(empty), Quota: quota}
	Batches(t.Context(), client, wanted("A", "B", "C", "D", "E"), 2, func(int) {}, func(ctx context.Context, c Client, batch []quote.Instrument) provider.Results[quote.Symbol] {
		symbol, err := request(ctx, c, batch[0])
		return provider.Each(batch, func(quote.Instrument) (quote.Symbol, error) { return symbol, err })
	})
	if quota.Used() != 5 {
		t.Errorf("%d requests were counted, want 5", quota.Used())
	}
}

// After an error that stops requests, everything that has not started has the same error.
func TestStopErrors(t *testing.T) {
	var mu sync.Mutex
	var requests []string
	client := Client{Now: time.Now, Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
		mu.Lock()
		requests = append(requests, r.URL.Path)
		mu.Unlock()
		response, err := empty(r)
		if strings.HasSuffix(r.URL.Path, "STOP") {
			response.StatusCode = http.StatusUnauthorized
		}
		return response, err
	})}
	sequence := Sequence(t.Context(), client, wanted("A", "STOP", "B"), request)
	groups := Groups(map[string][]quote.Instrument{"2": wanted("STOP"), "1": wanted("C"), "3": wanted("D")}, func(_ string, group []quote.Instrument) provider.Results[quote.Symbol] {
		return Sequence(t.Context(), client, group, request)
	})
	if want := []string{"/A", "/STOP", "/C", "/STOP"}; !slices.Equal(requests, want) {
		t.Errorf("requests %q, want %q", requests, want)
	}
	for symbol, result := range map[quote.Symbol]provider.Result[quote.Symbol]{"B": sequence["B"], "D": groups["D"]} {
		if result.Err == nil || result.Err.Kind != provider.Unauthorized || result.Err.Symbol != symbol {
			t.Errorf("%s: %v", symbol, result.Err)
		}
	}
	if sequence["A"].Err != nil || groups["C"].Err != nil {
		t.Error("a result before the error is lost")
	}
}

// Batches that are under way end; no further one starts.
func TestBatchesStopAfterAStopError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var requests atomic.Int64
		client := Client{Now: time.Now, Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
			requests.Add(1)
			response, err := empty(r)
			if strings.HasSuffix(r.URL.Path, "STOP") {
				response.StatusCode = http.StatusUnauthorized
			} else {
				time.Sleep(time.Second)
			}
			return response, err
		})}
		symbols := []quote.Symbol{"STOP"}
		for n := range 100 {
			symbols = append(symbols, quote.Symbol(fmt.Sprintf("S%d", n)))
		}
		results := PerSymbol(t.Context(), client, wanted(symbols...), func(int) {}, request)
		failed := 0
		for _, result := range results {
			if result.Err != nil {
				failed++
			}
		}
		if sent := int(requests.Load()); len(results) != 101 || sent > MaxConnections || failed != 102-sent {
			t.Errorf("%d requests, %d results, %d failures", sent, len(results), failed)
		}
	})
}
