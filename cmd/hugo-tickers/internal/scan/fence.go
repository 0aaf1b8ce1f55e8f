package scan

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// markdown parses the block syntax that Hugo enables by default. It decides what is a fence and what is indented code.
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

// fences reads the fences tickers and pullquote. The text of a pull quote is Markdown too and can hold further ones.
func (p *page) fences(e *excerpt) {
	_ = ast.Walk(markdown.Parse(text.NewReader(e.text)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		fence, ok := node.(*ast.FencedCodeBlock)
		if !ok || !entering || fence.Info == nil {
			return ast.WalkContinue, nil
		}
		switch language := fenceName(e, fence); language {
		case "tickers":
			p.tickersFence(e, fence, p.fenceAttributes(e, fence, language))
		case "pullquote":
			p.pullquoteFence(e, fence, p.fenceAttributes(e, fence, language))
		}
		return ast.WalkContinue, nil
	})
}

// fenceName returns the language of a fence, such as "pullquote".
func fenceName(e *excerpt, fence *ast.FencedCodeBlock) string {
	language, _, _ := strings.Cut(string(fence.Language(e.text)), "{")
	return language
}

// passageOf returns the text of a fence.
func passageOf(e *excerpt, fence *ast.FencedCodeBlock) *excerpt {
	passage := &excerpt{}
	for i := range fence.Lines().Len() {
		line := fence.Lines().At(i)
		passage.add(line.Value(e.text), e.place(line.Start))
	}
	return passage
}

// fenceAttributes returns what follows the language of a fence. Attributes without braces are recorded as a mistake.
func (p *page) fenceAttributes(e *excerpt, fence *ast.FencedCodeBlock, language string) []argument {
	info := fence.Info.Segment.Value(e.text)
	rest := strings.TrimSpace(strings.TrimPrefix(string(info), language))
	if rest != "" && !strings.HasPrefix(rest, "{") {
		p.record(ProblemFenceAttributes, rest, e.place(fence.Info.Segment.Start+bytes.Index(info, []byte(rest))), false)
	}
	var attributes []argument
	parsed, ok := parser.ParseAttributes(text.NewReader([]byte(rest)))
	if !ok && strings.HasPrefix(rest, "{") {
		p.record(ProblemFenceQuotes, rest, e.place(fence.Info.Segment.Start+bytes.Index(info, []byte(rest))), false)
	}
	for _, a := range parsed {
		value := fmt.Sprint(a.Value)
		if quoted, ok := a.Value.([]byte); ok {
			value = string(quoted)
		}
		attributes = append(attributes, argument{name: string(a.Name), text: value})
	}
	return attributes
}

// tickersFence records the symbols of a fence tickers, one or more a line.
func (p *page) tickersFence(e *excerpt, fence *ast.FencedCodeBlock, attributes []argument) {
	for i := range fence.Lines().Len() {
		line := fence.Lines().At(i)
		p.list(argument{text: string(line.Value(e.text)), offset: e.place(line.Start)}, requestOf(attributes))
	}
}

// pullquoteFence records what a fence pullquote refers to, and reads its passage.
func (p *page) pullquoteFence(e *excerpt, fence *ast.FencedCodeBlock, attributes []argument) {
	info := fence.Info.Segment
	if at := fromAttribute.FindSubmatchIndex(info.Value(e.text)); at != nil {
		p.record(PageRef, string(info.Value(e.text)[at[2]:at[3]]), e.place(info.Start+at[2]), false)
	}
	passage := passageOf(e, fence)
	if slices.Contains(attributes, argument{name: "repeat", text: "true"}) && len(passage.places) > 0 {
		p.record(Repeat, strings.TrimSpace(string(passage.text)), passage.places[0], false)
	}
	p.fences(passage.dedented())
}
