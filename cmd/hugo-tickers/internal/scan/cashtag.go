package scan

import (
	"bytes"
	"regexp"

	"github.com/gohugoio/hugo/parser/pageparser"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/currency"
)

// cashtag is a dollar sign and one to five capitals, with a class of shares or without, that no letter, digit or further
// dollar sign touches: $META and $BRK.B, but neither $5 nor US$ nor the $$ of a formula.
var cashtag = regexp.MustCompile(`(?:^|[^\w$\\])(\$([A-Z]{1,5}(?:\.[A-Z])?))(?:$|[^\w$])`)

// Cashtags finds the $META that were left in the prose of a Markdown page: text, not code, not shortcodes, not the codes
// of currencies ($USD).
func Cashtags(file string, source []byte) []Mention {
	if bytes.IndexByte(source, '$') < 0 {
		return nil
	}
	p := &page{file: file, source: source}
	prose := proseOf(source)
	_ = ast.Walk(markdown.Parse(text.NewReader(prose)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if _, code := node.(*ast.CodeSpan); code {
			return ast.WalkSkipChildren, nil
		}
		words, ok := node.(*ast.Text)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		for _, at := range cashtag.FindAllSubmatchIndex(words.Segment.Value(prose), -1) {
			symbol := string(words.Segment.Value(prose)[at[4]:at[5]])
			if _, err := currency.ParseISO(symbol); err != nil {
				p.add(Cashtag, symbol, words.Segment.Start+at[2], false)
			}
		}
		return ast.WalkContinue, nil
	})
	return p.placed()
}

// proseOf dots out front matter and shortcodes, so that what remains stands where it stood and Markdown sees no
// indentation where there was none.
func proseOf(source []byte) []byte {
	prose := bytes.Clone(source)
	items, _ := pageparser.ParseBytes(source, pageparser.Config{})
	opened := -1
	for i, item := range items {
		switch {
		case item.IsFrontMatter():
			dot(prose[:items[i+1].Pos()])
		case item.IsLeftShortcodeDelim():
			opened = item.Pos()
		case item.IsRightShortcodeDelim() && opened >= 0:
			dot(prose[opened : item.Pos()+len(item.Val(source))])
			opened = -1
		}
	}
	return prose
}

func dot(b []byte) {
	for i := range b {
		if b[i] != '\n' {
			b[i] = '.'
		}
	}
}
