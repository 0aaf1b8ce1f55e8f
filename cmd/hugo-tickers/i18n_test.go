package main

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var i18nKey = regexp.MustCompile(`(?m)^(\w+)\.other = "[^"]+"|^\[tickers\.(\w+)\]`)

// Every language has every word: a page in two languages at once would be the alternative.
func TestLanguagesAreComplete(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(moduleRoot(t), "i18n", "*.toml"))
	if err != nil || len(names) < 16 {
		t.Fatalf("%d languages, %v", len(names), err)
	}
	keys := func(name string) []string {
		var found []string
		for _, match := range i18nKey.FindAllStringSubmatch(read(t, name), -1) {
			found = append(found, match[1]+match[2])
		}
		slices.Sort(found)
		return found
	}
	want := keys(filepath.Join(moduleRoot(t), "i18n", "en.toml"))
	for _, name := range names {
		if got := keys(name); !slices.Equal(got, want) {
			t.Errorf("%s has the words %s, want %s", filepath.Base(name), strings.Join(got, " "), strings.Join(want, " "))
		}
	}
}
