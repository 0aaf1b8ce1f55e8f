package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// TestSessionFaults refreshes a site with each fault, checks what the author is told, and builds the page: it shows the right price, or
// none.
func TestSessionFaults(t *testing.T) {
	for _, f := range sessionFaults() {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			f.run(t)
		})
	}
}

func (f sessionFault) run(t *testing.T) {
	site := t.TempDir()
	f.write(t, site)
	at, err := time.Parse(time.RFC3339, cmp.Or(f.now, saturday))
	must(t, err)
	var stderr strings.Builder
	code := run(context.Background(), []string{"refresh", "-s", site, "-v"}, &env{
		stdout: &stderr, stderr: &stderr, now: func() time.Time { return at }, isTerminal: func(io.Writer) bool { return false },
		sleep:   func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
		environ: []string{"TICKERS_CACHEDIR=" + filepath.Join(site, cache), "TICKERS_YAHOO_URL=" + serve(t, f.chart), "TICKERS_YAHOO_RATE=0"},
	})
	if code != exitDone || !strings.Contains(stderr.String(), f.told) {
		t.Errorf("exit code %d, want %q in:\n%s", code, f.told, &stderr)
	}
	quotes, err := store.ReadQuotes(filepath.Join(site, "data", "tickers"))
	must(t, err)
	if got := quotes[quote.Symbol(f.symbol)].Final; got != f.final {
		t.Errorf("the stored price is final: %t, want %t", got, f.final)
	}
	command := exec.Command("hugo", "--source", site)
	command.Env = append(os.Environ(), "HUGO_CACHEDIR="+t.TempDir(), "HUGO_MODULE_REPLACEMENTS=github.com/hugo-tickers/hugo-tickers -> "+moduleRoot(t))
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("hugo: %v\n%s", err, output)
	}
	if got := strings.TrimPrefix(strings.TrimSpace(stripped(read(t, filepath.Join(site, "public", "index.html")))), "It is "); got != f.shows {
		t.Errorf("the page has %q, want %q; the refresh said\n%s", got, f.shows, &stderr)
	}
}

// write makes the site: one badge, and what is stored.
func (f sessionFault) write(t *testing.T, site string) {
	t.Helper()
	day := ""
	if f.day != "" {
		day = fmt.Sprintf(" at=%q", f.day)
	}
	data := filepath.Join(site, "data", "tickers")
	for name, text := range map[string]string{
		filepath.Join(site, "hugo.toml"): `disableKinds = ["rss", "sitemap", "taxonomy", "term", "404"]
[[module.imports]]
path = "github.com/hugo-tickers/hugo-tickers"
[params.tickers]
providers = ["yahoo"]
stale = "ignore"
missing = "ignore"
`,
		filepath.Join(site, "go.mod"):               "module example.org/site\n\ngo 1.21\n",
		filepath.Join(site, "layouts", "home.html"): "<body>{{ .Content }}</body>",
		filepath.Join(site, "content", "_index.md"): fmt.Sprintf("It is {{< ticker symbol=%q show=\"symbol price change\"%s >}}\n", f.symbol, day),
	} {
		write(t, name, text)
	}
	if f.entry != "" {
		write(t, filepath.Join(data, "instruments.toml"), fmt.Sprintf("[[instruments]]\nsymbol = %q\n%s\n", f.symbol, f.entry))
	}
	if f.old != "" {
		write(t, filepath.Join(data, "quotes.json"), fmt.Sprintf(`{"version": 1, "quotes": {%q: %s}}`, f.symbol, f.old))
	}
	if f.pin != "" {
		write(t, filepath.Join(data, "pins.json"), fmt.Sprintf(`{"version": 1, "pins": {%q: {%q: %s}}}`, f.symbol, f.day, f.pin))
	}
}

// ServeHTTP answers every request with the chart.
func (c chart) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	symbols := r.URL.Query().Get("symbols")
	if symbols == "" {
		fmt.Fprintf(w, `{"chart":{"result":[%s],"error":null}}`, c.result(filepath.Base(r.URL.Path)))
		return
	}
	fmt.Fprintf(w, `{"spark":{"result":[{"symbol":%q,"response":[%s]}],"error":null}}`, symbols, c.result(symbols))
}

// result is the chart in the form of Yahoo's.
func (c chart) result(symbol string) string {
	zone, err := time.LoadLocation(cmp.Or(c.zone, "America/New_York"))
	if err != nil {
		panic(err)
	}
	epoch := func(text string) int64 {
		at, err := time.ParseInLocation("2006-01-02 15:04", text, zone)
		if err != nil {
			panic(err)
		}
		return at.Unix()
	}
	var times, closes, splits []string
	for _, bar := range strings.Fields(c.bars) {
		at, price, _ := strings.Cut(bar, "=")
		date, clock, timed := strings.Cut(at, "@")
		if !timed {
			clock = "09:30"
		}
		times, closes = append(times, fmt.Sprint(epoch(date+" "+clock))), append(closes, price)
	}
	for _, split := range strings.Fields(c.splits) {
		date, ratio, _ := strings.Cut(split, "=")
		numerator, denominator, _ := strings.Cut(ratio, ":")
		at := epoch(date + " 09:30")
		splits = append(splits, fmt.Sprintf(`"%d":{"date":%[1]d,"numerator":%s,"denominator":%s}`, at, numerator, denominator))
	}
	first := "null"
	if c.first != "" {
		first = fmt.Sprint(epoch(c.first + " 09:30"))
	}
	price := strings.LastIndex(c.last, " ")
	return fmt.Sprintf(`{"meta":{"symbol":%q,"currency":%q,"instrumentType":%q,"longName":%q,"fullExchangeName":%q,"exchangeTimezoneName":%q,"firstTradeDate":%s,"regularMarketTime":%d,"regularMarketPrice":%s},"timestamp":[%s],"events":{"splits":{%s}},"indicators":{"quote":[{"close":[%s]}]}}`,
		symbol, cmp.Or(c.currency, "USD"), c.kind, c.title, c.exchange, zone, first, epoch(c.last[:price]), c.last[price+1:], strings.Join(times, ","), strings.Join(splits, ","), strings.Join(closes, ","))
}
