package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/registry"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// checkSpellings refuses a key of the instruments file that is neither a field nor the name of a provider. What else is wrong with the
// file is reported by those who read it.
func checkSpellings(s *site.Site) error {
	instruments, err := store.ReadInstruments(s.Data)
	if err != nil {
		return nil
	}
	names := []string{"file", "remote"}
	for _, spec := range registry.Specs() {
		names = append(names, spec.Name)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	for _, symbol := range slices.Sorted(maps.Keys(instruments)) {
		for _, key := range slices.Sorted(maps.Keys(instruments[symbol].Spelling)) {
			if slices.Contains(names, key) {
				continue
			}
			meant := ""
			if word := term.Closest(key, names); word != "" {
				meant = fmt.Sprintf("did you mean %q? ", word)
			}
			return fmt.Errorf("the entry of %s in %s has no key %q: %sbesides the fields of an instrument it takes the providers %s",
				symbol, s.Rel(filepath.Join(s.Data, "instruments")), key, meant, strings.Join(names, ", "))
		}
	}
	return nil
}
