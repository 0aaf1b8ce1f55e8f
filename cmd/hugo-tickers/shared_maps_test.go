package main

import (
	"regexp"
	"strings"
	"testing"
)

// Hugo renders pages at the same time. A scratch guards its own keys, but not a map that it holds: who reads that map while another page
// writes it crashes Hugo. So a map is written in a scratch that the same template has made, before anyone else sees it, or in that of a
// shortcode, which one page alone renders. What the pages of a site share is set whole.
func TestTemplatesWriteNoSharedMap(t *testing.T) {
	for _, name := range templateFiles(t) {
		if problem := sharedMapProblem(read(t, name)); problem != "" {
			t.Errorf("%s: %s", name, problem)
		}
	}
	for _, source := range []string{
		`{{- $store.nested.SetInMap "a" "b" 1 -}}`,
		`{{- (partialCached "tickers/data/store.html" "").nested.SetInMap "a" "b" 1 -}}`,
		`{{ .Page.Store.SetInMap "a" "b" 1 }}`,
		`{{ $s := newScratch }}{{ $s.Set "a" dict }}{{ .Page.Store.DeleteInMap "a" "b" }}`,
		`{{ site.Store.Set "a" 1 }}`,
		`{{ hugo.Store.Add "a" 1 }}`,
		`{{ .Scratch.Set "a" 1 }}`,
		`{{ range $store.reported.Values }}{{ end }}`,
		`{{ $store.pages.Add "a" (slice 1) }}`,
	} {
		if sharedMapProblem(source) == "" {
			t.Errorf("no problem found in %s", source)
		}
	}
	for _, source := range []string{
		`{{ $s := newScratch }}{{ $s.SetInMap "a" "b" 1 }}{{ range $s.Values }}{{ end }}`,
		`{{ $parent := .shortcode.Parent }}{{ $parent.Store.SetInMap "nested" "b" 1 }}`,
		`{{ $store.badges.Set $key $html }}`,
	} {
		if problem := sharedMapProblem(source); problem != "" {
			t.Errorf("%s: %s", source, problem)
		}
	}
}

var (
	// mapWrite finds what writes a map that a scratch holds, or returns all its maps.
	mapWrite = regexp.MustCompile(`([\w$.)]+)\.(SetInMap|DeleteInMap|Add|Values|GetSortedMapValues)\b`)
	ownStore = regexp.MustCompile(`(\$\w+) := newScratch\b`)

	// sharedStore finds the stores of Hugo, which live longer than a page.
	sharedStore = regexp.MustCompile(`(?i)\b(site|hugo|page)\.(Store|Scratch)\b|(^|[^\w)])\.(Store|Scratch)\b`)
	comment     = regexp.MustCompile(`(?s)\{\{-? ?/\*.*?\*/ ?-?\}\}`)
)

// sharedMapProblem returns the first place where a template writes a map that other pages may read.
func sharedMapProblem(source string) string {
	source = comment.ReplaceAllString(source, "")
	if store := sharedStore.FindString(source); store != "" {
		return store + " is shared between pages: use a scratch of data/store.html"
	}
	own := map[string]bool{"$parent.Store": true}
	for _, match := range ownStore.FindAllStringSubmatch(source, -1) {
		own[match[1]] = true
	}
	for _, match := range mapWrite.FindAllStringSubmatch(source, -1) {
		if !own[strings.TrimSpace(match[1])] {
			return match[0] + " is shared between pages: set a complete map"
		}
	}
	return ""
}
