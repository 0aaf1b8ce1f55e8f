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
var cashtag = regexp.MustCompile(`\$[A-Z]{1,5}(?:\.[A-Z])?\b`)

// touching matches what may not stand beside one.
var touching = regexp.MustCompile(`[\w$\\]`)

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
		text := words.Segment.Value(prose)
		for _, at := range cashtag.FindAllIndex(text, -1) {
			if at[0] > 0 && touching.Match(text[at[0]-1:at[0]]) || at[1] < len(text) && touching.Match(text[at[1]:at[1]+1]) {
				continue
			}
			symbol := string(text[at[0]+1 : at[1]])
			if _, err := currency.ParseISO(symbol); err != nil {
				p.add(Cashtag, symbol, words.Segment.Start+at[0], false)
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
