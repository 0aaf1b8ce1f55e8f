package scan

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Lines that may be headings, whatever list or quote they are in. Most pages have none with a badge, and need not be parsed for that.
var (
	hashLine  = regexp.MustCompile(`(?:^|[\s>*+.)-])#{1,6}\s`)
	underline = regexp.MustCompile(`^[\s>]*(?:=+|-+)\s*$`)
)

// markHeadings records the badges that stand in a heading.
func (p *page) markHeadings() {
	if !p.options.Markdown {
		return
	}
	var candidates []int
	for _, offset := range p.badges {
		if p.mayBeHeading(offset) {
			candidates = append(candidates, offset)
		}
	}
	if len(candidates) == 0 {
		return
	}
	walkProse(p.source, func(node ast.Node, _ []byte) {
		if node.Kind() != ast.KindHeading {
			return
		}
		for i := range node.Lines().Len() {
			line := node.Lines().At(i)
			for _, offset := range candidates {
				if line.Start <= offset && offset < line.Stop {
					p.record(ProblemInHeading, "ticker", offset, false)
				}
			}
		}
	})
}

// mayBeHeading reports whether the line of an offset may be a heading.
func (p *page) mayBeHeading(offset int) bool {
	start := bytes.LastIndexByte(p.source[:offset], '\n') + 1
	if hashLine.Match(p.source[start:offset]) {
		return true
	}
	// The underline follows the last line of its paragraph.
	for rest := p.source[start:]; ; {
		_, after, ok := bytes.Cut(rest, []byte("\n"))
		line, _, _ := bytes.Cut(after, []byte("\n"))
		if !ok || len(bytes.TrimSpace(line)) == 0 {
			return false
		}
		if underline.Match(line) {
			return true
		}
		rest = after
	}
}

// walkProse parses a page as Markdown, with front matter and shortcodes masked, and visits each node once.
func walkProse(source []byte, visit func(node ast.Node, prose []byte)) {
	prose := maskNonProse(source)
	_ = ast.Walk(markdown.Parse(text.NewReader(prose)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			visit(node, prose)
		}
		return ast.WalkContinue, nil
	})
}
