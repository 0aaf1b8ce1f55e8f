//go:build unix

package regularfile

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// What is not a file is refused, by its name, and does not block.
func TestSpecialFilesAreRefused(t *testing.T) {
	dir := t.TempDir()
	pipe, socket, link := filepath.Join(dir, "pipe"), filepath.Join(dir, "socket"), filepath.Join(dir, "link")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(pipe, link); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	for name, want := range map[string]string{pipe: "named pipe", link: "named pipe", socket: "socket", "/dev/zero": "device", "/dev/tty": "device"} {
		if _, err := Read(name); err == nil || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want a message about a %s", name, err, want)
		}
	}
}

// A named pipe that takes the place of a file after it was looked at does not block either.
func TestOpenDoesNotWaitForAWriter(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.OpenFile(pipe, os.O_RDONLY|NonBlocking, 0)
	if err != nil {
		t.Fatal(err)
	}
	_ = file.Close()
}
