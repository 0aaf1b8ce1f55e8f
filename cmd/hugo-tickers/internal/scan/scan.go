// Package scan finds what the content of a site asks hugo-tickers for: the symbols of badges and tables, the pages that cards
// link to, cashtags in plain text, and mistakes in calls of our shortcodes. It reads pages as Hugo does: a shortcode counts
// in code and in comments too, and only {{</* */>}} is text.
package scan

import (
	"fmt"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Kind is the kind of a mention.
type Kind int

const (
	Symbol  Kind = iota // a symbol in a badge, a table or the front matter
	PageRef             // the path of a page in a series card or a pull quote
	Cashtag             // a $META in plain text
	Repeat              // the passage of a pull quote with repeat=true

	ProblemPercentCall     // {{% %}} around a shortcode of HTML: Markdown drops the HTML and what follows it
	ProblemInHeading       // a badge in a heading: it leaks into the heading's id
	ProblemInFrontMatter   // a shortcode in front matter, where Hugo runs none
	ProblemFenceAttributes // attributes of a fence without braces, which Hugo ignores
	ProblemFenceQuotes     // attributes of a fence that Markdown cannot read, such as those in single quotes
	ProblemEmptySymbol     // a comma with no symbol before or after it
	ProblemFrontMatterKey  // a key of tickers in front matter that is not known
)

// Mention is one place of a page that names something.
type Mention struct {
	Kind     Kind
	Text     string // as written
	File     string
	Line     int // from 1
	Column   int // from 1, in characters
	Unquoted bool
	Request  Request // of a symbol

	Commented bool // in an HTML comment, so that no reader sees it

	offset int // in bytes
}

// Request is what a badge or a table asks for beyond the latest quote, as written. An empty string means the default of the site.
type Request struct {
	At        string // "published", "latest" or a date
	Since     string // "published", "false" or a date
	Sparkline int    // the number of closes
	Panel     bool   // detail=true
}

// Symbol reads the text of a mention of a symbol or a cashtag.
func (m Mention) Symbol() (quote.Symbol, error) { return quote.ParseSymbol(m.Text) }

// Position returns "file:line:column".
func (m Mention) Position() string { return fmt.Sprintf("%s:%d:%d", m.File, m.Line, m.Column) }
