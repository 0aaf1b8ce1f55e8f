package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
)

// pageFault is something false that services say, or say in a way that misleads. A page has two badges of a symbol, of its latest price
// and of a stated day. Each must show what is true, or the bare symbol.
type pageFault struct {
	name      string
	providers string // of the site, in their order
	beside    string // another symbol that is asked for
	symbol    string // of no other fault, because all pages are built at once
	day       string // the stated day; no second badge if it is empty
	show      string // what the badges show: symbol, price and change if it is empty
	files     map[string]string
	visits    []visit

	latest, close string // what follows the symbol in the two badges, with the days of the prices
	kept          bool   // whether the stored quote must stay
	never         string // numbers that neither the page nor the data may have, separated by spaces
	says          string // a pattern of what the last refresh must say
}

// visit is a refresh at a time, "2026-11-18 10:00 Asia/Tokyo", and what the services answer then.
type visit struct {
	at       string
	services http.Handler
}

// The files of a site that a fault can bring along.
const (
	instruments = "data/tickers/instruments.toml"
	pinned      = "data/tickers/pins.json"
	csv         = "closes.csv"
)

// builtAt is when the pages of all faults are built: after all of their sessions.
const builtAt = "2027-01-04T00:00:00Z"

// parseTime reads the time of a visit.
func parseTime(t *testing.T, text string) time.Time {
	t.Helper()
	fields := strings.Fields(text)
	zone, err := time.LoadLocation(fields[2])
	must(t, err)
	at, err := time.ParseInLocation(time.DateTime, fields[0]+" "+fields[1]+":00", zone)
	must(t, err)
	return at
}

// content returns the page of the fault.
func (f pageFault) content() string {
	show := cmp.Or(f.show, "symbol price change")
	text := fmt.Sprintf("---\ntitle: Page\n---\nlatest: {{< ticker symbol=%q show=%q >}}\n", f.symbol, show)
	if f.day != "" {
		text += fmt.Sprintf("\nclose: {{< ticker symbol=%q show=%q at=%q since=%q >}}\n", f.symbol, show, f.day, f.day)
	}
	return text
}

// refresh runs the visits of the fault in a site of its own. It checks what is said and stored.
func (f pageFault) refresh(t *testing.T, site string) {
	t.Helper()
	names := strings.Fields(f.providers)
	write(t, filepath.Join(site, "hugo.toml"), fmt.Sprintf("[params.tickers]\nproviders = [\"%s\"]\nwatchlist = [%q]\nfile.closes = %q\nfile.currency = \"USD\"\n",
		strings.Join(names, `", "`), cmp.Or(f.beside, f.symbol), csv))
	write(t, filepath.Join(site, "content", "page.md"), f.content())
	for name, text := range f.files {
		write(t, filepath.Join(site, filepath.FromSlash(name)), text)
	}
	var said string
	var service http.Handler
	url := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { service.ServeHTTP(w, r) }))
	environ := []string{"TICKERS_CACHEDIR=" + filepath.Join(site, cache)}
	for _, name := range names {
		variable := "TICKERS_" + strings.ToUpper(name)
		environ = append(environ, variable+"_URL="+url, variable+"_KEY="+secret, variable+"_RATE=0")
	}
	for _, v := range f.visits {
		var stdout, stderr bytes.Buffer
		at := parseTime(t, v.at)
		service = v.services
		if code := run(context.Background(), []string{"refresh", "-s", site, "-v"}, &env{
			stdout: &stdout, stderr: &stderr, environ: environ, now: func() time.Time { return at },
			isTerminal: func(io.Writer) bool { return false }, sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
		}); code != 0 {
			t.Errorf("exit code %d at %s\n%s", code, v.at, &stderr)
		}
		said = stderr.String()
	}
	if f.says != "" && !regexp.MustCompile(f.says).MatchString(said) {
		t.Errorf("the last refresh does not say %q:\n%s", f.says, said)
	}
	if f.kept {
		requireSame(t, f.files[stored], string(entriesOf(t, site, stored)[f.symbol]))
	}
	f.requireNone(t, "quotes.json", dataFile(t, site, stored))
	f.requireNone(t, "pins.json", dataFile(t, site, pinned))
	checkSecret(t, outputs(t, site, "", said))
	t.Log(said)
}

// requireSame fails unless a quote has the fields of the one that was stored in a file.
func requireSame(t *testing.T, file, got string) {
	t.Helper()
	var q struct{ Quotes map[string]map[string]any }
	var now map[string]any
	must(t, json.Unmarshal([]byte(file), &q))
	must(t, json.Unmarshal([]byte(got), &now))
	for _, before := range q.Quotes {
		if !reflect.DeepEqual(before, now) {
			t.Errorf("the stored quote was %v, and is %v", before, now)
		}
	}
}

// requireNone fails if a text has one of the numbers that are false.
func (f pageFault) requireNone(t *testing.T, where, text string) {
	t.Helper()
	for _, number := range strings.Fields(f.never) {
		if regexp.MustCompile(`(^|[^\d.,:T-])` + regexp.QuoteMeta(number) + `0*($|[^\d.:-])`).MatchString(text) {
			t.Errorf("%s has %s: %s", where, number, text)
		}
	}
}

// dataFile returns the text of a file, "" if there is none.
func dataFile(t *testing.T, site, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(name)))
	if !os.IsNotExist(err) {
		must(t, err)
	}
	return string(text)
}

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
