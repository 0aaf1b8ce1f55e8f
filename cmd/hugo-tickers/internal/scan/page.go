package scan

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/gohugoio/hugo/parser/pageparser"
)

// page collects the mentions of one page.
type page struct {
	file     string
	source   []byte
	body     int // where the text after the front matter begins
	options  Options
	request  Request  // the defaults in the front matter
	badges   []int    // where shortcodes begin that may stand in a heading
	open     []opened // pull quotes
	mentions []Mention
}

// Options say how Hugo reads a page.
type Options struct {
	Markdown bool
	Foreign  map[string]bool // the names of shortcodes, such as "ticker", that belong to a theme or to the project
}

// Page returns the mentions of one page in the order of the text. A mistake in the page's shortcodes or front matter is an
// error that names the place; the mentions found besides are returned with it.
func Page(file string, source []byte, options Options) ([]Mention, error) {
	p := &page{file: file, source: source, options: options}
	err := p.read()
	if options.Markdown && mayHoldFence(source) {
		p.fences(&excerpt{text: source[p.body:], starts: []int{0}, places: []int{p.body}})
	}
	p.markHeadings()
	p.markComments()
	return p.withPositions(), err
}

// read splits the page with Hugo's own lexer.
func (p *page) read() error {
	items, err := pageparser.ParseBytes(p.source, pageparser.Config{})
	var errs []error
	for i := 0; i < len(items); i++ {
		item := items[i]
		switch {
		case item.IsError():
			return errors.Join(append(errs, p.positionError(item.Pos(), item.Err))...)
		case item.IsFrontMatter():
			errs = append(errs, p.frontMatter(item))
			p.body = item.Pos() + len(item.Val(p.source))
		case item.IsLeftShortcodeDelim():
			end := i + 1
			for end < len(items) && !items[end].IsRightShortcodeDelim() && !items[end].IsError() {
				end++
			}
			p.closePassage(item, items[i+1:end])
			p.shortcode(item, items[i+1:end])
			if end < len(items) {
				if err := p.openPassage(items[i+1:end], items[end].Pos()+len(items[end].Val(p.source))); err != nil {
					return errors.Join(append(errs, err)...)
				}
			}
			i = end - 1
		}
	}
	if err != nil {
		errs = append(errs, fmt.Errorf("%s: %w", p.file, err))
	}
	return errors.Join(errs...)
}

func (p *page) record(kind Kind, text string, offset int, unquoted bool) {
	p.mentions = append(p.mentions, Mention{Kind: kind, Text: text, File: p.file, Unquoted: unquoted, offset: offset})
}

// symbol records a mention of a symbol. The front matter has the defaults of its request.
func (p *page) symbol(text string, offset int, unquoted bool, request Request) {
	p.record(Symbol, text, offset, unquoted)
	request.At, request.Since = cmp.Or(request.At, p.request.At), cmp.Or(request.Since, p.request.Since)
	p.mentions[len(p.mentions)-1].Request = request
}

// withPositions returns the mentions in the order of the text, with their lines and columns.
func (p *page) withPositions() []Mention {
	slices.SortStableFunc(p.mentions, func(a, b Mention) int { return cmp.Compare(a.offset, b.offset) })
	// A fence in an indented passage may be one for the page too.
	p.mentions = slices.CompactFunc(p.mentions, func(a, b Mention) bool { return a.offset == b.offset && a.Kind == b.Kind && a.Text == b.Text })
	line, column, last := 1, 1, 0 // Counted on from mention to mention, as a line can have very many.
	for i := range p.mentions {
		m := &p.mentions[i]
		between := p.source[last:m.offset]
		if end := bytes.LastIndexByte(between, '\n'); end >= 0 {
			line += bytes.Count(between, []byte("\n"))
			column, between = 1, between[end+1:]
		}
		column += utf8.RuneCount(between)
		m.Line, m.Column, last = line, column, m.offset
	}
	return p.mentions
}

// positionError returns an error with the position of a mistake.
func (p *page) positionError(offset int, err error) error {
	at := page{file: p.file, source: p.source}
	at.record(Symbol, "", min(max(offset, 0), len(p.source)), false)
	return fmt.Errorf("%s: %w", at.withPositions()[0].Position(), err)
}
