package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// The size of the benchmark's site, and the symbols that its badges cycle through.
const (
	benchPosts  = 5000
	benchBadges = 20
)

var benchSymbols = []string{"META", "GOOG", "MSFT", "AMZN", "NVDA", "BRK.B", "XLON:VOD", "XTKS:7203", "AAPL", "TSLA"}

// benchForms are the forms of the benchmark's badges: the shortcode, and params.tickers.at and since of the site.
var benchForms = []struct{ name, shortcode, at, since string }{
	{"symbols-only", `only %q`, "", ""},
	{"badges", `ticker %q`, "", ""},
	{"sparklines", `ticker symbol=%q sparkline=30`, "", ""},
	{"at", `ticker %q`, "published", ""},
	{"since", `ticker %q`, "", "published"},
	{"at+since", `ticker %q`, "published", "published"},
}

// BenchmarkBuild builds a site of 5,000 posts of as many days with 20 badges each, for every form, and the same site with a shortcode that
// prints only the symbol. It scans the posts too. All take turns, so that a busy machine slows all of them. The medians are compared:
//
//	go test -run '^$' -bench Build -benchtime 7x ./cmd/hugo-tickers
func BenchmarkBuild(b *testing.B) {
	dirs := map[string]string{}
	for _, form := range benchForms {
		dirs[form.name] = benchSite(b, form.shortcode, form.at, form.since)
	}
	took := map[string][]time.Duration{}
	for b.Loop() {
		for _, form := range benchForms {
			took[form.name] = append(took[form.name], timed(b, dirs[form.name], "hugo", "--quiet"))
		}
		took["scan"] = append(took["scan"], timed(b, dirs["badges"], "hugo-tickers", "scan", "--format", "json"))
	}
	plain := median(took["symbols-only"])
	b.ReportMetric(plain.Seconds(), "s/symbols-only")
	for name, durations := range took {
		if name != "symbols-only" {
			b.ReportMetric(float64(median(durations))/float64(plain), name+":symbols-only")
		}
	}
}

// benchSite writes a site whose posts call a shortcode, and returns its directory.
func benchSite(b *testing.B, shortcode, at, since string) string {
	b.Helper()
	dir := b.TempDir()
	put := func(name, text string) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	put("hugo.toml", `disableKinds = ["home", "rss", "section", "sitemap", "taxonomy", "term"]
[[module.imports]]
path = "github.com/hugo-tickers/hugo-tickers"
[params.tickers]
stale = "ignore"
at = "`+at+`"
since = "`+since+`"
`)
	put("layouts/page.html", "<!doctype html><title>{{ .Title }}</title>{{ .Content }}")
	put("layouts/_shortcodes/only.html", `{{ .Get 0 }}`)
	closes := "281"
	for n := range 29 {
		closes += fmt.Sprintf(", %d", 270+n*n%23)
	}
	day := func(post int) string { return time.Date(2010, 1, 1+post, 0, 0, 0, 0, time.UTC).Format(time.DateOnly) }
	var quotes, pins []string
	for i, symbol := range benchSymbols {
		var changes []string
		for post := range benchPosts {
			changes = append(changes, fmt.Sprintf(`%q: %d.%02d`, day(post), 10*i, post%100))
		}
		quotes = append(quotes, fmt.Sprintf(`%q: {"symbol": %[1]q, "currency": "USD", "price": 281.00, "changePercent": %d.25, "asOf": "2023-06-16T20:00:00Z", "closes": [%s], "since": {%s}}`, symbol, i-5, closes, strings.Join(changes, ",")))
		var days []string
		for post := range benchPosts {
			days = append(days, fmt.Sprintf(`%q: {"currency": "USD", "price": 28.00, "changePercent": %d.%02d, "asOf": "%[1]sT20:00:00Z"}`, day(post), i-5, post%100))
		}
		pins = append(pins, fmt.Sprintf("%q: {%s}", symbol, strings.Join(days, ",\n")))
	}
	put("data/tickers/quotes.json", `{"version": 1, "quotes": {`+strings.Join(quotes, ",\n")+"}}")
	if at+since != "" {
		put("data/tickers/pins.json", `{"version": 1, "pins": {`+strings.Join(pins, ",\n")+"}}")
	}
	for post := range benchPosts {
		var text strings.Builder
		fmt.Fprintf(&text, "---\ntitle: Post %d\ndate: %s\n---\n", post, day(post))
		for badge := range benchBadges {
			call := fmt.Sprintf(shortcode, benchSymbols[(post+badge)%len(benchSymbols)])
			fmt.Fprintf(&text, "Some prose on platform strategy {{< %s >}}, and more words here. ", call)
			if badge%4 == 3 {
				text.WriteString("\n\n")
			}
		}
		put(fmt.Sprintf("content/posts/p%d.md", post), text.String())
	}
	return dir
}

func timed(b *testing.B, dir, name string, args ...string) time.Duration {
	b.Helper()
	command := exec.Command(name, args...)
	command.Dir = dir
	command.Env = append(os.Environ(), "HUGO_MODULE_REPLACEMENTS=github.com/hugo-tickers/hugo-tickers -> "+moduleRoot(b))
	start := time.Now()
	if out, err := command.CombinedOutput(); err != nil {
		b.Fatalf("%s: %v\n%.2000s", name, err, out)
	}
	return time.Since(start)
}

func median(durations []time.Duration) time.Duration {
	slices.Sort(durations)
	return durations[len(durations)/2]
}
