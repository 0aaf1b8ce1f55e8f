package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// builtAt is when the pages of all faults are built: after all of their sessions.
const builtAt = "2027-01-04T00:00:00Z"

// buildPages builds the pages of all faults in one site, with the data that the refreshes have left in their own sites.
func buildPages(t *testing.T, site string, faults []pageFault, sites []string) {
	t.Helper()
	write(t, filepath.Join(site, "hugo.toml"), `disableKinds = ["home", "section", "rss", "sitemap", "taxonomy", "term", "404"]
[[module.imports]]
path = "github.com/hugo-tickers/hugo-tickers"
[params.tickers]
stale = "ignore"
missing = "ignore"
`)
	write(t, filepath.Join(site, "go.mod"), "module example.org/site\n\ngo 1.21\n")
	write(t, filepath.Join(site, "layouts", "page.html"), "<main>{{ .Content }}</main>")
	storedQuotes, storedPins, all := map[string]json.RawMessage{}, map[string]json.RawMessage{}, ""
	for n, f := range faults {
		write(t, filepath.Join(site, "content", pageName(n)+".md"), f.content())
		all += dataFile(t, sites[n], instruments)
		for name, entries := range map[string]map[string]json.RawMessage{stored: storedQuotes, pinned: storedPins} {
			for symbol, entry := range entriesOf(t, sites[n], name) {
				if entries[symbol] != nil {
					t.Errorf("%s: another fault has the symbol %s", f.name, symbol)
				}
				entries[symbol] = entry
			}
		}
	}
	write(t, filepath.Join(site, instruments), all)
	for name, file := range map[string]any{stored: map[string]any{"version": 1, "quotes": storedQuotes}, pinned: map[string]any{"version": 1, "pins": storedPins}} {
		text, err := json.Marshal(file)
		must(t, err)
		write(t, filepath.Join(site, name), string(text))
	}
	command := exec.Command("hugo", "--source", site, "--panicOnWarning", "--clock", builtAt)
	command.Env = append(os.Environ(), "HUGO_CACHEDIR="+t.TempDir(), "HUGO_MODULE_REPLACEMENTS=github.com/hugo-tickers/hugo-tickers -> "+moduleRoot(t))
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("hugo: %v\n%s", err, output)
	}
}

// entriesOf returns the entries of quotes.json or pins.json, by symbol.
func entriesOf(t *testing.T, site, name string) map[string]json.RawMessage {
	t.Helper()
	var file struct{ Quotes, Pins map[string]json.RawMessage }
	if text := dataFile(t, site, name); text != "" {
		must(t, json.Unmarshal([]byte(text), &file))
	}
	if name == pinned {
		return file.Pins
	}
	return file.Quotes
}

func pageName(n int) string { return fmt.Sprintf("page%d", n) }

// Notes of pageText that are no words of a reader.
var (
	asOfNote   = regexp.MustCompile(`\{as of ([^}]*)\}`)
	otherNotes = regexp.MustCompile(`\{[^}]*\}|[▲▼▬]`)
)

// checkPage compares the words of a page with what is true.
func (f pageFault) checkPage(t *testing.T, html string) {
	t.Helper()
	html = strings.ReplaceAll(html, "\u00a0", " ")
	got := otherNotes.ReplaceAllString(asOfNote.ReplaceAllString(pageText(t, html), " ($1)"), "")
	label := f.symbol + " "
	if f.show != "" && !strings.Contains(f.show, "symbol") {
		label = ""
	}
	want := strings.TrimSpace("latest: "+label+f.latest) + "\n"
	if f.day != "" {
		want += strings.TrimSpace("close: "+label+f.close) + "\n"
	}
	if got != want {
		t.Errorf("the page says\n%swant\n%s", got, want)
	}
	f.requireNone(t, "the page", got)
}

// testPages refreshes a site of each fault, builds their pages at once, and compares them with what is true.
func testPages(t *testing.T, faults []pageFault) {
	root := t.TempDir()
	sites := make([]string, len(faults))
	t.Run("refresh", func(t *testing.T) {
		for n, f := range faults {
			sites[n] = filepath.Join(root, pageName(n))
			t.Run(f.name, func(t *testing.T) {
				t.Parallel()
				f.refresh(t, sites[n])
			})
		}
	})
	site := filepath.Join(root, "all")
	buildPages(t, site, faults, sites)
	for n, f := range faults {
		t.Run("page/"+f.name, func(t *testing.T) {
			f.checkPage(t, read(t, filepath.Join(site, "public", pageName(n), "index.html")))
		})
	}
}
