package hugo

import (
	"bytes"
	"io"
)

// Warnings passes on what Hugo prints up to its first warning or error, and keeps the rest: where Hugo runs once more, the second run
// says again what still holds.
type Warnings struct {
	to   io.Writer
	kept bytes.Buffer
}

// NewWarnings returns a writer to a stream, to which whole lines are written.
func NewWarnings(to io.Writer) *Warnings { return &Warnings{to: to} }

// Write implements io.Writer.
func (w *Warnings) Write(line []byte) (int, error) {
	if w.kept.Len() > 0 || bytes.HasPrefix(line, []byte("WARN")) || bytes.HasPrefix(line, []byte("ERROR")) {
		return w.kept.Write(line)
	}
	return w.to.Write(line)
}

// Print passes on what was kept.
func (w *Warnings) Print() { _, _ = w.kept.WriteTo(w.to) }
