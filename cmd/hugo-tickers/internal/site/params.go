package site

import (
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// Params is the part of params.tickers that the command reads. The defaults are those of the module's hugo.toml.
type Params struct {
	Providers []string // in the order in which they are asked
	Watchlist []string // symbols that are needed besides those of the content, as written
	Remote    string   // where another site's quotes.json is published
	At, Since string   // the defaults of badges, as written; "" for the latest change alone
	Pages     bool     // the site has a page for each symbol
	Detail    bool     // badges with detail=true open a panel

	// IgnoreMissing and IgnoreStale are set where the build says nothing about a missing or a stale price, FailMissing where a missing
	// one fails it.
	IgnoreMissing, IgnoreStale, FailMissing bool

	File File
}

// File has the files of the provider "file". Paths are relative to the project.
type File struct {
	Closes   string // daily closes, CSV or JSON
	Quotes   string // quotes, CSV or JSON
	Splits   string // share splits, CSV
	Currency string // of closes without one: ISO 4217 or a minor unit
}

// keys are those of params.tickers.
var keys = []string{"at", "detail", "disclaimer", "file", "link", "missing", "palette", "providers", "publish", "remote", "show", "since", "stale", "watchlist"}

func readParams(language settings) (Params, error) {
	params := Params{Providers: []string{"yahoo"}}
	given, err := table(language.get("params.tickers"), "params.tickers")
	if err != nil {
		return params, err
	}
	for _, key := range slices.Sorted(maps.Keys(given)) {
		value := given[key]
		switch key {
		case "providers":
			params.Providers, err = stringList(value, "params.tickers.providers")
		case "watchlist":
			params.Watchlist, err = stringList(value, "params.tickers.watchlist")
		case "remote":
			text, ok := value.(string)
			if !ok || text != "" && !isWebAddress(text) { // It can have a password, and is not printed.
				err = errors.New(`params.tickers.remote is no address: write that of a quotes.json, such as "https://example.org/tickers/quotes.json"`)
			}
			params.Remote = text
		case "at":
			params.At, err = day(value, "params.tickers.at")
		case "since":
			params.Since, err = day(value, "params.tickers.since")
		case "link":
			params.Pages, err = value == "pages", link(value)
		case "detail":
			params.Detail = fmt.Sprint(value) == "true"
			err = oneOf(key, value, flags)
		case "disclaimer", "publish":
			err = oneOf(key, value, flags)
		case "palette":
			err = oneOf(key, value, palettes)
		case "show":
			err = show(value)
		case "file":
			params.File, err = readFile(value)
		case "missing", "stale":
			err = oneOf(key, value, levels)
			if ignored := value == "ignore"; key == "missing" {
				params.IgnoreMissing, params.FailMissing = ignored, value == "error"
			} else {
				params.IgnoreStale = ignored
			}
		case "_merge": // Hugo's own.
		default:
			err = unknownKey("params.tickers", key, keys)
		}
		if err != nil {
			return params, err
		}
	}
	return params, nil
}

// day reads a day as an author writes it.
func day(value any, name string) (string, error) {
	text := fmt.Sprint(value)
	switch text {
	case "", "published", "latest", "false":
		return text, nil
	}
	if _, err := quote.ParsePriceDate(text); err != nil {
		return "", fmt.Errorf(`%s is %q: it takes "published", a date such as "2023-06-16", or "" for none`, name, text)
	}
	return text, nil
}

func readFile(value any) (File, error) {
	var file File
	fields := map[string]*string{"closes": &file.Closes, "quotes": &file.Quotes, "splits": &file.Splits, "currency": &file.Currency}
	given, err := table(value, "params.tickers.file")
	if err != nil {
		return file, err
	}
	for _, key := range slices.Sorted(maps.Keys(given)) {
		value := given[key]
		if key == "_merge" { // Hugo's own.
			continue
		}
		field, ok := fields[key]
		if !ok {
			return file, unknownKey("params.tickers.file", key, []string{"closes", "quotes", "splits", "currency"})
		}
		text, ok := value.(string)
		if !ok {
			return file, fmt.Errorf("params.tickers.file.%s is %v: write a string", key, value)
		}
		*field = text
	}
	return file, nil
}

func table(value any, name string) (map[string]any, error) {
	if value == nil {
		return nil, nil
	}
	fields, err := hmaps.ToStringMapE(value)
	if err != nil {
		return nil, fmt.Errorf("%s is %v: write a table, [%s]", name, value, name)
	}
	return fields, nil
}

func stringList(value any, name string) ([]string, error) {
	items, ok := value.([]any)
	if texts, isStrings := value.([]string); isStrings {
		return texts, nil
	}
	if !ok {
		return nil, fmt.Errorf(`%s is %v: write a list of strings, in brackets`, name, value)
	}
	var list []string
	for _, item := range items {
		text, ok := item.(string)
		if !ok {
			return nil, fmt.Errorf(`%s contains %v, which is not a string: quote it, as in "%v"`, name, item, item)
		}
		list = append(list, text)
	}
	return list, nil
}

func unknownKey(table, key string, known []string) error {
	meant := ""
	if word := term.Closest(key, known); word != "" {
		meant = fmt.Sprintf("did you mean %q? ", word)
	}
	return fmt.Errorf("%s of the site's configuration has no key %q: %sit takes %s", table, key, meant, strings.Join(known, ", "))
}

func isWebAddress(text string) bool {
	address, err := url.Parse(text)
	return err == nil && (address.Scheme == "https" || address.Scheme == "http") && address.Host != ""
}
