package site

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// What parameters of the templates take.
var (
	flags    = []string{"true", "false"}
	levels   = []string{"warn", "error", "ignore"} // of a missing or stale quote
	palettes = []string{"western", "east-asian", "colour-blind", "neutral"}
	parts    = []string{"symbol", "name", "price", "change"} // of a badge
)

// oneOf checks that a parameter has one of some values. An empty one is none, as of a variable of the environment.
func oneOf(key string, value any, takes []string) error {
	if value == "" || slices.Contains(takes, fmt.Sprint(value)) {
		return nil
	}
	return fmt.Errorf("params.tickers.%s is %v: it takes %s", key, value, strings.Join(takes, ", "))
}

// show checks which parts of a badge a text or a list names.
func show(value any) error {
	var texts []string
	switch value := value.(type) {
	case string:
		texts = strings.FieldsFunc(value, func(r rune) bool { return r == ' ' || r == ',' })
	default:
		list, err := stringList(value, "params.tickers.show")
		if err != nil {
			return fmt.Errorf("params.tickers.show is %v: it takes any of %s", value, strings.Join(parts, ", "))
		}
		texts = list
	}
	for _, text := range texts {
		if !slices.Contains(parts, text) {
			return fmt.Errorf("params.tickers.show is %v: it takes any of %s", value, strings.Join(parts, ", "))
		}
	}
	return nil
}

// linked matches an address, which a single word is not: that is a misspelt "pages".
var linked = regexp.MustCompile(`^pages$|^false$|^$|[./:#?]|\{symbol\}`)

// link checks where badges link.
func link(value any) error {
	text, ok := value.(string)
	if value == nil || value == false || ok && linked.MatchString(text) {
		return nil
	}
	return fmt.Errorf(`params.tickers.link is %v: it takes "pages", a URL with {symbol} in it, such as "https://example.org/{symbol}", or "" for none`, value)
}
