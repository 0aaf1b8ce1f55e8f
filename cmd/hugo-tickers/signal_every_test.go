package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// hugoThatStays makes a hugo that neither ends nor stops if it is called with an argument, and fails otherwise. It returns its directory.
// Its child keeps the output open.
func hugoThatStays(t *testing.T, argument string) string {
	t.Helper()
	bin := t.TempDir()
	write(t, filepath.Join(bin, "hugo"), "#!/bin/sh\ntrap '' INT TERM\ncase \"$*\" in *"+argument+"*) touch '"+filepath.Join(bin, "called")+"'; sleep 60; exit 0;; esac\nexit 1\n")
	must(t, os.Chmod(filepath.Join(bin, "hugo"), 0o700))
	return bin
}

// runs runs a command that must end, with an exit code, and returns what it prints.
func runs(t *testing.T, command *exec.Cmd, code int) string {
	t.Helper()
	var output bytes.Buffer
	command.Stderr = &output
	must(t, command.Start())
	if got := endCode(t, command); got != code {
		t.Errorf("%q: exit code %d, want %d: %s", command.Args, got, code, &output)
	}
	return output.String()
}

// patience is how long a command that should end within a second may take on a busy machine. What is stuck takes a minute.
const patience = 20 * time.Second

// endCode waits for a command, which must end, and returns its exit code.
func endCode(t *testing.T, command *exec.Cmd) int {
	t.Helper()
	command.WaitDelay = time.Second // The child of a hugo that was killed has the output.
	timer := time.AfterFunc(patience, func() { _ = command.Process.Kill() })
	err := command.Wait()
	if !timer.Stop() {
		t.Fatalf("%q does not end", command.Args)
	}
	return exitCode(err)
}

// exitCode returns the exit code of a command that has ended, -1 for one that a signal ended.
func exitCode(err error) int {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	return 0
}

// stuckAtSignal ends a command by SIGTERM while it waits for a Hugo that does not stop.
func stuckAtSignal(args ...string) func(t *testing.T) {
	return func(t *testing.T) {
		site := faultySite(t, "finnhub")
		bin := hugoThatStays(t, "")
		command := refreshing(t, site, serve(t, moving(&atomic.Int64{}, nil)))
		command.Args = append([]string{"hugo-tickers", "-s", site}, args...)
		command.Env = append(command.Env, "PATH="+bin+string(filepath.ListSeparator)+os.Getenv("PATH"))
		command.Stderr = &bytes.Buffer{}
		must(t, command.Start())
		for range 500 {
			if _, err := os.Stat(filepath.Join(bin, "called")); err == nil {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		must(t, command.Process.Signal(syscall.SIGTERM))
		if got := endCode(t, command); got != exitFailed {
			t.Errorf("exit code %d, want %d", got, exitFailed)
		}
	}
}

// unreadAtSignal ends a command by SIGTERM while it writes to a pipe that is full.
func unreadAtSignal(args ...string) func(t *testing.T) {
	return func(t *testing.T) {
		site, code := faultySite(t, "finnhub"), -1
		for wait := 300 * time.Millisecond; code == -1 && wait < patience; wait *= 3 { // At first it may not listen to signals yet.
			command := refreshing(t, site, serve(t, moving(&atomic.Int64{}, nil)))
			command.Args = append([]string{"hugo-tickers", "-s", site}, args...)
			full := fullPipe(t)
			command.Stdout, command.Stderr = full, full
			must(t, command.Start())
			time.Sleep(wait)
			must(t, command.Process.Signal(syscall.SIGTERM))
			code = endCode(t, command)
		}
		if code != exitFailed {
			t.Errorf("exit code %d, want %d", code, exitFailed)
		}
	}
}

// fullPipe returns a pipe that nobody reads.
func fullPipe(t *testing.T) *os.File {
	t.Helper()
	read, write, err := os.Pipe()
	must(t, err)
	t.Cleanup(func() {
		_ = read.Close()
		_ = write.Close()
	})
	must(t, write.SetWriteDeadline(time.Now().Add(100*time.Millisecond)))
	if _, err := io.Copy(write, neverEnding{}); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Fatal(err)
	}
	return write
}

// neverEnding is a text without an end.
type neverEnding struct{}

func (neverEnding) Read(p []byte) (int, error) { return len(p), nil }

// Every command ends at a signal, whatever it waits for.
func TestEveryCommandEndsAtASignal(t *testing.T) {
	for _, args := range []string{"scan", "check", "doctor", "refresh", "build"} {
		t.Run(args+" waits for hugo", func(t *testing.T) {
			t.Parallel()
			stuckAtSignal(args)(t)
		})
	}
	for _, args := range []string{
		"scan", "check", "show", "doctor", "lookup META", "refresh --dry-run --format json", "completion bash", "__complete show ", "help", "--version",
	} {
		t.Run(args+" waits for a reader", func(t *testing.T) {
			t.Parallel()
			unreadAtSignal(strings.Fields(args)...)(t)
		})
	}
}

func TestUntilEnd(t *testing.T) {
	stuck, failure := make(chan bool), errors.New("failed")
	expired, cancel := context.WithDeadline(context.Background(), time.Now())
	defer cancel()
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	for _, tt := range []struct {
		ctx  context.Context
		work func() error
		want error
	}{
		{context.Background(), func() error { return nil }, nil},
		{context.Background(), func() error { return failure }, failure},
		{expired, func() error { <-stuck; return nil }, errDeadline},
		{canceled, func() error { <-stuck; return nil }, errInterrupted},
	} {
		if got := untilEnd(tt.ctx, time.Millisecond, tt.work); !errors.Is(got, tt.want) {
			t.Errorf("got %v, want %v", got, tt.want)
		}
	}
	close(stuck)
	// What is done soon after the end counts.
	if got := untilEnd(canceled, time.Minute, func() error { time.Sleep(time.Millisecond); return failure }); got != failure {
		t.Errorf("got %v, want %v", got, failure)
	}
}
