package scan

import (
	"bytes"
	"sort"
)

// excerpt is Markdown with the position of each of its lines in the page. Lines of a fence lose the indentation of the list
// or quote around them, so offsets in the excerpt and in the page differ.
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

// place converts an offset in the excerpt to an offset in the page.
func (e *excerpt) place(offset int) int {
	line := max(0, sort.SearchInts(e.starts, offset+1)-1)
	return e.places[line] + offset - e.starts[line]
}

// dedented returns an excerpt without the white space that all its lines begin with, as the templates read a passage. Without such
// white space it is the excerpt itself.
func (e *excerpt) dedented() *excerpt {
	var common []byte
	found := false
	for line := range bytes.Lines(e.text) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		space := line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
		if !found {
			common, found = space, true
		}
		for !bytes.HasPrefix(space, common) {
			common = common[:len(common)-1]
		}
	}
	if len(common) == 0 {
		return e
	}
	result := &excerpt{}
	n := 0
	for line := range bytes.Lines(e.text) {
		place := e.places[n]
		if rest, ok := bytes.CutPrefix(line, common); ok {
			line, place = rest, place+len(common)
		}
		result.add(line, place)
		n++
	}
	return result
}
