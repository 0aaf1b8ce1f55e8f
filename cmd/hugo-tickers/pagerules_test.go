package main

import (
	"bytes"
	"compress/gzip"
	"html"
	"io"
	"maps"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

var (
	badge       = regexp.MustCompile(`<a [^>]*class="?ticker"?[ >][^<]*<data class="?ticker-change[^>]*>[^<]*</data></a>`)
	href        = regexp.MustCompile(` href="[^"]*"`)
	script      = regexp.MustCompile(`<script[^>]*>`)
	tag         = regexp.MustCompile(`(?s)<!--.*?-->|<[^>]*>`)
	space       = regexp.MustCompile(`[ \t\n]+`)
	dataElement = regexp.MustCompile(`<data[^>]* value="?([^" >]*)[^>]*>([^<]*)</data>`)
	notNumber   = regexp.MustCompile(`[^0-9.-]`)
	panelButton = regexp.MustCompile(` popovertarget="?([^" >]+)`)
	panelID     = regexp.MustCompile(`<div[^>]* id="?([^" >]+)"?[^>]* popover\b`)
	loaded      = regexp.MustCompile(`<(?:script|img|iframe|source|video|audio|embed|object)[^>]*?src="?([^" >]+)|<link[^>]*?rel="?(?:stylesheet|preload|icon)"?[^>]*?href="?([^" >]+)`)
)

// checkPages checks what the README promises about every page.
func checkPages(t *testing.T, public string) {
	t.Helper()
	badges, values := 0, 0
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
			address = strings.TrimPrefix(address, "https://example.org") // Mail has absolute addresses.
			if !strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "data:") || strings.HasPrefix(address, "//") {
				t.Errorf("%s loads %s from another site", name, address)
			}
		}
		values += checkValues(t, name, page)
		checkPanels(t, name, page)
		for _, b := range badge.FindAllString(page, -1) {
			badges++
			if size := len(href.ReplaceAllString(b, "")); size > 192 {
				t.Errorf("%s: a plain badge of %d bytes without its link: %s", name, size, b)
			}
		}
	}
	if badges < 50 || values < 200 {
		t.Errorf("found %d plain badges and %d data elements, the patterns must have missed some", badges, values)
	}
	for name, want := range map[string]string{
		"posts/open-source-snowball/index.html":    "Facebook/Meta META +2.98% has spent",
		"de/posts/open-source-snowball/index.html": "Facebook/Meta META +2,98\u00a0% hat sich",
		"posts/narrow-gate/index.html":             "(NVDA +0.09% bought the maker of them in 2020)",
		"posts/the-smallest-landlord/index.html":   "The badge for ARM in this sentence is bare",
		"posts/then-and-now/index.html":            "the figures of this page name theirs: META −0.29%, +108.37% since Jun 16, 2023. The first",
		"de/posts/then-and-now/index.html":         "nennen die Zahlen dieser Seite den ihren: META −0,29\u00a0%, +108,37\u00a0% seit 16.06.2023. Die erste",
		"tickers/nvda/index.html":                  "Nvidia June 13, 2023 NVDA $134.29 −2.33% as of Dec 31, 2024 Mentioned in",
	} {
		text := space.ReplaceAllString(stripped(read(t, filepath.Join(public, filepath.FromSlash(name)))), " ")
		if !strings.Contains(text, want) {
			t.Errorf("%s does not read %q", name, want)
		}
	}
	for _, name := range filesOf(t, filepath.Join(public, "tickers"), ".css") {
		if size := gzipped(t, read(t, filepath.Join(public, "tickers", name))); size > 3072 {
			t.Errorf("the stylesheet has %d bytes gzipped, the limit is 3072", size)
		}
	}
}

// checkValues compares the value of every data element, which programs read, with its text, which people read. It returns how many there are.
func checkValues(t *testing.T, name, page string) int {
	t.Helper()
	elements := dataElement.FindAllStringSubmatch(page, -1)
	for _, match := range elements {
		value, text := match[1], html.UnescapeString(match[2])
		digits := strings.ReplaceAll(text, ",", "")
		if strings.HasPrefix(name, "de/") || strings.HasPrefix(name, "/de/") {
			digits = strings.ReplaceAll(strings.ReplaceAll(text, ".", ""), ",", ".")
		}
		digits = notNumber.ReplaceAllString(strings.ReplaceAll(digits, "−", "-"), "")
		_, fraction, _ := strings.Cut(digits, ".")
		number, err := decimal.NewFromString(value)
		if err != nil || number.StringFixed(int32(len(fraction))) != digits {
			t.Errorf("%s: the value %s of a data element reads %q", name, value, text)
		}
	}
	return len(elements)
}

// checkPanels checks that every badge button opens a panel of its page, and that every panel has a button.
func checkPanels(t *testing.T, name, page string) {
	t.Helper()
	buttons, panels := map[string]bool{}, map[string]bool{}
	for _, match := range panelButton.FindAllStringSubmatch(page, -1) {
		buttons[match[1]] = true
	}
	for _, match := range panelID.FindAllStringSubmatch(page, -1) {
		panels[match[1]] = true
	}
	if !maps.Equal(buttons, panels) {
		t.Errorf("%s: the buttons open the panels %v, the page has the panels %v", name, buttons, panels)
	}
}

// stripped returns the text of a page without its tags.
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
