package scan

import (
	"bytes"
	"regexp"
	"slices"
	"sort"

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
	candidates := p.mayBeHeadings()
	if len(candidates) == 0 {
		return
	}
	walkProse(p.source, func(node ast.Node, _ []byte) {
		if node.Kind() != ast.KindHeading {
			return
		}
		for i := range node.Lines().Len() {
			line := node.Lines().At(i)
			for n := sort.SearchInts(candidates, line.Start); n < len(candidates) && candidates[n] < line.Stop; n++ {
				p.record(ProblemInHeading, "ticker", candidates[n], false)
			}
		}
	})
}

// mayBeHeadings returns the offsets of badges whose line may be a heading, in order. Each line is read once.
func (p *page) mayBeHeadings() (candidates []int) {
	badges := slices.Sorted(slices.Values(p.badges))
	end, hash := 0, -1                // Of the line of the last badge, and where its hash ends.
	paragraph, underlined := 0, false // Where the lines end of which that is known.
	for _, offset := range badges {
		if offset >= end {
			start := bytes.LastIndexByte(p.source[:offset], '\n') + 1
			end, hash = len(p.source), -1
			if length := bytes.IndexByte(p.source[start:], '\n'); length >= 0 {
				end = start + length + 1
			}
			if at := hashLine.FindIndex(p.source[start:end]); at != nil {
				hash = start + at[1]
			}
			if end > paragraph {
				paragraph, underlined = p.underlineAfter(end)
			}
		}
		if hash >= 0 && hash <= offset || underlined {
			candidates = append(candidates, offset)
		}
	}
	return candidates
}

// underlineAfter reports whether the paragraph that goes on at the line at an offset has an underline, which follows its last line, and where
// that is decided.
func (p *page) underlineAfter(offset int) (end int, found bool) {
	for offset < len(p.source) {
		line, _, _ := bytes.Cut(p.source[offset:], []byte("\n"))
		if len(bytes.TrimSpace(line)) == 0 {
			return offset, false
		}
		if underline.Match(line) {
			return offset, true
		}
		offset += len(line) + 1
	}
	return offset, false
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
