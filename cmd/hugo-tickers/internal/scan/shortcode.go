package scan

import (
	"strconv"
	"strings"

	"github.com/gohugoio/hugo/parser/pageparser"
)

// argument is an argument of a shortcode. A positional one has no name.
type argument struct {
	name, text string
	offset     int
	unquoted   bool
}

// shortcode reads one shortcode: items is everything between its delimiters.
func (p *page) shortcode(open pageparser.Item, items pageparser.Items) {
	if len(items) == 0 || !items[0].IsShortcodeName() {
		return // A closing, inline or broken shortcode.
	}
	name := p.ours(items[0])
	switch name {
	case "ticker", "tickers", "pullquote", "series-card", "series-nav":
		if name == "ticker" {
			p.badges = append(p.badges, open.Pos())
		}
		if open.IsShortcodeMarkupDelimiter() {
			p.record(ProblemPercentCall, name, open.Pos(), false)
		}
	}
	arguments := p.arguments(items[1:])
	request := requestOf(arguments)
	for i, a := range arguments {
		first := i == 0 && a.name == ""
		switch name {
		case "ticker", "ticker-text":
			if first || a.name == "symbol" {
				p.symbol(a.text, a.offset, a.unquoted, request)
			}
		case "tickers":
			if a.name == "symbols" || a.name == "" {
				p.list(a, request)
			}
		case "series-card":
			if first || a.name == "page" {
				p.record(PageRef, a.text, a.offset, false)
			}
		case "pullquote":
			if a.name == "from" {
				p.record(PageRef, a.text, a.offset, false)
			}
		}
	}
}

// ours returns the short name of a shortcode, "" if it belongs to a theme or to the project. The long names are always ours.
func (p *page) ours(item pageparser.Item) string {
	name, long := strings.CutPrefix(item.ValStr(p.source), "tickers/")
	if !long && p.options.Foreign[name] {
		return ""
	}
	return name
}

// requestOf reads what a shortcode asks for beyond the latest quote.
func requestOf(arguments []argument) Request {
	var request Request
	for _, a := range arguments {
		switch a.name {
		case "at":
			request.At = a.text
		case "since":
			request.Since = a.text
		case "sparkline":
			request.Sparkline, _ = strconv.Atoi(a.text) // The template reports text that is not a number.
		case "detail":
			request.Panel = a.text == "true"
		}
	}
	return request
}

func (p *page) arguments(items pageparser.Items) []argument {
	var arguments []argument
	for i := 0; i < len(items); i++ {
		if !items[i].IsShortcodeParam() {
			continue
		}
		value, name := items[i], ""
		if i+1 < len(items) && items[i+1].IsShortcodeParamVal() {
			name = value.ValStr(p.source)
			i++
			value = items[i]
		}
		arguments = append(arguments, argument{name, value.ValStr(p.source), value.Pos(), p.unquoted(value.Pos())})
	}
	return arguments
}

// unquoted reports whether a value has no quotation mark before it.
func (p *page) unquoted(offset int) bool {
	return offset == 0 || !strings.ContainsRune("\"`", rune(p.source[offset-1]))
}

// list records the symbols of a table, "META, GOOG".
func (p *page) list(a argument, request Request) {
	offset := a.offset
	for _, part := range strings.SplitAfter(a.text, ",") {
		text := strings.TrimSpace(strings.TrimSuffix(part, ","))
		switch {
		case text != "":
			p.symbol(text, offset+strings.Index(part, text), a.unquoted, request)
		case strings.Contains(a.text, ","):
			p.record(ProblemEmptySymbol, strings.TrimSpace(a.text), max(a.offset, offset-1), false)
		}
		offset += len(part)
	}
}
