package main

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestPartialExecutions bounds how many partials a badge executes, cached ones once. That number decides how long a site with
// many badges takes to build, and unlike a time it is the same on every machine. Each case counts the difference between
// two sites, one of which has one badge more.
func TestPartialExecutions(t *testing.T) {
	t.Parallel()
	const (
		newSymbol = 12 // The first badge of a symbol.
		newDay    = 4  // A badge of a known symbol and another day.
		repeated  = 0  // A badge that has been rendered before.
	)
	for _, test := range []struct {
		name, before, badge string
		limit               int
	}{
		{"first badge of a site", ``, `{{< ticker "META" >}}`, newSymbol},
		{"another symbol", `{{< ticker "META" >}}`, `{{< ticker "GOOG" >}}`, newSymbol},
		{"another day, at", `{{< ticker symbol="META" at="2023-06-15" >}}`, `{{< ticker symbol="META" at="2023-06-16" >}}`, newDay},
		{"another day, since", `{{< ticker symbol="META" since="2023-06-15" >}}`, `{{< ticker symbol="META" since="2023-06-16" >}}`, newDay},
		{
			"another day, at and since", `{{< ticker symbol="META" at="2023-06-15" since="2023-06-15" >}}`,
			`{{< ticker symbol="META" at="2023-06-16" since="2023-06-16" >}}`, newDay,
		},
		{"repeated", `{{< ticker "META" >}}`, `{{< ticker "META" >}}`, repeated},
		{"repeated, at and since", `{{< ticker symbol="META" at="2023-06-15" since="2023-06-15" >}}`, `{{< ticker symbol="META" at="2023-06-15" since="2023-06-15" >}}`, repeated},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			before := partialExecutions(t, test.before)
			after := partialExecutions(t, test.before+" "+test.badge)
			t.Logf("%d partial executions", after-before)
			if after-before > test.limit {
				t.Errorf("%d partial executions, the limit is %d", after-before, test.limit)
			}
		})
	}
}

// partialExecutions builds a site with one page and returns how many partials Hugo executed: its table ends with the
// columns cached, total and name, and total includes what came from the cache.
func partialExecutions(t *testing.T, content string) int {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"hugo.toml": `disableKinds = ["home", "rss", "section", "sitemap", "taxonomy", "term"]
[[module.imports]]
path = "github.com/hugo-tickers/hugo-tickers"
[params.tickers]
stale = "ignore"
`,
		"layouts/page.html":        "<main>{{ .Content }}</main>",
		"content/essay.md":         "---\ntitle: Essay\ndate: 2023-06-16\n---\n" + content + "\n",
		"data/tickers/quotes.json": `{"version": 1, "quotes": {` + countedQuote("META") + ", " + countedQuote("GOOG") + "}}",
		"data/tickers/pins.json":   `{"version": 1, "pins": {"META": {` + countedPin("2023-06-15") + ", " + countedPin("2023-06-16") + "}}}",
	} {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	out := buildWithModule(t, dir, "--templateMetrics", "--templateMetricsHints")
	if page := read(t, filepath.Join(dir, "public", "essay", "index.html")); strings.Count(page, "%</data>") < strings.Count(content, "<") {
		t.Fatalf("a badge shows no change: %s", page)
	}
	_, table, ok := strings.Cut(out, "Template Metrics:")
	if !ok || !strings.Contains(table, "page.html") {
		t.Fatalf("no table of templates: %s", out)
	}
	sum := 0
	for line := range strings.Lines(table) {
		fields := strings.Fields(line)
		if len(fields) < 3 || !strings.Contains(fields[len(fields)-1], "_partials/") {
			continue
		}
		sum += integer(t, fields[len(fields)-2]) - integer(t, fields[len(fields)-3])
	}
	return sum
}

func integer(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func countedQuote(symbol string) string {
	return `"` + symbol + `": {"symbol": "` + symbol + `", "currency": "USD", "price": 585.51, "previousClose": 591.24, "change": -5.73, "changePercent": -0.9691, ` +
		`"asOf": "2024-12-31T21:00:00Z", "since": {"2023-06-15": 107.7543, "2023-06-16": 108.3665}}`
}

func countedPin(day string) string {
	return `"` + day + `": {"currency": "USD", "price": 281.00, "previousClose": 281.83, "change": -0.83, "changePercent": -0.2945, "asOf": "` + day + `T20:00:00Z"}`
}
