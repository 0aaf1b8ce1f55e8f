package provider

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"golang.org/x/time/rate"
)

func TestMeterKeepsToTheAllowance(t *testing.T) {
	meter := NewMeter(nil, 10, "QUOTA")
	meter.Charge(4) // Earlier in the day.
	for n, cost := range []int{1, 8, 3, 2, 1} {
		err := meter.admit(context.Background(), cost, nil)
		if want := n == 1 || n == 4; (class(err) == QuotaExhausted) != want {
			t.Errorf("request %d: %v", n, err)
		}
	}
	if left, ok := meter.Left(); meter.Spent() != 10 || left != 0 || !ok {
		t.Errorf("%d spent, %d left", meter.Spent(), left)
	}
	refusal := of(meter.admit(context.Background(), 1, nil), instruments("A"))
	if Errors(refusal)[0].Refuses() {
		t.Error("our own bound is taken for the provider's refusal")
	}
}

// A provider that says that nothing is left is asked again when it said, or not in this run.
func TestMeterHeedsWhatTheProviderSaysIsLeft(t *testing.T) {
	client, address, waits := served(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Ratelimit-Remaining", "0")
		w.Header().Set("X-Ratelimit-Reset", fmt.Sprint(time.Now().Add(40*time.Second).Unix()))
		_, _ = io.WriteString(w, "{}")
	})
	client.Meter = NewMeter(nil, 0, "")
	var answer struct{}
	for range 2 {
		if err := client.get(context.Background(), address, nil, plain, &answer); err != nil {
			t.Fatal(err)
		}
	}
	if len(*waits) != 1 || (*waits)[0] < 30*time.Second {
		t.Errorf("waited %v, want once for some 40 seconds", *waits)
	}
	if left, ok := client.Meter.Left(); left != 0 || !ok {
		t.Errorf("%d left", left)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := client.get(ctx, address, nil, plain, &answer); class(err) != RateLimited {
		t.Errorf("got %v", err)
	}
}

// A symbol counts as a request where the provider says so.
func TestTwelveDataPaysForEachSymbol(t *testing.T) {
	transport := &replies{t: t, texts: map[string]string{"/": reply("200 OK", "application/json", "{}")}}
	client := transport.client()
	client.Meter = NewMeter(rate.NewLimiter(rate.Every(time.Hour), 8), 0, "")
	_, _ = TwelveData{Client: client}.Latest(context.Background(), instruments("A", "B", "C"))
	if client.Meter.Spent() != 3 {
		t.Errorf("%d credits, want 3", client.Meter.Spent())
	}
}

// What is left of an allowance goes to those that come first.
func TestBatchesGoInTurn(t *testing.T) {
	for range 20 {
		transport := &replies{t: t, texts: map[string]string{"/": reply("200 OK", "application/json", `{"c":102,"pc":100,"t":1686945600}`)}}
		client := transport.client()
		client.Meter = NewMeter(nil, 3, "QUOTA")
		quotes, _ := Finnhub{Client: client}.Latest(context.Background(), instruments("E", "D", "C", "B", "A"))
		got := map[quote.Symbol]bool{}
		for _, q := range quotes {
			got[q.Symbol] = true
		}
		if len(got) != 3 || !got["E"] || !got["D"] || !got["C"] {
			t.Fatalf("got %v, want the first three", got)
		}
	}
}
