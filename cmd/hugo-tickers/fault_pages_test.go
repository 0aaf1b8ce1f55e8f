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
	checkVisible(t, "the output", said)
	checkSeen(t, "quotes.json", strings.ReplaceAll(dataFile(t, site, stored), "\t", " ")) // Those of the test itself have tabs.
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
