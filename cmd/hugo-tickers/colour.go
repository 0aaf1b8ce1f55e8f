package main

import (
	"io"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters"
)

// The two lexers and the style that the command prints with. Chroma's own packages lexers and styles
// embed every language and theme there is, three megabytes of them.
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
	// By the names of the terminal's own palette, which is legible on its own background.
	terminalStyle = chroma.MustNewStyle("terminal", chroma.StyleEntries{
		chroma.GenericHeading:    "bold",
		chroma.GenericSubheading: "#ansiteal",
		chroma.GenericInserted:   "#ansidarkgreen",
		chroma.GenericDeleted:    "#ansidarkred",
		chroma.Keyword:           "#ansipurple",
		chroma.String:            "#ansidarkgreen",
	})
)

// highlight prints text, coloured by the lexer where the stream wants colour.
func (a *app) highlight(w io.Writer, text string, lexer chroma.Lexer) error {
	if !a.colours(w) {
		_, err := io.WriteString(w, text)
		return err
	}
	tokens, err := lexer.Tokenise(nil, text)
	if err != nil {
		return err
	}
	return formatters.TTY16.Format(w, terminalStyle, tokens)
}
