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
	body     int  // where the text begins, behind the front matter
	asks     Asks // of badges that ask for nothing themselves, as the front matter has it
	mentions []Mention
}

// Page finds the symbols and the targets of one page, in the order of the text. What it finds besides a mistake in the
// page's shortcodes or front matter comes with the error, which says where that mistake is. Fences are Markdown's: they
// are looked for if markdown is set.
func Page(file string, source []byte, markdown bool) ([]Mention, error) {
	p := &page{file: file, source: source}
	err := p.read()
	if markdown && mayHoldFence(source) {
		p.fences(&excerpt{text: source[p.body:], starts: []int{0}, places: []int{p.body}})
	}
	return p.placed(), err
}

// read takes the page apart with Hugo's own lexer.
func (p *page) read() error {
	items, err := pageparser.ParseBytes(p.source, pageparser.Config{})
	var errs []error
	for i := 0; i < len(items); i++ {
		item := items[i]
		switch {
		case item.IsError():
			return errors.Join(append(errs, p.errorAt(item.Pos(), item.Err))...)
		case item.IsFrontMatter():
			errs = append(errs, p.frontMatter(item))
			p.body = item.Pos() + len(item.Val(p.source))
		case item.IsLeftShortcodeDelim():
			end := i + 1
			for end < len(items) && !items[end].IsRightShortcodeDelim() && !items[end].IsError() {
				end++
			}
			p.shortcode(item, items[i+1:end])
			i = end - 1
		}
	}
	if err != nil {
		errs = append(errs, fmt.Errorf("%s: %w", p.file, err))
	}
	return errors.Join(errs...)
}

func (p *page) add(kind Kind, text string, offset int, unquoted bool) {
	p.mentions = append(p.mentions, Mention{Kind: kind, Text: text, File: p.file, Unquoted: unquoted, offset: offset})
}

// symbol adds a mention of a symbol; what it does not ask for itself, the page asks for.
func (p *page) symbol(text string, offset int, unquoted bool, asks Asks) {
	p.add(Symbol, text, offset, unquoted)
	asks.At, asks.Since = cmp.Or(asks.At, p.asks.At), cmp.Or(asks.Since, p.asks.Since)
	p.mentions[len(p.mentions)-1].Asks = asks
}

// placed returns the mentions in the order of the text, with their lines and columns.
func (p *page) placed() []Mention {
	slices.SortStableFunc(p.mentions, func(a, b Mention) int { return cmp.Compare(a.offset, b.offset) })
	line, start := 1, 0
	for i := range p.mentions {
		m := &p.mentions[i]
		if between := p.source[start:m.offset]; bytes.IndexByte(between, '\n') >= 0 {
			line += bytes.Count(between, []byte("\n"))
			start += bytes.LastIndexByte(between, '\n') + 1
		}
		m.Line, m.Column = line, utf8.RuneCount(p.source[start:m.offset])+1
	}
	return p.mentions
}

// errorAt names the place of a mistake.
func (p *page) errorAt(offset int, err error) error {
	at := page{file: p.file, source: p.source}
	at.add(Symbol, "", min(max(offset, 0), len(p.source)), false)
	return fmt.Errorf("%s: %w", at.placed()[0].Position(), err)
}
