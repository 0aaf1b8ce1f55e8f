package scan

import (
	"bytes"
	"cmp"
	"slices"
	"sort"

	"github.com/yuin/goldmark/ast"
)

// markComments marks the mentions in HTML comments.
func (p *page) markComments() {
	if len(p.mentions) == 0 || !bytes.Contains(p.source, []byte("<!--")) {
		return
	}
	if !p.options.Markdown {
		p.mark(commentsIn(nil, p.source, 0))
		return
	}
	var comments []span
	walkProse(p.source, func(node ast.Node, prose []byte) {
		switch n := node.(type) {
		case *ast.HTMLBlock:
			if lines := n.Lines(); lines.Len() > 0 {
				end := max(lines.At(lines.Len()-1).Stop, n.ClosureLine.Stop)
				comments = commentsIn(comments, prose[lines.At(0).Start:end], lines.At(0).Start)
			}
		case *ast.RawHTML:
			if s := n.Segments; s.Len() > 0 {
				comments = commentsIn(comments, prose[s.At(0).Start:s.At(s.Len()-1).Stop], s.At(0).Start)
			}
		}
	})
	p.mark(comments)
}

// span is a part of a page.
type span struct{ start, end int }

// mark marks the mentions in comments.
func (p *page) mark(comments []span) {
	slices.SortFunc(comments, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	for n := range p.mentions {
		at := p.mentions[n].offset
		after := sort.Search(len(comments), func(i int) bool { return comments[i].start > at })
		p.mentions[n].Commented = p.mentions[n].Commented || after > 0 && at < comments[after-1].end
	}
}

// commentsIn appends the comments of HTML that begins at an offset of the page.
func commentsIn(comments []span, html []byte, offset int) []span {
	for {
		start := bytes.Index(html, []byte("<!--"))
		if start < 0 {
			return comments
		}
		end := len(html)
		if length := bytes.Index(html[start:], []byte("-->")); length >= 0 {
			end = start + length
		}
		comments = append(comments, span{offset + start, offset + end})
		html, offset = html[end:], offset+end
		if len(html) == 0 {
			return comments
		}
	}
}
