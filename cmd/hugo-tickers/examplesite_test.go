package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"html"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// goldenPages are kept as HTML: a change of any template shows in one of them.
const goldenPages = "testdata/golden"

// TestExampleSite refreshes and builds the example site, and compares every page with its golden.
func TestExampleSite(t *testing.T) {
	public := buildExampleSite(t)
	seen := map[string]bool{}
	for _, name := range filesOf(t, public, ".html") {
		seen[name] = true
		got := mainOf(read(t, filepath.Join(public, name)))
		golden := filepath.Join(goldenPages, filepath.FromSlash(name))
		if *update {
			write(t, golden, got)
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Errorf("%s has no golden: run go test -run ExampleSite -update", name)
			continue
		}
		if got != string(want) {
			t.Errorf("%s differs from its golden %s: %s", name, golden, firstDifference(string(want), got))
		}
	}
	for _, name := range filesOf(t, goldenPages, ".html") {
		if !seen[name] {
			t.Errorf("the golden %s has no page", name)
		}
	}
	checkPages(t, public)
}

// buildExampleSite copies the example site, as a refresh and a build write there, and returns its public folder.
func buildExampleSite(t *testing.T) string {
	t.Helper()
	root := moduleRoot(t)
	site := filepath.Join(t.TempDir(), "exampleSite")
	if err := os.CopyFS(site, os.DirFS(filepath.Join(root, "exampleSite"))); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	code := run(context.Background(), []string{"refresh", "-s", site}, &env{
		stdout: io.Discard, stderr: &stderr, now: time.Now, environ: []string{"TICKERS_CACHEDIR=" + t.TempDir()}, isTerminal: func(io.Writer) bool { return false },
	})
	if code != exitDone {
		t.Fatalf("refresh ended with %d: %s", code, &stderr)
	}
	for _, name := range []string{"quotes.json", "pins.json", "mentions.json"} {
		stored := filepath.Join("data", "tickers", name)
		if read(t, filepath.Join(site, stored)) != read(t, filepath.Join(root, "exampleSite", stored)) {
			t.Errorf("a refresh of the example site changes its %s: commit what it writes", stored)
		}
	}
	config := filepath.Join(site, "hugo.toml")
	write(t, config, strings.ReplaceAll(read(t, config), "-> ../..", "-> "+filepath.ToSlash(root)))
	runHugo(t, "--source", site, "--panicOnWarning", "--quiet", "--cleanDestinationDir")
	return filepath.Join(site, "public")
}

var (
	badge  = regexp.MustCompile(`<a class="?ticker"? href[^>]* data-direction[^>]*>[A-Z.:]+ <data class="?ticker-change[^>]*>[^<]*</data></a>`)
	href   = regexp.MustCompile(` href="[^"]*"`)
	script = regexp.MustCompile(`<script[^>]*>`)
	tag    = regexp.MustCompile(`(?s)<!--.*?-->|<[^>]*>`)
	space  = regexp.MustCompile(`[ \t\n]+`)
	loaded = regexp.MustCompile(`<(?:script|img|iframe|source|video|audio|embed|object)[^>]*?src="?([^" >]+)|<link[^>]*?rel="?(?:stylesheet|preload|icon)"?[^>]*?href="?([^" >]+)`)
)

// checkPages holds the built pages against what the README promises.
func checkPages(t *testing.T, public string) {
	t.Helper()
	badges := 0
	for _, name := range filesOf(t, public, ".html") {
		page := read(t, filepath.Join(public, name))
		for _, script := range script.FindAllString(page, -1) {
			if !strings.Contains(script, "application/ld+json") {
				t.Errorf("%s ships a script: %s", name, script)
			}
		}
		for _, word := range []string{"HAHAHUGOSHORTCODE", "TICKERSNESTED", "<!-- raw HTML omitted", "-0.00", "−0.00"} {
			if strings.Contains(page, word) {
				t.Errorf("%s contains %q", name, word)
			}
		}
		for _, match := range loaded.FindAllStringSubmatch(page, -1) {
			address := match[1] + match[2]
			address = strings.TrimPrefix(address, "https://example.org") // Letters have whole addresses.
			if !strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "data:") || strings.HasPrefix(address, "//") {
				t.Errorf("%s loads %s from elsewhere", name, address)
			}
		}
		for _, b := range badge.FindAllString(page, -1) {
			badges++
			if size := len(href.ReplaceAllString(b, "")); size > 160 {
				t.Errorf("%s: a plain badge of %d bytes beside its link: %s", name, size, b)
			}
		}
	}
	if badges < 50 {
		t.Errorf("found %d plain badges, the pattern must have missed them", badges)
	}
	for name, want := range map[string]string{
		"posts/open-source-snowball/index.html":    "Facebook/Meta META +2.98% has spent",
		"de/posts/open-source-snowball/index.html": "Facebook/Meta META +2,98\u00a0% hat sich",
		"posts/narrow-gate/index.html":             "(NVDA +0.09% bought the maker of them in 2020)",
		"posts/the-smallest-landlord/index.html":   "The badge for ARM in this sentence is bare",
		"posts/then-and-now/index.html":            "the figures of this page name theirs: META −0.29%, +108.37% since Jun 16, 2023. The first",
		"de/posts/then-and-now/index.html":         "nennen die Zahlen dieser Seite den ihren: META −0,29\u00a0%, +108,37\u00a0% seit 16.06.2023. Die erste",
		"tickers/nvda/index.html":                  "Nvidia December 31, 2024 NVDA $134.29 −2.33% as of Dec 31, 2024 Mentioned in",
	} {
		text := space.ReplaceAllString(stripped(read(t, filepath.Join(public, filepath.FromSlash(name)))), " ")
		if !strings.Contains(text, want) {
			t.Errorf("%s does not read %q", name, want)
		}
	}
	for _, name := range filesOf(t, filepath.Join(public, "tickers"), ".css") {
		if size := gzipped(t, read(t, filepath.Join(public, "tickers", name))); size > 3072 {
			t.Errorf("the stylesheet has %d bytes gzipped, the bound is 3072", size)
		}
	}
}

// stripped returns a page's text as a reader without HTML gets it.
func stripped(page string) string {
	if _, body, ok := strings.Cut(page, "<body"); ok {
		_, page, _ = strings.Cut(body, ">")
	}
	return html.UnescapeString(tag.ReplaceAllString(page, ""))
}

// mainOf returns a page's main element; the head holds fingerprints and the version of Hugo.
func mainOf(page string) string {
	start, end := strings.Index(page, "<main>"), strings.Index(page, "</main>")
	if start < 0 || end < 0 {
		return page
	}
	return page[start:end] + "</main>\n"
}

func filesOf(t *testing.T, dir, extension string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && filepath.Ext(name) == extension {
			rel, _ := filepath.Rel(dir, name)
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil || len(names) == 0 {
		t.Errorf("%s holds no %s: %v", dir, extension, err)
	}
	return names
}

func read(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func gzipped(t *testing.T, content string) int {
	t.Helper()
	var buffer bytes.Buffer
	zip, err := gzip.NewWriterLevel(&buffer, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.WriteString(zip, content)
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	return buffer.Len()
}

// firstDifference shows the first line in which two texts differ.
func firstDifference(want, got string) string {
	wants, gots := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(wants), len(gots)) {
		w, g := "", ""
		if i < len(wants) {
			w = wants[i]
		}
		if i < len(gots) {
			g = gots[i]
		}
		if w != g {
			return "want\n\t" + w + "\ngot\n\t" + g
		}
	}
	return "nowhere"
}
