package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// mount puts a file system of 64 KB in the place of a folder: read-only, or full.
func mount(t *testing.T, dir string, readOnly bool) {
	t.Helper()
	must(t, os.MkdirAll(dir, 0o777))
	copied := t.TempDir()
	must(t, os.CopyFS(filepath.Join(copied, "was"), os.DirFS(dir)))
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("mounting takes root: %v", err)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(dir, 0)) })
	must(t, os.CopyFS(dir, os.DirFS(filepath.Join(copied, "was"))))
	if readOnly {
		must(t, syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
		return
	}
	if err := os.WriteFile(filepath.Join(dir, ".filler"), []byte(strings.Repeat("x", 1<<20)), 0o666); err == nil {
		t.Fatal("the disk is not full")
	}
}
