package scan

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/gohugoio/hugo/parser/pageparser"
)

// argument is one argument of a shortcode; a positional one has no name.
type argument struct {
	name, text string
	offset     int
	unquoted   bool
}

// heading matches the start of a line that is a heading.
var heading = regexp.MustCompile(`^ {0,3}#{1,6}\s`)

// shortcode reads what stands behind the opening delimiter of one shortcode.
func (p *page) shortcode(open pageparser.Item, items pageparser.Items) {
	if len(items) == 0 || !items[0].IsShortcodeName() {
		return // A closing shortcode, an inline one, a broken one.
	}
	name := strings.TrimPrefix(items[0].ValStr(p.source), "tickers/")
	switch name {
	case "ticker", "tickers", "pullquote", "series-card", "series-nav":
		if open.IsShortcodeMarkupDelimiter() {
			p.add(Percent, name, open.Pos(), false)
		} else if name == "ticker" && heading.Match(p.source[bytes.LastIndexByte(p.source[:open.Pos()], '\n')+1:]) {
			p.add(Heading, name, open.Pos(), false)
		}
	}
	arguments := p.arguments(items[1:])
	asks := asksOf(arguments)
	for i, a := range arguments {
		first := i == 0 && a.name == ""
		switch name {
		case "ticker", "ticker-text":
			if first || a.name == "symbol" {
				p.symbol(a.text, a.offset, a.unquoted, asks)
			}
		case "tickers":
			if a.name == "symbols" || a.name == "" {
				p.list(a, asks)
			}
		case "series-card":
			if first || a.name == "page" {
				p.add(Target, a.text, a.offset, false)
			}
		case "pullquote":
			if a.name == "from" {
				p.add(Target, a.text, a.offset, false)
			}
		}
	}
}

// asksOf reads what a shortcode asks of its symbols.
func asksOf(arguments []argument) Asks {
	var asks Asks
	for _, a := range arguments {
		switch a.name {
		case "at":
			asks.At = a.text
		case "since":
			asks.Since = a.text
		case "sparkline":
			asks.Spark, _ = strconv.Atoi(a.text) // The template complains of what is no number.
		}
	}
	return asks
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

// unquoted reports whether no quotation mark stands before a value.
func (p *page) unquoted(offset int) bool {
	return offset == 0 || !strings.ContainsRune("\"`", rune(p.source[offset-1]))
}

// list splits the symbols of a table, "META, GOOG".
func (p *page) list(a argument, asks Asks) {
	offset := a.offset
	for _, part := range strings.SplitAfter(a.text, ",") {
		text := strings.TrimSpace(strings.TrimSuffix(part, ","))
		if text != "" {
			p.symbol(text, offset+strings.Index(part, text), a.unquoted, asks)
		}
		offset += len(part)
	}
}
