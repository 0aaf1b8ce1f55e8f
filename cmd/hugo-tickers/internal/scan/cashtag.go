package scan

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/gohugoio/hugo/parser/pageparser"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// cashtag matches a dollar sign and one to five capitals, optionally with a share class: $META, $BRK.B and $BRK-B.
var cashtag = regexp.MustCompile(`\$[A-Z]{1,5}(?:[.-][A-Z])?\b`)

// adjacentChars matches characters that must not be next to a cashtag, as in US$5, $$x$$ and \\$META.
var adjacentChars = regexp.MustCompile(`[\w$\\]`)

// amounts matches what stands for amounts of money in brackets, as ($M) at the head of a column.
var amounts = regexp.MustCompile(`^\(\$(?:[KMBT]|MM|MN|BN|TN)\)$`)

// currencies are codes that authors write behind a dollar sign. Other codes, such as AMD and ALL, are symbols of companies too.
var currencies = wordSet("USD EUR GBP JPY CHF CAD AUD NZD CNY CNH HKD SGD TWD KRW INR SEK NOK DKK ISK PLN CZK HUF RON TRY ILS ZAR MXN BRL ARS CLP " +
	"IDR MYR PHP THB VND RUB UAH AED SAR QAR KWD EGP NGN PKR")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// Cashtags returns the cashtags in the text of a Markdown page. Code, shortcodes and currency codes ($USD) are left out.
func Cashtags(file string, source []byte) []Mention {
	if bytes.IndexByte(source, '$') < 0 {
		return nil
	}
	p := &page{file: file, source: source}
	prose := maskNonProse(source)
	p.cashtags(&excerpt{text: prose, starts: []int{0}, places: []int{0}})
	return p.withPositions()
}

// cashtags records the cashtags in Markdown. The text of a fence pullquote is Markdown too.
func (p *page) cashtags(e *excerpt) {
	_ = ast.Walk(markdown.Parse(text.NewReader(e.text)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if _, code := node.(*ast.CodeSpan); code || !entering {
			return ast.WalkSkipChildren, nil
		}
		if fence, ok := node.(*ast.FencedCodeBlock); ok && fence.Info != nil && fenceName(e, fence) == "pullquote" {
			p.cashtags(passageOf(e, fence))
		}
		words, ok := node.(*ast.Text)
		if !ok {
			return ast.WalkContinue, nil
		}
		text := words.Segment.Value(e.text)
		for _, at := range cashtag.FindAllIndex(text, -1) {
			if at[0] > 0 && adjacentChars.Match(text[at[0]-1:at[0]]) || at[1] < len(text) && adjacentChars.Match(text[at[1]:at[1]+1]) {
				continue
			}
			symbol := string(text[at[0]+1 : at[1]])
			if !currencies[symbol] && !amounts.Match(text[max(0, at[0]-1):min(len(text), at[1]+1)]) {
				p.record(Cashtag, symbol, e.place(words.Segment.Start+at[0]), false)
			}
		}
		return ast.WalkContinue, nil
	})
}

// maskNonProse replaces front matter and shortcodes by dots. Offsets stay valid, and Markdown sees no new indentation.
func maskNonProse(source []byte) []byte {
	prose := bytes.Clone(source)
	items, _ := pageparser.ParseBytes(source, pageparser.Config{})
	opened := -1
	for i, item := range items {
		switch {
		case item.IsFrontMatter():
			mask(prose[:items[i+1].Pos()])
		case item.IsLeftShortcodeDelim():
			opened = item.Pos()
		case item.IsRightShortcodeDelim() && opened >= 0:
			mask(prose[opened : item.Pos()+len(item.Val(source))])
			opened = -1
		}
	}
	return prose
}

func mask(b []byte) {
	for i := range b {
		if b[i] != '\n' {
			b[i] = '.'
		}
	}
}
