package term

import (
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

var (
	// sgr is what our own colors are made of.
	sgr = regexp.MustCompile(`\x1b\[[0-9;]*m`)

	// command is what a CI service takes for one, wherever it is in a line.
	command = regexp.MustCompile(`(?m)^\s*::|##(vso)?\[`)
)

// ways are the ways to print a text.
var ways = []struct {
	name    string
	oneLine bool
	colors  bool
	print   func(o *Output, text string, inPieces func(io.Writer))
}{
	{"text", false, false, func(o *Output, _ string, inPieces func(io.Writer)) { inPieces(o) }},
	{"a relay", false, false, func(o *Output, _ string, inPieces func(io.Writer)) { inPieces(Relay(o, false)) }},
	{"a relay in color", false, true, func(o *Output, _ string, inPieces func(io.Writer)) { inPieces(Relay(o, true)) }},
	{"a message", true, false, func(o *Output, text string, _ func(io.Writer)) { Printf(o, "%s", text) }},
	{"errors", false, false, func(o *Output, text string, _ func(io.Writer)) {
		Error(o, errors.Join(errors.New(text), errors.New(text)))
	}},
	{"a line", true, false, func(o *Output, text string, _ func(io.Writer)) { _ = Println(o, text) }},
	{"a diff", false, true, func(o *Output, text string, _ func(io.Writer)) { _ = WriteDiff(o, text, true) }},
	{"an excerpt", false, true, func(o *Output, text string, _ func(io.Writer)) { _ = WriteExcerpt(o, text, true) }},
	{"a table", false, false, func(o *Output, text string, _ func(io.Writer)) {
		table := NewTable(o, text, "x")
		table.Row("x", text)
		_ = table.Flush()
	}},
	{"an annotation", true, false, func(o *Output, text string, _ func(io.Writer)) {
		_ = Annotate(o, "warning", Place{"f" + text, 1, 1}, text)
	}},
}

// FuzzOutput prints a text in every way. Nothing of it controls the terminal, is not seen, or is a command. What was printed can be printed
// again without a change.
func FuzzOutput(f *testing.F) {
	f.Add(hostile, byte(1))
	f.Add("{{< ticker \"\x1b]8;;x\x07\" >}}\n  ::error::x\n+::y\n", byte(7))
	for _, part := range regexp.MustCompile(`.{1,6}`).FindAllString(hostile, -1) {
		f.Add(part+"\n"+part, byte(2))
	}
	f.Fuzz(func(t *testing.T, text string, size byte) {
		inPieces := func(w io.Writer) {
			for rest := text; rest != ""; {
				n := min(int(size)+1, len(rest))
				_, _ = w.Write([]byte(rest[:n]))
				rest = rest[n:]
			}
		}
		for _, way := range ways {
			got := printed(func(o *Output) { way.print(o, text, inPieces) })
			if way.oneLine && strings.Count(got, "\n") != 1 {
				t.Errorf("%s is several lines: %q", way.name, got)
			}
			if way.colors {
				got = sgr.ReplaceAllString(got, "")
			}
			if way.name == "an annotation" {
				got = strings.TrimPrefix(got, "::warning ")
			}
			checkSeen(t, way.name, got)
			if found := command.FindString(got); found != "" {
				t.Errorf("%s has the command %q: %q", way.name, found, got)
			}
			if again := printed(func(o *Output) { _, _ = o.Write([]byte(got)) }); again != got && way.name != "an annotation" {
				t.Errorf("%s: %q becomes %q", way.name, got, again)
			}
		}
		if seen := Visible(text); Visible(seen) != seen {
			t.Errorf("%q becomes %q", seen, Visible(seen))
		}
	})
}

// printed returns what a function prints.
func printed(print func(*Output)) string {
	var text strings.Builder
	o := NewOutput(&text, nil)
	print(o)
	_ = o.Flush()
	return text.String()
}

// checkSeen fails if a text has a character that is not seen.
func checkSeen(t *testing.T, what, text string) {
	t.Helper()
	for at, r := range text {
		_, width := utf8.DecodeRuneInString(text[at:])
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) || r == utf8.RuneError && width == 1 {
			t.Fatalf("%s has %U: %q", what, r, text)
		}
	}
}
