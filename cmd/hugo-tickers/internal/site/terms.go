package site

import (
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cast"
)

// readTaxonomies returns the front matter fields of a site's taxonomies: tags and categories, unless the site names others.
func readTaxonomies(site settings) []string {
	disabled := toStrings(site["disablekinds"])
	if slices.Contains(disabled, "taxonomy") || slices.Contains(disabled, "term") {
		return nil
	}
	given, ok := toTable(site["taxonomies"])
	if !ok {
		return []string{"categories", "tags"}
	}
	var fields []string
	for key, plural := range given {
		if text := cast.ToString(plural); text != "" && key != "_merge" {
			fields = append(fields, strings.ToLower(text))
		}
	}
	return fields
}

// Terms returns the logical paths of the terms that front matter gives a page, such as "/tags/ai".
func (s *Site) Terms(front map[string]any) []string {
	var paths []string
	for key, value := range front {
		field := strings.ToLower(key)
		if !slices.Contains(s.taxonomies, field) {
			continue
		}
		for _, term := range toStrings(value) {
			paths = append(paths, NormalPath("/"+field+"/"+sanitize(term)))
		}
	}
	return paths
}

// sanitize removes the characters that Hugo drops from the path of a term.
func sanitize(term string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || unicode.IsSpace(r) || strings.ContainsRune("./\\_-#+~@%", r) {
			return r
		}
		return -1
	}, strings.Join(strings.Fields(term), " "))
}
