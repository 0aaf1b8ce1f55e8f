package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// refreshing starts a process that refreshes a site, with a provider at an address.
func refreshing(t *testing.T, site, url string) *exec.Cmd {
	t.Helper()
	command := exec.Command("hugo-tickers", "refresh", "-s", site)
	command.Env = append(os.Environ(),
		"TICKERS_FINNHUB_URL="+url, "TICKERS_FINNHUB_KEY="+secret, "TICKERS_FINNHUB_RATE=0",
		"TICKERS_CACHEDIR="+filepath.Join(site, cache))
	return command
}

// moving responds with a different price to every request, so that every refresh has something to write, and signals each request.
func moving(requests *atomic.Int64, signal chan<- bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		cents := requests.Add(1) % 100
		select {
		case signal <- true:
		default:
		}
		_, _ = fmt.Fprintf(w, `{"c":281.%02d,"pc":281.83,"t":%d}`, cents, time.Date(2023, 6, 16, 19, 0, 0, 0, time.UTC).Unix())
	})
}

// requireValidQuotes fails unless a refresh wrote the whole of the stored file.
func requireValidQuotes(t *testing.T, site string) {
	t.Helper()
	text := read(t, filepath.Join(site, stored))
	if !strings.HasPrefix(text, "{\n  \"version\": 1,\n") || !strings.HasSuffix(text, "\n  }\n}\n") || strings.Count(text, `"price": 281.`) != 1 {
		t.Fatalf("neither the old file nor the new one: %s", text)
	}
}

// temporaryFiles returns the temporary files beside the quotes.
func temporaryFiles(t *testing.T, site string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(site, "data", "tickers", ".quotes.json.*"))
	must(t, err)
	return names
}

// killed kills refreshes at random moments: every second one at any time, the others right after the response, when the file is
// written.
func killed(t *testing.T) {
	const kills, writing = 200, 3 * time.Millisecond
	site, requests := faultySite(t, "finnhub"), &atomic.Int64{}
	answered := make(chan bool, 1)
	url := serve(t, moving(requests, answered))

	start := time.Now()
	must(t, refreshing(t, site, url).Run())
	lifetime := time.Since(start)
	wrote, last := 0, read(t, filepath.Join(site, stored))
	for n := range kills {
		command := refreshing(t, site, url)
		select {
		case <-answered: // For a refresh that was killed.
		default:
		}
		must(t, command.Start())
		if n%2 == 0 {
			time.Sleep(rand.N(lifetime * 5 / 4))
		} else {
			select {
			case <-answered:
			case <-time.After(10 * time.Second):
				t.Fatal("a refresh sends no request")
			}
			time.Sleep(rand.N(writing))
		}
		_ = command.Process.Kill()
		_ = command.Wait()
		requireValidQuotes(t, site)
		if now := read(t, filepath.Join(site, stored)); now != last {
			wrote, last = wrote+1, now
		}
	}
	t.Logf("%d kills within %v: %d requests, %d wrote, %d left a temporary file", kills, lifetime, requests.Load(), wrote, len(temporaryFiles(t, site)))
	if wrote == 0 || wrote == kills {
		t.Errorf("%d of %d had written: the moments are not spread over the run", wrote, kills)
	}
	for _, name := range temporaryFiles(t, site) {
		must(t, os.Chtimes(name, time.Time{}, time.Now().Add(-time.Minute)))
	}
	must(t, refreshing(t, site, url).Run())
	if left := temporaryFiles(t, site); len(left) > 0 {
		t.Errorf("the next refresh leaves %q", left)
	}
	requireValidQuotes(t, site)
	(&builds{}).build(t, site)
}

// atOnce runs eight refreshes of one site at once.
func atOnce(t *testing.T) {
	site, requests := faultySite(t, "finnhub"), &atomic.Int64{}
	url := serve(t, moving(requests, nil))
	var commands []*exec.Cmd
	for range 8 {
		command := refreshing(t, site, url)
		must(t, command.Start())
		commands = append(commands, command)
	}
	for _, command := range commands {
		if err := command.Wait(); err != nil {
			t.Error(err)
		}
		requireValidQuotes(t, site)
	}
	if requests.Load() != 8 || len(temporaryFiles(t, site)) > 0 {
		t.Errorf("%d requests, and temporary files %q", requests.Load(), temporaryFiles(t, site))
	}
}

// interrupted stops a refresh as Ctrl-C does, while it waits for a response.
func interrupted(t *testing.T) {
	site := faultySite(t, "finnhub")
	before := read(t, filepath.Join(site, stored))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	url := serve(t, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	}))
	var stdout, stderr bytes.Buffer
	code := run(ctx, []string{"refresh", "-s", site}, &env{
		stdout: &stdout, stderr: &stderr, now: func() time.Time { return now }, isTerminal: func(io.Writer) bool { return false },
		environ: []string{"TICKERS_FINNHUB_URL=" + url, "TICKERS_FINNHUB_KEY=" + secret, "TICKERS_CACHEDIR=" + filepath.Join(site, cache)},
	})
	if after := read(t, filepath.Join(site, stored)); after != before || code != exitFailed {
		t.Errorf("exit code %d: %s%s", code, &stderr, after)
	}
}
