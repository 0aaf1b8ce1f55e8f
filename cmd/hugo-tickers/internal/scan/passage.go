package scan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gohugoio/hugo/parser/pageparser"
)

// opened is a pull quote whose end has not come yet.
type opened struct {
	start  int // of its passage
	repeat bool
}

// maxNested is how deep pull quotes may be nested. Each level is read for its own sake, which takes long if there are very many.
const maxNested = 100

// openPassage notes that a shortcode, whose items end at an offset, opens a passage.
func (p *page) openPassage(items pageparser.Items, end int) error {
	if len(items) == 0 || !items[0].IsShortcodeName() || p.ours(items[0]) != "pullquote" || slices.ContainsFunc(items, pageparser.Item.IsShortcodeClose) {
		return nil
	}
	if len(p.open) == maxNested {
		return p.positionError(items[0].Pos(), fmt.Errorf("pull quotes are nested more than %d deep, the rest of the page is not read: close them", maxNested))
	}
	repeat := slices.ContainsFunc(p.arguments(items[1:]), func(a argument) bool { return a.name == "repeat" && a.text == "true" })
	p.open = append(p.open, opened{end, repeat})
	return nil
}

// closePassage reads the passage of a pull quote at the shortcode that closes it.
func (p *page) closePassage(open pageparser.Item, items pageparser.Items) {
	if len(p.open) == 0 || len(items) < 2 || !items[0].IsShortcodeClose() || p.ours(items[1]) != "pullquote" {
		return
	}
	last := p.open[len(p.open)-1]
	p.open = p.open[:len(p.open)-1]
	passage := string(p.source[last.start:open.Pos()])
	if last.repeat {
		leading := len(passage) - len(strings.TrimLeft(passage, " \t\r\n"))
		p.record(Repeat, strings.TrimSpace(passage), last.start+leading, false)
	}
	if !p.options.Markdown || !mayHoldFence([]byte(passage)) {
		return
	}
	text := &excerpt{}
	offset := last.start
	for line := range strings.Lines(passage) {
		text.add([]byte(line), offset)
		offset += len(line)
	}
	if dedented := text.dedented(); dedented != text {
		p.fences(dedented) // Indented as a whole, a fence is code for the page, and a fence for the passage.
	}
}
