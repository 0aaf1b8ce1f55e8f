package provider

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

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// latency is how long the benchmark's service takes for a reply.
const latency = 50 * time.Millisecond

// BenchmarkBatches fetches symbols in batches of 20 over at most eight connections from a service on this machine that
// takes 50 ms for a reply, and reports how many times the ideal that took, requests × latency ÷ connections, and how much
// memory the process has from its system in the end, the service's own included.
//
//	go test -run '^$' -bench Batches ./cmd/hugo-tickers/internal/provider
func BenchmarkBatches(b *testing.B) {
	for _, symbols := range []int{2000, 10000} {
		b.Run(fmt.Sprintf("%d symbols", symbols), func(b *testing.B) {
			server := httptest.NewServer(http.HandlerFunc(answerSpark))
			defer server.Close()
			var wanted []quote.Instrument
			for n := range symbols {
				wanted = append(wanted, quote.Instrument{Symbol: quote.Symbol(fmt.Sprintf("S%05d", n))})
			}
			yahoo := Yahoo{BaseURL: server.URL}
			start := time.Now()
			for b.Loop() {
				quotes, err := yahoo.Latest(context.Background(), wanted)
				if err != nil || len(quotes) != symbols {
					b.Fatalf("%d quotes, %v", len(quotes), err)
				}
			}
			ideal := time.Duration(symbols/yahooBatch) * latency / maxConnections
			var memory runtime.MemStats
			runtime.ReadMemStats(&memory)
			b.ReportMetric(float64(memory.Sys)/1e6, "MB")
			b.ReportMetric(float64(time.Since(start))/float64(b.N)/float64(ideal), "×ideal")
		})
	}
}

// answerSpark answers for whatever it is asked for.
func answerSpark(w http.ResponseWriter, r *http.Request) {
	time.Sleep(latency)
	var results []string
	for _, symbol := range strings.Split(r.URL.Query().Get("symbols"), ",") {
		results = append(results, fmt.Sprintf(`{"symbol":%q,"response":[%s]}`, symbol, bars(symbol, friday, "15 16", "100,102")))
	}
	_, _ = io.WriteString(w, `{"spark":{"result":[`+strings.Join(results, ",")+`],"error":null}}`)
}
