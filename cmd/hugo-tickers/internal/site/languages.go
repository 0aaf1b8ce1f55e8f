package site

import (
	"maps"
	"slices"
	"strings"

	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/gohugoio/hugo/hugofs/hglob"
	"github.com/spf13/cast"
)

// settings is the configuration as one language has it. Its keys are in lower case.
type settings map[string]any

// get returns a value by its path, such as "params.tickers".
func (s settings) get(path string) any {
	first, rest, nested := strings.Cut(path, ".")
	if !nested {
		return s[first]
	}
	table, _ := toTable(s[first])
	return settings(table).get(rest)
}

// languageSettings lays what a language sets for itself over what the site has.
func languageSettings(site settings, language string) settings {
	languages, _ := toTable(site["languages"])
	own, _ := toTable(languages[language])
	return overlay(site, own)
}

// overlay returns a table with the values of another one over it, key by key.
func overlay(base, over map[string]any) map[string]any {
	result := maps.Clone(base)
	if result == nil {
		result = map[string]any{}
	}
	for key, value := range over {
		table, isTable := toTable(value)
		below, wasTable := toTable(result[key])
		if isTable && wasTable {
			value = overlay(below, table)
		}
		result[key] = value
	}
	return result
}

func toTable(value any) (map[string]any, bool) {
	switch table := value.(type) {
	case hmaps.Params:
		return table, true
	case settings:
		return table, true
	case map[string]any:
		return table, true
	}
	return nil, false
}

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
