package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// wrongValues are values of every type, as JSON and TOML both write them, but for "{}" and dates.
var wrongValues = []string{`"foo"`, `""`, `7`, `0.5`, `true`, `false`, `["foo", 7]`, `[]`, `{"a": 1}`}

// paramValues are the parameters that the templates read, and which of wrongValues are right.
var paramValues = map[string][]string{
	"show": {`""`, `[]`}, "at": {`""`, `false`}, "since": {`""`, `false`}, "link": {`""`, `false`}, "palette": {`""`}, "missing": {`""`}, "stale": {`""`},
	"detail": {`""`, `true`, `false`}, "disclaimer": {`""`, `true`, `false`}, "publish": {`""`, `true`, `false`}, "remote": {`"foo"`, `""`},
}

// hugoSays builds a site that may have mistakes, and returns what Hugo says, which is never a trace of a template.
func hugoSays(t *testing.T, dir string) string {
	t.Helper()
	hugo := exec.Command("timeout", "-s", "QUIT", "20", os.Getenv(hugoBinary), "--source", dir)
	hugo.Env = append(os.Environ(), "HUGO_CACHEDIR="+t.TempDir(), "HUGO_MODULE_REPLACEMENTS="+replacements(moduleRoot(t)))
	out, err := hugo.CombinedOutput()
	said := string(out)
	for _, trace := range []string{"execute of template failed", "panic", "goroutine ", "failed to load", "failed to render"} {
		if strings.Contains(said, trace) {
			t.Fatalf("hugo: %v\n%s", err, said[max(0, strings.Index(said, trace)-1500):])
		}
	}
	return said
}

const wrongSite = `baseURL = "https://example.org/"
disableKinds = ["home", "rss", "section", "sitemap", "taxonomy", "term"]
[[module.imports]]
path = "github.com/hugo-tickers/hugo-tickers"
[[module.imports]]
path = "github.com/hugo-tickers/hugo-tickers/pages"
`

const wrongLayout = `{{ partial "tickers/head.html" . }}{{ .Content }}{{ partial "tickers/end.html" . }}{{ partial "tickers/json-ld.html" . }}`

