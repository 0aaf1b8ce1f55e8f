package scan

import (
	"bytes"
	"regexp"

	"github.com/gohugoio/hugo/parser/pageparser"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/currency"
)

// cashtag matches a dollar sign and one to five capitals, optionally with a share class: $META and $BRK.B.
var cashtag = regexp.MustCompile(`\$[A-Z]{1,5}(?:\.[A-Z])?\b`)

// adjacentChars matches characters that must not be next to a cashtag, as in US$5, $$x$$ and \\$META.
var adjacentChars = regexp.MustCompile(`[\w$\\]`)

// Cashtags returns the cashtags in the text of a Markdown page. Code, shortcodes and currency codes ($USD) are left out.
func Cashtags(file string, source []byte) []Mention {
	if bytes.IndexByte(source, '$') < 0 {
		return nil
	}
	p := &page{file: file, source: source}
	prose := maskNonProse(source)
	_ = ast.Walk(markdown.Parse(text.NewReader(prose)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if _, code := node.(*ast.CodeSpan); code {
			return ast.WalkSkipChildren, nil
		}
		words, ok := node.(*ast.Text)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		text := words.Segment.Value(prose)
		for _, at := range cashtag.FindAllIndex(text, -1) {
			if at[0] > 0 && adjacentChars.Match(text[at[0]-1:at[0]]) || at[1] < len(text) && adjacentChars.Match(text[at[1]:at[1]+1]) {
				continue
			}
			symbol := string(text[at[0]+1 : at[1]])
			if _, err := currency.ParseISO(symbol); err != nil {
				p.record(Cashtag, symbol, words.Segment.Start+at[0], false)
			}
		}
		return ast.WalkContinue, nil
	})
	return p.withPositions()
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
