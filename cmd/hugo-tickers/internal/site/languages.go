package site

import (
	"slices"
	"strings"

	"github.com/gohugoio/hugo/hugofs/hglob"
	"github.com/spf13/cast"
)

// languageNames returns the languages that a site declares, in lower case as Hugo has them, and the default one.
func languageNames(site settings) (names []string, byDefault string) {
	languages, _ := toTable(site["languages"])
	for name := range languages {
		if name != "_merge" {
			names = append(names, strings.ToLower(name))
		}
	}
	slices.Sort(names)
	if byDefault = strings.ToLower(cast.ToString(site["defaultcontentlanguage"])); byDefault == "" {
		byDefault = "en"
	}
	return names, byDefault
}

// matchLanguages returns the languages that a list of patterns of sites.matrix selects: "de", "{de,fr}", "**"; "! fr" excludes.
func matchLanguages(patterns, languages []string) []string {
	var matched []string
	for _, language := range languages {
		selected, onlyExcluded := false, true
		for _, pattern := range patterns {
			pattern, excludes := strings.CutPrefix(strings.ToLower(pattern), hglob.NegationPrefix)
			glob, err := hglob.GetGlob(pattern)
			matches := err == nil && glob.Match(language)
			if excludes && matches {
				selected, onlyExcluded = false, false
				break
			}
			onlyExcluded = onlyExcluded && excludes
			selected = selected || !excludes && matches
		}
		if selected || onlyExcluded && len(patterns) > 0 {
			matched = append(matched, language)
		}
	}
	return matched
}

// matrixLanguages returns the patterns of languages of sites.matrix in a table of a mount or of front matter, nil if it has none.
func matrixLanguages(fields map[string]any) []string {
	for _, key := range []string{"sites", "matrix", "languages"} {
		var value any
		for name, v := range fields {
			if strings.EqualFold(name, key) {
				value = v
			}
		}
		if key == "languages" {
			return toStrings(value)
		}
		fields, _ = toTable(value)
	}
	return nil
}
