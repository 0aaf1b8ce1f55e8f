package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/atomicfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// The time that a command may take to end in good order.
const (
	afterSignal   = 800 * time.Millisecond // More than a Hugo that it runs may take.
	afterDeadline = 10 * time.Second       // There may be quotes to write.
)

// untilSignal calls run with a context that ends at the first SIGINT or SIGTERM. A second signal ends the process at once. No temporary
// files remain of what is left to itself.
func untilSignal(run func(context.Context) int) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	defer briefly(atomicfile.Sweep)
	context.AfterFunc(ctx, stop)
	code := exitFailed
	err := untilEnd(ctx, afterSignal, func() error {
		code = run(ctx)
		return nil
	})
	if err != nil {
		briefly(func() { term.Printf(os.Stderr, "%v", err) })
		return exitFailed
	}
	return code
}

var (
	errInterrupted = errors.New("interrupted")
	errDeadline    = errors.New("not done at the deadline: allow more time with --deadline")
)

// untilEnd calls work. If it goes on for longer than the patience after the end of the context, in a call of the operating system that
// nothing can stop, it is left to itself.
func untilEnd(ctx context.Context, patience time.Duration, work func() error) error {
	done := make(chan error, 1)
	go func() { done <- work() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return err
	case <-time.After(patience):
	}
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return errDeadline
	}
	return errInterrupted
}

// briefly calls a function that can be without an end, where nobody reads the output or the disk does not respond.
func briefly(f func()) {
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	_ = untilEnd(ctx, 0, func() error {
		f()
		return nil
	})
}
