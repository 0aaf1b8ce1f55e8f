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

// BenchmarkBuild builds a site of 5,000 posts with 20 badges each, the same site with a shortcode that prints only the
// symbol, and scans the posts. The three take turns, so that a busy machine slows all of them; the medians are compared:
//
//	go test -run '^$' -bench Build -benchtime 9x ./cmd/hugo-tickers
func BenchmarkBuild(b *testing.B) {
	badges, bare := benchSite(b, "ticker"), benchSite(b, "only")
	var built, plain, scanned []time.Duration
	for b.Loop() {
		plain = append(plain, timed(b, bare, "hugo", "--quiet"))
		built = append(built, timed(b, badges, "hugo", "--quiet"))
		scanned = append(scanned, timed(b, badges, "hugo-tickers", "scan", "--format", "json"))
	}
	b.ReportMetric(median(plain).Seconds(), "s/symbols-only")
	b.ReportMetric(median(built).Seconds(), "s/badges")
	b.ReportMetric(median(scanned).Seconds(), "s/scan")
	b.ReportMetric(float64(median(built))/float64(median(plain)), "badges:symbols-only")
	b.ReportMetric(float64(median(scanned))/float64(median(built)), "scan:badges")
}

// benchSite writes a site whose posts call a shortcode, and returns its folder.
func benchSite(b *testing.B, shortcode string) string {
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
`)
	put("layouts/page.html", "<!doctype html><title>{{ .Title }}</title>{{ .Content }}")
	put("layouts/_shortcodes/only.html", "{{ .Get 0 }}")
	var quotes []string
	for i, symbol := range benchSymbols {
		quotes = append(quotes, fmt.Sprintf(`%q: {"symbol": %[1]q, "currency": "USD", "price": 281.00, "changePercent": %d.25, "asOf": "2023-06-16T20:00:00Z"}`, symbol, i-5))
	}
	put("data/tickers/quotes.json", `{"version": 1, "quotes": {`+strings.Join(quotes, ",\n")+"}}")
	for post := range benchPosts {
		var text strings.Builder
		fmt.Fprintf(&text, "---\ntitle: Post %d\ndate: 2023-06-16\n---\n", post)
		for badge := range benchBadges {
			fmt.Fprintf(&text, "Some prose on platform strategy {{< %s %q >}}, and more words here. ", shortcode, benchSymbols[(post+badge)%len(benchSymbols)])
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
