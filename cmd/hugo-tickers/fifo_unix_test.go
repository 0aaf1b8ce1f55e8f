//go:build unix

package main

import (
	"syscall"
	"testing"
)

// makePipe makes a named pipe, which blocks who opens it.
func makePipe(t *testing.T, name string) {
	t.Helper()
	must(t, syscall.Mkfifo(name, 0o600))
}
