package scan

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// markdown has the block syntax that Hugo turns on by default: it decides what is a fence and what is indented code.
var markdown = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList)).Parser()

var fromAttribute = regexp.MustCompile(`from\s*=\s*"([^"]*)"`)

func mayHoldFence(source []byte) bool {
	for _, fence := range []string{"```", "~~~"} {
		if bytes.Contains(source, []byte(fence)) {
			return true
		}
	}
	return false
}

// excerpt is Markdown together with where each of its lines stands in the page. Lines of a fence lose the indentation of
// the list or quote around them, so an offset in the one is no offset in the other.
type excerpt struct {
	text   []byte
	starts []int // of each line, in text
	places []int // of each line, in the page
}

func (e *excerpt) add(line []byte, place int) {
	e.starts = append(e.starts, len(e.text))
	e.places = append(e.places, place)
	e.text = append(e.text, line...)
}

// place turns an offset in the excerpt into one in the page.
func (e *excerpt) place(offset int) int {
	line := 0
	for line+1 < len(e.starts) && e.starts[line+1] <= offset {
		line++
	}
	return e.places[line] + offset - e.starts[line]
}

// fences reads the fences tickers and pullquote; those inside a pull quote as well, as its text is Markdown again.
func (p *page) fences(e *excerpt) {
	_ = ast.Walk(markdown.Parse(text.NewReader(e.text)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		fence, ok := node.(*ast.FencedCodeBlock)
		if !ok || !entering || fence.Info == nil {
			return ast.WalkContinue, nil
		}
		info := fence.Info.Segment
		language, _, _ := strings.Cut(string(fence.Language(e.text)), "{")
		rest := strings.TrimSpace(strings.TrimPrefix(string(info.Value(e.text)), language))
		if (language == "tickers" || language == "pullquote") && rest != "" && !strings.HasPrefix(rest, "{") {
			p.add(Loose, rest, e.place(info.Start+bytes.Index(info.Value(e.text), []byte(rest))), false)
		}
		switch language {
		case "tickers":
			var attributes []argument
			parsed, _ := parser.ParseAttributes(text.NewReader([]byte(rest)))
			for _, a := range parsed {
				value := fmt.Sprint(a.Value)
				if quoted, ok := a.Value.([]byte); ok {
					value = string(quoted)
				}
				attributes = append(attributes, argument{name: string(a.Name), text: value})
			}
			for i := range fence.Lines().Len() {
				line := fence.Lines().At(i)
				p.list(argument{text: string(line.Value(e.text)), offset: e.place(line.Start)}, asksOf(attributes))
			}
		case "pullquote":
			if at := fromAttribute.FindSubmatchIndex(info.Value(e.text)); at != nil {
				p.add(Target, string(info.Value(e.text)[at[2]:at[3]]), e.place(info.Start+at[2]), false)
			}
			inner := &excerpt{}
			for i := range fence.Lines().Len() {
				line := fence.Lines().At(i)
				inner.add(line.Value(e.text), e.place(line.Start))
			}
			p.fences(inner)
		}
		return ast.WalkContinue, nil
	})
}
