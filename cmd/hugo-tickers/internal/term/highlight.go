package term

import (
	"io"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters"
)

// The lexers and the style are our own. Chroma's packages lexers and styles embed every language and theme, three megabytes.
var (
	diffLexer = chroma.MustNewLexer(&chroma.Config{Name: "Diff"}, func() chroma.Rules {
		return chroma.Rules{"root": {
			{Pattern: `(---|\+\+\+|diff) .*\n`, Type: chroma.GenericHeading},
			{Pattern: `@@.*\n`, Type: chroma.GenericSubheading},
			{Pattern: `\+.*\n`, Type: chroma.GenericInserted},
			{Pattern: `-.*\n`, Type: chroma.GenericDeleted},
			{Pattern: `.*\n`, Type: chroma.Text},
		}}
	})
	shortcodeLexer = chroma.MustNewLexer(&chroma.Config{Name: "Shortcode"}, func() chroma.Rules {
		return chroma.Rules{"root": {
			{Pattern: `\{\{[<%]`, Type: chroma.Keyword, Mutator: chroma.Push("call")},
			{Pattern: `[^{]+|\{`, Type: chroma.Text},
		}, "call": {
			{Pattern: `[%>]\}\}`, Type: chroma.Keyword, Mutator: chroma.Pop(1)},
			{Pattern: `"[^"]*"`, Type: chroma.String},
			{Pattern: `[^"%>]+|.|\n`, Type: chroma.Text},
		}}
	})
	// The terminal's own palette is readable on the terminal's own background.
	style = chroma.MustNewStyle("terminal", chroma.StyleEntries{
		chroma.GenericHeading:    "bold",
		chroma.GenericSubheading: "#ansiteal",
		chroma.GenericInserted:   "#ansidarkgreen",
		chroma.GenericDeleted:    "#ansidarkred",
		chroma.Keyword:           "#ansipurple",
		chroma.String:            "#ansidarkgreen",
	})
)

// WriteDiff prints a unified diff.
func WriteDiff(w io.Writer, diff string, color bool) error { return write(w, diff, color, diffLexer) }

// WriteExcerpt prints a line of a page with its shortcodes.
func WriteExcerpt(w io.Writer, line string, color bool) error {
	return write(w, line, color, shortcodeLexer)
}

func write(w io.Writer, text string, color bool, lexer chroma.Lexer) error {
	if !color {
		_, err := io.WriteString(w, text)
		return err
	}
	o := outputOf(w)
	tokens, err := lexer.Tokenise(nil, o.clean(text))
	if err != nil {
		return err
	}
	return formatters.TTY16.Format(trusted{o}, style, tokens)
}
