// Command hugo-tickers refreshes the prices that a Hugo site shows, before hugo build.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/hugo"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	xterm "golang.org/x/term"
)

func main() {
	os.Exit(untilSignal(func(ctx context.Context) int {
		return run(ctx, os.Args[1:], &env{
			stdin:   os.Stdin,
			stdout:  os.Stdout,
			stderr:  os.Stderr,
			environ: os.Environ(),
			now:     time.Now,
			isTerminal: func(w io.Writer) bool {
				file, ok := w.(*os.File)
				return ok && xterm.IsTerminal(int(file.Fd()))
			},
		})
	}))
}

// Exit codes. build exits with Hugo's own code if Hugo fails.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// usageError is a mistake in the command line.
type usageError struct{ error }

func run(ctx context.Context, args []string, e *env) int {
	root := newRootCommand(e)
	root.SetArgs(args)
	root.SetOut(e.stdout)
	root.SetErr(e.stderr)
	err := root.ExecuteContext(ctx)
	var hugoFailed *hugo.ExitError
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &hugoFailed):
		return hugoFailed.Code // Hugo has printed why.
	}
	term.Printf(e.stderr, "%v", err)
	if errors.As(err, &usage) {
		fmt.Fprintln(e.stderr, "hugo-tickers: see hugo-tickers --help")
		return exitUsage
	}
	return exitFailed
}