// A value of a wrong type in params.tickers is one error that names the key and the value. Each language of the site has another one.
func TestWrongParams(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	config := wrongSite
	wrong := map[string]bool{} // What must be said, once.
	n := 0
	for _, key := range slices.Sorted(maps.Keys(paramValues)) {
		for _, value := range append(wrongValues, "2023-02-03") {
			language := fmt.Sprintf("q%c%c", 'a'+n/20, 'a'+n%20)
			n++
			value = strings.ReplaceAll(value, `"a": 1`, `a = 1`)
			config += fmt.Sprintf("[languages.%s]\n[languages.%[1]s.params.tickers]\n%s = %s\n", language, key, value)
			write(t, filepath.Join(dir, "content", "page."+language+".md"), "---\ntitle: Page\ndate: 2023-06-16\n---\n"+`{{< ticker "META" >}} {{< ticker symbol="META" detail=true >}} {{< ticker "NONE" >}}`)
			isDay := (key == "at" || key == "since") && value == "2023-02-03"
			if !slices.Contains(paramValues[key], value) && !isDay && value != `{a = 1}` {
				wrong[fmt.Sprintf("params.tickers.%s is %q: it takes ", key, strings.NewReplacer(`"foo", 7`, "foo 7", `"`, "").Replace(value))] = true
			}
		}
	}
	write(t, filepath.Join(dir, "hugo.toml"), "defaultContentLanguage = 'qaa'\n"+config)
	write(t, filepath.Join(dir, "layouts", "page.html"), wrongLayout)
	write(t, filepath.Join(dir, "data", "tickers", "quotes.json"), `{"version": 1, "quotes": {`+countedQuote("META")+"}}")
	said := hugoSays(t, dir)
	for message := range wrong {
		if count := strings.Count(said, "ERROR "+message); count != 1 {
			t.Errorf("%d times: %s", count, message)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(paramValues)) {
		if !strings.Contains(said, "ERROR params.tickers."+key+` is "map[`) {
			t.Errorf("a table is taken for %s", key)
		}
	}
	if t.Failed() {
		t.Log(said)
	}
}

// entryFields are the fields of quotes.json and pins.json that the templates read, and which of wrongValues are right.
var entryFields = map[string][]string{
	"name": {`"foo"`, `""`}, "exchange": {`"foo"`, `""`}, "mic": {`"foo"`, `""`}, "currency": {`"foo"`}, "price": {`7`, `0.5`},
	"previousClose": {`7`, `0.5`}, "changePercent": {`7`, `0.5`}, "asOf": nil, "freshUntil": nil, "session": nil, "source": {`"foo"`, `""`}, "origin": {`"foo"`, `""`},
	"closes": {`[]`},
}

// lenient are the fields whose wrong values are left out, with what depends on them alone.
var lenient = []string{"final", "since", "due", "symbol", "mic", "change"}

// An entry of a data file with a value of a wrong type is one warning that names the file and the entry. Its badge is the bare symbol.
func TestWrongEntries(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	quotes, pins, mentions, requests := map[string]any{}, map[string]any{}, map[string]any{}, map[string]any{}
	good := func(symbol string) (entry map[string]any) {
		must(t, json.Unmarshal([]byte(countedPin("2023-06-15")[len(`"2023-06-15": `):]), &entry))
		entry["symbol"], entry["since"], entry["source"] = symbol, map[string]any{"2023-06-15": 5.5}, "yahoo"
		return entry
	}
	var page strings.Builder
	bare := map[string]bool{}
	n := 0
	for _, field := range append(slices.Sorted(maps.Keys(entryFields)), lenient...) {
		for _, value := range append(wrongValues, `"2023-99-99T00:00:00Z"`, `"2023-02-30T00:00:00Z"`) {
			right := slices.Contains(entryFields[field], value) || slices.Contains(lenient, field) || strings.HasPrefix(value, `"2`) && slices.Contains(entryFields[field], `"foo"`)
			symbol, pinned := fmt.Sprintf("Q%d", n), fmt.Sprintf("P%d", n)
			n++
			var wrong any
			must(t, json.Unmarshal([]byte(value), &wrong))
			quote, pin := good(symbol), good(pinned)
			quote[field], pin[field] = wrong, wrong
			quotes[symbol], pins[pinned] = quote, map[string]any{"2023-06-15": pin}
			quotes[pinned] = good(pinned)
			fmt.Fprintf(&page, "%s:{{< ticker symbol=%q show=%q detail=true sparkline=5 >}}:\n\n%s:{{< ticker symbol=%q show=%[3]q at=%[6]q since=%[6]q detail=true >}}:\n\n",
				symbol, symbol, "name price change", pinned, pinned, "2023-06-15")
			if !right {
				bare[symbol] = true
				bare[pinned] = field != "closes" && !(field == "freshUntil" && strings.Contains(value, "02-30")) // Of a latest quote alone.
			}
			mentions[symbol], requests[symbol] = wrong, wrong
			mentions[pinned], requests[pinned] = map[string]any{"en": wrong}, []any{wrong, map[string]any{"at": wrong, "since": wrong, "sparkline": wrong}}
		}
	}
	for _, value := range wrongValues {
		var wrong any
		must(t, json.Unmarshal([]byte(value), &wrong))
		symbol := fmt.Sprintf("E%d", n)
		n++
		quotes[symbol], pins[symbol], mentions[symbol] = wrong, wrong, map[string]any{"en": []any{"/page"}}
		fmt.Fprintf(&page, "%s:{{< ticker %q >}}:\n\n{{< ticker symbol=%[2]q at=%[3]q since=%[3]q >}}\n\n{{< tickers %[2]q >}}\n\n", symbol, symbol, "2023-06-15")
		bare[symbol] = true
	}
	for name, entries := range map[string]any{"quotes": quotes, "pins": pins, "mentions": mentions, "requests": requests} {
		text, err := json.Marshal(map[string]any{"version": 1, name: entries})
		must(t, err)
		write(t, filepath.Join(dir, "data", "tickers", name+".json"), string(text))
	}
	write(t, filepath.Join(dir, "hugo.toml"), wrongSite+"[params.tickers]\ndetail = true\nreport = true\nlink = 'pages'\n")
	write(t, filepath.Join(dir, "layouts", "page.html"), wrongLayout)
	write(t, filepath.Join(dir, "content", "page.md"), "---\ntitle: Page\ndate: 2023-06-16\n---\n"+page.String())
	said := hugoSays(t, dir)
	if strings.Contains(said, "ERROR") {
		t.Errorf("a mistake in an entry is an error: %s", said)
	}
	html := read(t, filepath.Join(dir, "public", "page", "index.html"))
	for symbol, isBare := range bare {
		_, badge, _ := strings.Cut(html, symbol+":")
		badge, _, _ = strings.Cut(badge, ":</p>")
		if isBare != (stripped(badge) == symbol) {
			t.Errorf("the badge of %s is %s", symbol, badge)
		}
		file := "the quote of " + symbol + " in data/tickers/quotes.json"
		if symbol[0] == 'P' {
			file = "the close of " + symbol + " for 2023-06-15 in data/tickers/pins.json"
		}
		if count := strings.Count(said, "WARN  "+file+" is not usable"); isBare && count != 1 {
			t.Errorf("%d warnings of %s", count, file)
		}
	}
	if t.Failed() {
		t.Logf("%.6000s", said)
	}
}
