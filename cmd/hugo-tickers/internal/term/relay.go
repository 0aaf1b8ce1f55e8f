package term

import (
	"io"
	"strings"
)

// Relay returns a writer for the output of a program. Programs do not color what they print into a pipe: the levels of Hugo's log are
// colored again.
func Relay(w io.Writer, color bool) io.Writer { return relay{outputOf(w), color} }

type relay struct {
	*Output
	color bool
}

func (r relay) Write(p []byte) (int, error) { return r.write(p, r.cleanLine) }

func (r relay) cleanLine(line string) string {
	line = r.Output.cleanLine(line)
	if !r.color {
		return line
	}
	level, rest, ok := strings.Cut(line, " ")
	if start := levels[level]; ok && start != "" {
		return start + level + reset + " " + rest
	}
	return line
}

// The colors of the levels are Hugo's.
var levels = map[string]string{"ERROR": "\x1b[1;31m", "WARN": "\x1b[33m", "INFO": "\x1b[36m"}

const reset = "\x1b[0m"
