package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The most lines that a file may have. A file that outgrows them has more than one subject.
const (
	maxGoLines       = 250
	maxCommandLines  = 110 // Package main reads flags and calls the engine.
	maxMedianLines   = 80  // Of the Go files that are no tests.
	maxTemplateLines = 80  // With the comment at its head.
)

func TestGoFilesAreShort(t *testing.T) {
	var lines []int
	for _, name := range filesOf(t, ".", ".go") {
		n := strings.Count(read(t, name), "\n")
		limit := maxGoLines
		if !strings.HasSuffix(name, "_test.go") {
			lines = append(lines, n)
			if !strings.Contains(name, "/") {
				limit = maxCommandLines
			}
		}
		if n > limit {
			t.Errorf("%s has %d lines, the limit is %d", name, n, limit)
		}
	}
	slices.Sort(lines)
	if middle := lines[len(lines)/2]; middle > maxMedianLines {
		t.Errorf("the median of %d Go files is %d lines, the limit is %d", len(lines), middle, maxMedianLines)
	}
}

func TestTemplatesAreShort(t *testing.T) {
	for _, name := range templateFiles(t) {
		if n := strings.Count(read(t, name), "\n"); n > maxTemplateLines {
			t.Errorf("%s has %d lines, the limit is %d", name, n, maxTemplateLines)
		}
	}
}

// templateFiles returns the paths of all templates of the modules and of the sites of the tests.
func templateFiles(t *testing.T) []string {
	t.Helper()
	root := moduleRoot(t)
	var names []string
	for _, dir := range []string{"layouts", "shortcodes", "pages", "mail", "exampleSite/layouts", "cmd/hugo-tickers/testdata/web/site"} {
		for _, extension := range []string{".html", ".xml", ".md", ".txt", ".gotmpl"} {
			names = append(names, findFiles(t, filepath.Join(root, filepath.FromSlash(dir)), extension)...)
		}
	}
	if len(names) < 60 {
		t.Fatalf("found %d templates, some directories must have moved", len(names))
	}
	return names
}
