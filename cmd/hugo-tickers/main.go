// Command hugo-tickers refreshes the prices that a Hugo site shows, before hugo build.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"golang.org/x/term"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], &system{
		stdout:  os.Stdout,
		stderr:  os.Stderr,
		environ: os.Environ(),
		now:     time.Now,
		isTerminal: func(w io.Writer) bool {
			file, ok := w.(*os.File)
			return ok && term.IsTerminal(int(file.Fd()))
		},
	}))
}

// system is the world as the commands see it.
type system struct {
	stdout, stderr io.Writer // data; everything else
	environ        []string
	now            func() time.Time
	isTerminal     func(io.Writer) bool
	sleep          func(context.Context, time.Duration) error // nil for real time
}

// Exit codes. Hugo's own code is passed on by build.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

func run(ctx context.Context, args []string, sys *system) int {
	a := &app{system: sys}
	root := a.root()
	root.SetArgs(args)
	root.SetOut(sys.stdout)
	root.SetErr(sys.stderr)
	err := root.ExecuteContext(ctx)
	var hugo *hugoError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &hugo):
		return hugo.code // Hugo has said why.
	}
	a.say("%v", err)
	if !a.started {
		fmt.Fprintln(sys.stderr, "hugo-tickers: see hugo-tickers --help")
		return exitUsage
	}
	return exitFailed
}

// getenv returns a variable of the environment.
func (s *system) getenv(name string) string {
	value := ""
	for _, variable := range s.environ {
		if len(variable) > len(name) && variable[:len(name)+1] == name+"=" {
			value = variable[len(name)+1:]
		}
	}
	return value
}

// say tells people something on standard error: lower case, no full stop, what to do next.
func (s *system) say(format string, args ...any) {
	fmt.Fprintf(s.stderr, "hugo-tickers: "+format+"\n", args...)
}

// colours reports whether a stream wants colour.
func (s *system) colours(w io.Writer) bool {
	return s.isTerminal(w) && s.getenv("NO_COLOR") == "" && s.getenv("TERM") != "dumb"
}
