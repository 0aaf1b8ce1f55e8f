// Package scan finds what a site's content says to hugo-tickers: the symbols of its badges and tables, the pages that
// its cards name, and the cashtags left in its prose. It reads pages as Hugo does: a shortcode counts wherever it
// stands, in code and comments too, and only {{</* */>}} is text.
package scan

import (
	"fmt"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Kind says what a mention is of.
type Kind int

const (
	Symbol  Kind = iota // a symbol in a badge, a table or the front matter
	Target              // the path of a page, in a series card or in the from of a pull quote
	Cashtag             // a $META left in prose
	Percent             // a shortcode of HTML called with percent signs, which Markdown drops together with what follows
	Heading             // a badge in a heading, which leaks into its id
	Field               // a shortcode in the front matter, such as a title, where Hugo runs none
	Loose               // attributes of a fence outside braces, which Hugo ignores
)

// Mention is one place of a page that names something.
type Mention struct {
	Kind     Kind
	Text     string // as written
	File     string
	Line     int // from 1
	Column   int // from 1, in characters
	Unquoted bool
	Asks     Asks // of a symbol

	offset int // in bytes
}

// Asks is what a badge or a table asks of its symbol beyond the latest quote, as written; "" is what the page or the site says.
type Asks struct {
	At    string // "published", "latest", a date
	Since string // "published", "false", a date
	Spark int    // how many closes its sparkline has

	// Listed says that the symbol's own page tells of the mention, and Own is the day of that which mentions it, "" for none;
	// the caller sets them.
	Listed bool
	Own    string
}

// Symbol reads the text of a mention of a symbol or a cashtag.
func (m Mention) Symbol() (quote.Symbol, error) { return quote.ParseSymbol(m.Text) }

// Position returns "file:line:column".
func (m Mention) Position() string { return fmt.Sprintf("%s:%d:%d", m.File, m.Line, m.Column) }
