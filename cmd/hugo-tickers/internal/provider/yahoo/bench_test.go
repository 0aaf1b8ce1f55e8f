package yahoo

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// latency is the time that the benchmark's server takes to respond.
const latency = 50 * time.Millisecond

// BenchmarkBatches fetches symbols in batches of 20 over at most eight connections from a local server that takes 50 ms to respond. It
// reports the time as a multiple of the ideal, requests × latency ÷ connections, and the memory of the process, server included.
//
//	go test -run '^$' -bench Batches ./cmd/hugo-tickers/internal/provider/yahoo
func BenchmarkBatches(b *testing.B) {
	for _, symbols := range []int{2000, 10000} {
		b.Run(fmt.Sprintf("%d symbols", symbols), func(b *testing.B) {
			server := httptest.NewServer(http.HandlerFunc(answerSpark))
			defer server.Close()
			var wanted []quote.Instrument
			for n := range symbols {
				wanted = append(wanted, quote.Instrument{Symbol: quote.Symbol(fmt.Sprintf("S%05d", n))})
			}
			yahoo := New(fetch.Client{BaseURL: server.URL, Now: time.Now})
			start := time.Now()
			for b.Loop() {
				results := yahoo.Latest(context.Background(), wanted, func(int) {})
				if last := results[wanted[symbols-1].Symbol]; len(results) != symbols || last.Err != nil {
					b.Fatalf("%d quotes, %v", len(results), last.Err)
				}
			}
			ideal := time.Duration(symbols/Spec.BatchSize) * latency / fetch.MaxConnections
			var memory runtime.MemStats
			runtime.ReadMemStats(&memory)
			b.ReportMetric(float64(memory.Sys)/1e6, "MB")
			b.ReportMetric(float64(time.Since(start))/float64(b.N)/float64(ideal), "×ideal")
		})
	}
}

// answerSpark responds with a quote of every symbol.
func answerSpark(w http.ResponseWriter, r *http.Request) {
	time.Sleep(latency)
	var results []string
	for _, symbol := range strings.Split(r.URL.Query().Get("symbols"), ",") {
		results = append(results, fmt.Sprintf(`{"symbol":%q,"response":[%s]}`, symbol, bars(symbol, friday, "15 16", "100,102")))
	}
	_, _ = io.WriteString(w, `{"spark":{"result":[`+strings.Join(results, ",")+`],"error":null}}`)
}
