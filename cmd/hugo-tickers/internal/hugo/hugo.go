// Package hugo finds and runs Hugo.
package hugo

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"time"
)

// tool is the package that a tool directive of go.mod names.
const tool = "github.com/gohugoio/hugo"

// Install is how to get Hugo.
const Install = "install it (https://gohugo.io/installation/), or pin it with go get -tool " + tool

// ErrNotFound is returned where there is no Hugo.
var ErrNotFound = errors.New("no hugo found: " + Install)

const (
	// stopTimeout is how long Hugo may take to stop after an interrupt. A command ends within a second.
	stopTimeout = 600 * time.Millisecond

	// outputTimeout is how long its output may take when it has ended: a program that it has started may keep it open.
	outputTimeout = 5 * time.Second
)

// Hugo is an installed Hugo.
type Hugo struct {
	// Tool is true if Hugo is not on PATH, but pinned by a tool directive of a go.mod. Its first run compiles it.
	Tool bool

	command []string
	environ []string // key=value
}

// Find returns the Hugo on PATH, else the one that a tool directive pins, else ErrNotFound.
func Find(ctx context.Context, environ []string) (*Hugo, error) {
	if h := OnPath(environ); h != nil {
		return h, nil
	}
	tools, err := Output(ctx, environ, "go", "list", "tool")
	if err != nil || !slices.Contains(strings.Fields(tools), tool) {
		return nil, ErrNotFound
	}
	return &Hugo{Tool: true, command: []string{"go", "tool", "hugo"}, environ: environ}, nil
}

// OnPath returns the Hugo on PATH, nil if there is none.
func OnPath(environ []string) *Hugo {
	path, err := exec.LookPath("hugo")
	if err != nil {
		return nil
	}
	return &Hugo{command: []string{path}, environ: environ}
}

// Path returns the command that runs Hugo.
func (h *Hugo) Path() string { return strings.Join(h.command, " ") }

var versionLine = regexp.MustCompile(`^hugo (v\d+\.\d+\.\d+)`)

// Version returns the version, such as "v0.165.0".
func (h *Hugo) Version(ctx context.Context) (string, error) {
	printed, err := h.output(ctx, []string{"version"})
	if err != nil {
		return "", err
	}
	found := versionLine.FindStringSubmatch(printed)
	if found == nil {
		return "", fmt.Errorf("%s version printed no version", h.Path())
	}
	return found[1], nil
}

// output runs Hugo and returns its standard output.
func (h *Hugo) output(ctx context.Context, args []string) (string, error) {
	return Output(ctx, h.environ, h.command[0], slices.Concat(h.command[1:], args)...)
}

// ExitError is returned if Hugo failed. Hugo has already printed why.
type ExitError struct{ Code int }

func (e *ExitError) Error() string { return fmt.Sprintf("hugo exited with %d", e.Code) }

// withoutKeys returns an environment without our variables: programs that are run need no keys, and their templates and modules must not
// read them.
func withoutKeys(environ []string) []string {
	return slices.DeleteFunc(slices.Clone(environ), func(variable string) bool {
		name := strings.ToUpper(variable)
		return strings.HasPrefix(name, "TICKERS_") || strings.HasPrefix(name, "HUGO_TICKERS_")
	})
}

// Build runs Hugo with some arguments. If ctx ends, Hugo is interrupted.
func (h *Hugo) Build(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	run := program(ctx, h.environ, h.command[0], append(slices.Clone(h.command[1:]), args...)...)
	run.Stdin, run.Stdout, run.Stderr = stdin, stdout, stderr
	err := run.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return &ExitError{max(exit.ExitCode(), 1)}
	}
	return err
}

// Output runs a program and returns its standard output. The error is the line of standard error that explains the failure.
func Output(ctx context.Context, environ []string, name string, args ...string) (string, error) {
	run := program(ctx, environ, name, args...)
	var stderr bytes.Buffer
	run.Stderr = &stderr
	printed, err := run.Output()
	if err != nil && (!errors.Is(err, exec.ErrWaitDelay) || ctx.Err() != nil) {
		return "", errors.New(cmp.Or(errorLine(stderr.String()), err.Error()))
	}
	return string(printed), nil
}

// program returns a program that is interrupted if ctx ends, and killed if it does not stop then.
func program(ctx context.Context, environ []string, name string, args ...string) *exec.Cmd {
	run := exec.CommandContext(ctx, name, args...)
	run.Env = withoutKeys(environ)
	run.Cancel = func() error {
		time.AfterFunc(stopTimeout, func() { _ = run.Process.Kill() })
		err := run.Process.Signal(os.Interrupt)
		if err == nil || errors.Is(err, os.ErrProcessDone) {
			return err
		}
		return run.Process.Kill() // Windows has no such signal.
	}
	run.WaitDelay = outputTimeout
	return run
}

// errorLine returns the first line that begins with "fatal:" (git) or ERROR (Hugo), else the last line.
func errorLine(stderr string) string {
	lines := strings.Split(strings.TrimSpace(stderr), "\n")
	for _, line := range lines {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "fatal:") || strings.HasPrefix(line, "ERROR") {
			return line
		}
	}
	return lines[len(lines)-1]
}
