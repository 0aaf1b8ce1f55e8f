//go:build !race

// The race detector takes eight times as long, and one goroutine has no races.

package scan

import (
	"strings"
	"testing"
	"time"
)

// largePages are pages whose size a reader never sees, but a generator writes. Each takes well below a second in proportion to its size, and
// minutes if that is squared.
var largePages = []struct {
	name string
	page func(n int) string
	n    int
}{
	{"cashtags on a line", func(n int) string { return strings.Repeat("$META and ", n) }, 200_000},
	{"badges on a line", func(n int) string { return strings.Repeat(`{{< ticker "META" >}} `, n) }, 50_000},
	{"badges on a line of a heading", func(n int) string { return "# " + strings.Repeat(`{{< ticker "META" >}} `, n) }, 20_000},
	{"badges in a paragraph", func(n int) string { return strings.Repeat("{{< ticker \"META\" >}}\n", n) + "===\n" }, 20_000},
	{"headings with badges", func(n int) string { return strings.Repeat("# {{< ticker \"META\" >}}\n\n", n) }, 50_000},
	{"headings", func(n int) string {
		return strings.Repeat("# Heading {{< x >}}\n\n", n) + "# {{< ticker \"META\" >}}\n"
	}, 100_000},
	{"comments with badges", func(n int) string { return strings.Repeat("<!-- {{< ticker \"META\" >}} -->\n\n", n) }, 50_000},
	{"unclosed comments", func(n int) string { return strings.Repeat("<!-- {{< ticker \"META\" >}}\n\n", n) }, 50_000},
	{"brackets in front matter", func(n int) string { return "---\ntickers: " + strings.Repeat("[", n) + "\n---\n" }, 100_000},
	{"closed brackets in front matter", func(n int) string {
		return "---\ntickers: " + strings.Repeat("[", n) + strings.Repeat("]", n) + "\n---\n"
	}, 20_000},
	{"brackets in front matter of JSON", func(n int) string { return `{"tickers": ` + strings.Repeat("[", n) + "}\n" }, 100_000},
	{"brackets in front matter of TOML", func(n int) string { return "+++\ntickers = " + strings.Repeat("[", n) + "\n+++\n" }, 100_000},
	{"symbols in front matter", func(n int) string { return "---\ntickers: [" + strings.Repeat("META, ", n) + "GOOG]\n---\n" }, 50_000},
	{"nested shortcodes", func(n int) string {
		return strings.Repeat("{{< pullquote >}}\n", n) + strings.Repeat("{{< /pullquote >}}\n", n)
	}, 100_000},
	{"nested pull quotes with a fence", func(n int) string {
		return strings.Repeat("{{< pullquote >}}\n", n) + " ```tickers\n META\n ```\n" + strings.Repeat("{{< /pullquote >}}\n", n)
	}, 20_000},
	{"a wide table", func(n int) string {
		return "| a | b |\n|---|---|\n| " + strings.Repeat("x", 50*n) + " | $META {{< ticker \"META\" >}} |\n"
	}, 1_000_000},
	{"rows of a table", func(n int) string { return "| a | b |\n|---|---|\n" + strings.Repeat("| x | $META |\n", n) }, 50_000},
	{"backticks", func(n int) string { return strings.Repeat("`", n) + " $META\n```tickers\nMETA\n```\n" }, 1_000_000},
	{"runs of backticks", func(n int) string {
		var text strings.Builder
		for i := range n {
			text.WriteString(strings.Repeat("`", i%300+1) + " $META ")
		}
		return text.String() + "\n```tickers\nMETA\n```\n"
	}, 20_000},
	{"unclosed fences", func(n int) string { return strings.Repeat("```tickers\nMETA\n\n", n) }, 50_000},
	{"fences", func(n int) string { return strings.Repeat("```tickers\nMETA\n```\n\n", n) }, 50_000},
	{"lines of a fence", func(n int) string { return "```tickers\n" + strings.Repeat("META\n", n) + "```\n" }, 100_000},
	{"lines of a fence pullquote", func(n int) string {
		return "````pullquote\n" + strings.Repeat("```tickers\nMETA\n```\n", n) + "````\n"
	}, 30_000},
	{"quotes in quotes", func(n int) string { return strings.Repeat("> ", n) + "$META\n```tickers\nMETA\n```\n" }, 20_000},
	{"lists in lists", func(n int) string { return strings.Repeat("- ", n) + "$META\n```tickers\nMETA\n```\n" }, 10_000},
	{"links", func(n int) string { return strings.Repeat("[", n) + "$META\n```tickers\nMETA\n```\n" }, 50_000},
	{"emphasis", func(n int) string { return strings.Repeat("*a ", n) + "$META\n```tickers\nMETA\n```\n" }, 50_000},
}

// A large page takes time in proportion to its size.
func TestLargePages(t *testing.T) {
	const limit = time.Minute
	for _, test := range largePages {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			source := []byte(test.page(test.n))
			done := make(chan struct{})
			start := time.Now()
			go func() {
				defer close(done)
				_, _ = Page("page.md", source, Options{Markdown: true})
				Cashtags("page.md", source)
			}()
			select {
			case <-done:
				t.Log(time.Since(start).Round(time.Millisecond))
			case <-time.After(limit):
				t.Errorf("not read after %v", limit)
			}
		})
	}
}
