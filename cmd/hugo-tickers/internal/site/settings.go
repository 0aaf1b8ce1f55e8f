package site

import (
	"maps"
	"strings"

	"github.com/gohugoio/hugo/common/hmaps"
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
