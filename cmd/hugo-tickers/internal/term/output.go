package term

import (
	"bytes"
	"io"
	"strings"
	"sync"
	"unicode"
)

// Output is what everything that the command prints goes through. Text of servers, files and pages is in nearly all of it, so no text is
// trusted: secrets are removed, every character is visible, and no line is a command of a CI service. Line breaks pass; a text that must
// not have any is made one line before, by Visible. Only this package writes past it: color, progress and annotations.
type Output struct {
	mu     sync.Mutex
	to     io.Writer
	redact func(string) string
	tab    string // what a tab is written as
	rest   []byte // of a line that is not complete
}

// NewOutput returns an output to a stream. Redact removes secrets; nil removes none.
func NewOutput(to io.Writer, redact func(string) string) *Output {
	if redact == nil {
		redact = func(text string) string { return text }
	}
	return &Output{to: to, redact: redact, tab: "    "}
}

// outputOf returns a writer as an output.
func outputOf(w io.Writer) *Output {
	if o, ok := w.(*Output); ok {
		return o
	}
	return NewOutput(w, nil)
}

// WithTabs returns an output to the same stream in which tabs are kept, for shells that ask for completions: a tab separates a word from
// its description.
func (o *Output) WithTabs() *Output { return &Output{to: o.to, redact: o.redact, tab: "\t"} }

// Unwrap returns the stream.
func (o *Output) Unwrap() io.Writer { return o.to }

// Write implements io.Writer. A line is written when it is complete.
func (o *Output) Write(p []byte) (int, error) { return o.write(p, o.cleanLine) }

func (o *Output) write(p []byte, clean func(line string) string) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	last := bytes.LastIndexByte(p, '\n')
	if last < 0 {
		o.rest = append(o.rest, p...)
		return len(p), nil
	}
	var lines strings.Builder
	for line := range strings.Lines(string(o.rest) + string(p[:last+1])) {
		lines.WriteString(clean(strings.TrimSuffix(line, "\n")))
		lines.WriteByte('\n')
	}
	o.rest = append(o.rest[:0], p[last+1:]...)
	_, err := io.WriteString(o.to, lines.String())
	return len(p), err
}

// Flush writes a last line without an end.
func (o *Output) Flush() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.flush()
}

func (o *Output) flush() error {
	if len(o.rest) == 0 {
		return nil
	}
	line := o.clean(string(o.rest))
	o.rest = nil
	_, err := io.WriteString(o.to, line)
	return err
}

// clean returns lines as they may be written.
func (o *Output) clean(text string) string {
	lines := strings.Split(text, "\n")
	for n, line := range lines {
		lines[n] = o.cleanLine(line)
	}
	return strings.Join(lines, "\n")
}

// cleanLine returns a line as it may be written. GitHub takes a line that begins with :: for a command, after spaces as well.
func (o *Output) cleanLine(line string) string {
	line = visible(o.redact(strings.TrimSuffix(line, "\r")), o.tab)
	text := strings.TrimLeftFunc(line, unicode.IsSpace)
	if strings.HasPrefix(text, "::") {
		return line[:len(line)-len(text)] + escape(':') + text[1:]
	}
	return line
}

// trusted writes what this package made: it is clean already, but for control characters of our own.
type trusted struct{ *Output }

func (t trusted) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.rest) > 0 {
		t.rest = append(t.rest, '\n')
	}
	if err := t.flush(); err != nil {
		return 0, err
	}
	return t.to.Write(p)
}
