package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/shopspring/decimal"
)

// secret is every provider's key in these tests. It must not appear anywhere.
const secret = "sEcReT+kEy/42"

const (
	stored = "data/tickers/quotes.json"
	cache  = ".cache"
)

// TestFaults runs every fault with every provider that it applies to: no quote is lost, no quote is wrong, the key stays secret, and
// Hugo builds a page with a correct price.
func TestFaults(t *testing.T) {
	var pages []pageFault
	builds, groups := &builds{}, faultGroups()
	compareTable(t, groups)
	for _, group := range groups {
		pages = append(pages, group.pages...)
		for _, f := range group.faults {
			for _, name := range f.providers() {
				t.Run(f.name+"/"+name, func(t *testing.T) {
					if f.runOwn != nil {
						f.runOwn(t)
						return
					}
					t.Parallel()
					f.run(t, name, builds)
				})
			}
		}
	}
	t.Run("pages", func(t *testing.T) {
		t.Parallel()
		testPages(t, pages)
	})
}

// providers returns the names of the providers that a fault applies to.
func (f fault) providers() []string {
	if len(f.only) > 0 {
		return f.only
	}
	return providertest.Names
}

// run refreshes a site with the fault, and checks everything that is left.
func (f fault) run(t *testing.T, name string, builds *builds) {
	site := faultySite(t, name)
	before := read(t, filepath.Join(site, stored))
	environ := f.environ(t, site, name)
	if f.prepare != nil {
		f.prepare(t, site)
	}
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), []string{"refresh", "-s", site, "-v", "--format", "json", "--deadline", cmp.Or(f.deadline, 20*time.Second).String()}, &env{
		stdout: &stdout, stderr: &stderr, environ: environ,
		now:        func() time.Time { return now.Add(f.clock) },
		isTerminal: func(io.Writer) bool { return false },
		sleep:      func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	})
	want := cmp.Or(f.but[name], f.want)
	if got := outcomeOf(t, site, providertest.Instrument(name).Symbol, before, code, stdout.Bytes()); got != want {
		t.Errorf("got %q, want %q\n%s", got, want, &stderr)
	}
	checkSecret(t, outputs(t, site, stdout.String(), stderr.String()))
	checkVisible(t, "the output", stdout.String()+stderr.String())
	if want == failed && f.prepare != nil {
		return // Nothing was written, and what Hugo does with such a directory is not our concern.
	}
	builds.build(t, site)
}

// checkSecret fails if a text, by its name, has the key.
func checkSecret(t *testing.T, texts map[string]string) {
	t.Helper()
	for what, text := range texts {
		for _, form := range secretForms() {
			if strings.Contains(text, form) {
				t.Errorf("%s reveals the key: %s", what, text)
				break
			}
		}
	}
}

// faultySite makes a site with a badge of a provider's instrument and the quote of Thursday.
func faultySite(t *testing.T, name string) string {
	t.Helper()
	site, symbol := t.TempDir(), providertest.Instrument(name).Symbol
	write(t, filepath.Join(site, "hugo.toml"), fmt.Sprintf(`disableKinds = ["rss", "sitemap", "taxonomy", "term", "404"]
[[module.imports]]
path = "github.com/hugo-tickers/hugo-tickers"
[params.tickers]
providers = [%q]
stale = "ignore"
`, name))
	write(t, filepath.Join(site, "go.mod"), "module example.org/site\n\ngo 1.21\n")
	write(t, filepath.Join(site, "layouts", "home.html"), "<body>{{ .Content }}</body>")
	write(t, filepath.Join(site, "content", "_index.md"), fmt.Sprintf("It moved {{< ticker symbol=%q show=\"price\" >}}.\n", symbol))
	write(t, filepath.Join(site, "data", "tickers", "instruments.toml"), "[[instruments]]\nsymbol = \"CRYPTO:BTC/USD\"\ncoingecko = \"bitcoin\"\n")
	thursday := quote.Quote{
		Symbol: symbol, Currency: "USD", Price: decimal.RequireFromString("281.83"), Source: name,
		AsOf: time.Date(2023, 6, 15, 12, 0, 0, 0, time.UTC), FreshUntil: time.Date(2023, 6, 20, 20, 0, 0, 0, time.UTC),
	}
	must(t, store.WriteQuotes(filepath.Join(site, "data", "tickers"), store.Quotes{symbol: {Quote: thursday}}, nil))
	return site
}

// environ starts the server of the fault, and returns the environment in which the provider uses it.
func (f fault) environ(t *testing.T, site, name string) []string {
	t.Helper()
	a := providertest.Good(name, "281.00", "281.83")
	if name == "alphavantage" || name == "massive" || name == "frankfurter" {
		a.At = time.Date(2023, 6, 16, 0, 0, 0, 0, time.UTC)
	}
	if f.answer != nil {
		f.answer(&a)
	}
	var handler http.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, providertest.Response(name, r.URL.Path, a))
	})
	if f.serve != nil {
		handler = f.serve(handler)
	}
	listen := f.listen
	if listen == nil {
		listen = serve
	}
	variable := "TICKERS_" + strings.ToUpper(name)
	return []string{
		variable + "_URL=" + listen(t, handler), variable + "_KEY=" + secret, variable + "_RATE=0",
		"TICKERS_CACHEDIR=" + filepath.Join(site, cache),
	}
}
