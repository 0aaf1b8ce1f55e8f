package scan

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// markComments marks the mentions in HTML comments.
func (p *page) markComments() {
	if len(p.mentions) == 0 || !bytes.Contains(p.source, []byte("<!--")) {
		return
	}
	if !p.options.Markdown {
		p.markCommentsIn(p.source, 0)
		return
	}
	walkProse(p.source, func(node ast.Node, prose []byte) {
		switch n := node.(type) {
		case *ast.HTMLBlock:
			if lines := n.Lines(); lines.Len() > 0 {
				end := max(lines.At(lines.Len()-1).Stop, n.ClosureLine.Stop)
				p.markCommentsIn(prose[lines.At(0).Start:end], lines.At(0).Start)
			}
		case *ast.RawHTML:
			if s := n.Segments; s.Len() > 0 {
				p.markCommentsIn(prose[s.At(0).Start:s.At(s.Len()-1).Stop], s.At(0).Start)
			}
		}
	})
}

// markCommentsIn marks the mentions in the comments of HTML that begins at an offset of the page.
func (p *page) markCommentsIn(html []byte, offset int) {
	for {
		start := bytes.Index(html, []byte("<!--"))
		if start < 0 {
			return
		}
		end := len(html)
		if length := bytes.Index(html[start:], []byte("-->")); length >= 0 {
			end = start + length
		}
		for n := range p.mentions {
			if at := p.mentions[n].offset - offset; start <= at && at < end {
				p.mentions[n].Commented = true
			}
		}
		html, offset = html[end:], offset+end
		if len(html) == 0 {
			return
		}
	}
}
