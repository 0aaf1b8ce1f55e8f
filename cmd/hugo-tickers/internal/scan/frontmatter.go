package scan

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/gohugoio/hugo/parser/metadecoders"
	"github.com/gohugoio/hugo/parser/pageparser"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// FrontMatter returns the fields of a page's front matter.
func FrontMatter(source []byte) (map[string]any, error) {
	if err := checkDepth(leading(source)); err != nil {
		return nil, err
	}
	content, err := pageparser.ParseFrontMatterAndContent(bytes.NewReader(source))
	return content.FrontMatter, term.FirstLine(err)
}

func decode(item pageparser.Item, source []byte) (map[string]any, error) {
	if err := checkDepth(item.Val(source)); err != nil {
		return nil, err
	}
	fields, err := metadecoders.Default.UnmarshalToMap(item.Val(source), pageparser.FormatFromFrontMatterType(item.Type))
	return fields, term.FirstLine(err)
}

// shortcodeCall matches the opening of one of our shortcodes.
var shortcodeCall = regexp.MustCompile(`\{\{[<%]\s*(?:tickers/)?(?:ticker|ticker-text|tickers|pullquote|series-card|series-nav)\s`)

// HasCall reports whether a text that is no page has a call of one of our shortcodes.
func HasCall(source []byte) bool { return shortcodeCall.Match(source) }

// frontMatterKeys are the keys of the table tickers in front matter.
var frontMatterKeys = []string{"at", "since", "symbols"}

// frontMatter reads the field tickers: a list of symbols, or a table of symbols, at and since.
func (p *page) frontMatter(item pageparser.Item) error {
	text := item.Val(p.source)
	calls := shortcodeCall.FindAllIndex(text, -1)
	if len(calls) == 0 && !bytes.Contains(bytes.ToLower(text), []byte("tickers")) {
		return nil
	}
	fields, err := decode(item, p.source)
	if err != nil {
		return p.positionError(item.Pos(), fmt.Errorf("front matter: %w", err))
	}
	if len(calls) > 0 {
		p.calledInFields(fields, text, item.Pos())
	}
	value := field(fields, "tickers")
	if params, ok := field(fields, "params").(map[string]any); ok && value == nil {
		value = field(params, "tickers")
	}
	if table, ok := value.(map[string]any); ok {
		for key := range table {
			if !slices.ContainsFunc(frontMatterKeys, func(known string) bool { return strings.EqualFold(key, known) }) {
				p.record(ProblemFrontMatterKey, key, item.Pos()+max(0, bytes.Index(text, []byte(key))), false)
			}
		}
		p.request = Request{At: toText(field(table, "at")), Since: toText(field(table, "since"))}
		value = field(table, "symbols")
	}
	if value == nil {
		return nil
	}
	return p.addSymbolList(item.Pos(), text, value)
}

// calledInFields records shortcodes in the fields of front matter. A layout may render a field, so their symbols count.
func (p *page) calledInFields(value any, text []byte, offset int) {
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			p.calledInFields(v[key], text, offset)
		}
	case []any:
		for _, entry := range v {
			p.calledInFields(entry, text, offset)
		}
	case string:
		call := shortcodeCall.FindString(v)
		if call == "" {
			return
		}
		// Text that begins with a brace would be front matter itself.
		inner := &page{file: p.file, source: []byte("." + v), options: p.options}
		_ = inner.read() // Text that Hugo cannot read is no call.
		// The field is written with escapes or indentation of its format: the place of its first call stands for all.
		place := max(0, bytes.Index(text, []byte(strings.TrimSpace(call))))
		if len(inner.mentions) > 0 {
			p.record(ProblemInFrontMatter, strings.TrimSpace(call), offset+place, false)
		}
		for _, m := range inner.mentions {
			if m.Kind == Symbol {
				p.symbol(m.Text, offset+place+max(0, bytes.Index(text[place:], []byte(m.Text))), false, m.Request)
			}
		}
	}
}

// field returns a field by its name. Hugo ignores the case of names.
func field(fields map[string]any, name string) any {
	for key, value := range fields {
		if strings.EqualFold(key, name) {
			return value
		}
	}
	return nil
}

// toText returns a value as an author writes it in an argument. A date at midnight has no time.
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

func (p *page) addSymbolList(offset int, text []byte, value any) error {
	list, ok := value.([]any)
	if !ok {
		return p.positionError(offset, fmt.Errorf(`front matter: tickers is %v: write a list, such as ["META", "XLON:VOD"]`, value))
	}
	for _, entry := range list {
		symbol, isText := entry.(string)
		place := max(0, bytes.Index(text, []byte(fmt.Sprint(entry))))
		if !isText {
			return p.positionError(offset+place, fmt.Errorf(`front matter: tickers contains %v, which is not a string: quote it, as in "%v"`, entry, entry))
		}
		p.symbol(symbol, offset+place, false, Request{})
	}
	return nil
}
