package scan

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/gohugoio/hugo/parser/metadecoders"
	"github.com/gohugoio/hugo/parser/pageparser"
)

// FrontMatter returns the fields of a page's front matter.
func FrontMatter(source []byte) (map[string]any, error) {
	content, err := pageparser.ParseFrontMatterAndContent(bytes.NewReader(source))
	return content.FrontMatter, err
}

func fieldsOf(item pageparser.Item, source []byte) (map[string]any, error) {
	return metadecoders.Default.UnmarshalToMap(item.Val(source), pageparser.FormatFromFrontMatterType(item.Type))
}

// call matches the opening of one of our shortcodes.
var call = regexp.MustCompile(`\{\{[<%]\s*(?:tickers/)?(?:ticker|ticker-text|tickers|pullquote|series-card|series-nav)\s`)

// frontMatter reads what a page says of its tickers: symbols, tickers = ["META"], or a table of symbols, at and since.
func (p *page) frontMatter(item pageparser.Item) error {
	text := item.Val(p.source)
	for _, at := range call.FindAllIndex(text, -1) {
		p.add(Field, string(text[at[0]:at[1]-1]), item.Pos()+at[0], false)
	}
	if !bytes.Contains(bytes.ToLower(text), []byte("tickers")) {
		return nil
	}
	fields, err := fieldsOf(item, p.source)
	if err != nil {
		return p.errorAt(item.Pos(), fmt.Errorf("front matter: %w", err))
	}
	value := field(fields, "tickers")
	if params, ok := field(fields, "params").(map[string]any); ok && value == nil {
		value = field(params, "tickers")
	}
	if table, ok := value.(map[string]any); ok {
		p.asks = Asks{At: toText(field(table, "at")), Since: toText(field(table, "since"))}
		value = field(table, "symbols")
	}
	if value == nil {
		return nil
	}
	return p.listed(item.Pos(), text, value)
}

// field returns a field of the front matter, whose names Hugo reads in lower case.
func field(fields map[string]any, name string) any {
	for key, value := range fields {
		if strings.EqualFold(key, name) {
			return value
		}
	}
	return nil
}

// toText writes a value of the front matter as an argument: a date without a time is one.
func toText(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case time.Time:
		if v.Equal(v.Truncate(24 * time.Hour)) {
			return v.Format(time.DateOnly)
		}
		return v.Format(time.RFC3339)
	}
	return fmt.Sprint(value)
}

func (p *page) listed(offset int, text []byte, value any) error {
	list, ok := value.([]any)
	if !ok {
		return p.errorAt(offset, fmt.Errorf(`front matter: tickers is %v: write a list, such as ["META", "XLON:VOD"]`, value))
	}
	for _, entry := range list {
		symbol, isText := entry.(string)
		place := max(0, bytes.Index(text, []byte(fmt.Sprint(entry))))
		if !isText {
			return p.errorAt(offset+place, fmt.Errorf(`front matter: tickers holds %v, which is no string: quote it, as in "%v"`, entry, entry))
		}
		p.symbol(symbol, offset+place, false, Asks{})
	}
	return nil
}
