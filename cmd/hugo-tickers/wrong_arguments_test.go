package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// An argument of a shortcode with a value of a wrong type or of no meaning is an error that names the shortcode and the place, or it is taken as
// text. It is never the trace of a template.
func TestWrongArguments(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	shortcodes := []struct{ call, arguments string }{
		{`ticker symbol="META"`, "show at since sparkline link detail class"},
		{`ticker-text symbol="META"`, "show at since"},
		{`tickers symbols="META"`, "caption at since sort average class"},
		{`series-card url="https://example.org/" title="T"`, "source date description picture heading class"},
		{`series-card`, "page url title"},
		{`series-nav`, "series class"},
		{`pullquote`, "author role source url date from lang repeat class"},
		{`ticker`, "symbol"},
		{`tickers`, "symbols"},
	}
	var page strings.Builder
	for _, shortcode := range shortcodes {
		for _, argument := range strings.Fields(shortcode.arguments) {
			for _, value := range []string{`"foo"`, `""`, `7`, `0.5`, `true`, `false`, `-1`, `"%zz"`, `"http://[::1"`} {
				name, _, _ := strings.Cut(shortcode.call, " ")
				call := fmt.Sprintf("{{< %s %s=%s >}}", shortcode.call, argument, value)
				if name == "ticker-text" {
					call = strings.NewReplacer("{{<", "{{%", ">}}", "%}}").Replace(call)
				} else if name == "pullquote" {
					call += "Words.{{< /pullquote >}}"
				}
				fmt.Fprintf(&page, "%s\n\n", call)
			}
		}
	}
	write(t, filepath.Join(dir, "hugo.toml"), wrongSite+"[[module.imports]]\npath = \"github.com/hugo-tickers/hugo-tickers/mail\"\n[params.tickers]\ndetail = true\n[outputs]\npage = [\"html\", \"mail\", \"markdown\"]\n")
	write(t, filepath.Join(dir, "layouts", "page.html"), wrongLayout)
	write(t, filepath.Join(dir, "layouts", "page.markdown.md"), "{{ .RenderShortcodes }}")
	write(t, filepath.Join(dir, "content", "page.md"), "---\ntitle: Page\ndate: 2023-06-16\nseries: A\n---\n"+page.String())
	write(t, filepath.Join(dir, "data", "tickers", "quotes.json"), `{"version": 1, "quotes": {`+countedQuote("META")+"}}")
	said := hugoSays(t, dir)
	for _, message := range []string{
		`the "ticker" shortcode has the link "foo"`, `the "ticker" shortcode cannot read the day at="7"`, `the "ticker" shortcode takes true or false as "detail", not "foo"`,
		`the "ticker" shortcode got a number or a truth value for a symbol`,
	} {
		if !strings.Contains(said, message) {
			t.Errorf("nothing says: %s", message)
		}
	}
	if t.Failed() {
		t.Logf("%.5000s", said)
	}
}
