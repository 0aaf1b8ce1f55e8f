// Package atomicfile replaces files as a whole, so that a reader never sees half of one.
package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Write writes a file completely or not at all: a temporary file in the same directory, synced, then renamed over the old one. The
// directory is created if it does not exist. The temporary name begins with a dot, so that Hugo never reads the file of a process
// that was killed.
func Write(name string, content []byte) error {
	err := write(name, content)
	// The temporary file is none that the user knows.
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		return &fs.PathError{Op: "write", Path: name, Err: path.Err}
	} else if link := (*os.LinkError)(nil); errors.As(err, &link) {
		return &fs.PathError{Op: "write", Path: name, Err: link.Err}
	}
	return err
}

func write(name string, content []byte) (err error) {
	dir, pattern := filepath.Dir(name), "."+filepath.Base(name)+".*"
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	temp, err := os.CreateTemp(dir, pattern)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = temp.Close()
			_ = os.Remove(temp.Name())
		}
	}()
	removeStale(temp, filepath.Join(dir, pattern))
	if _, err = temp.Write(content); err != nil {
		return err
	}
	if err = temp.Chmod(modeOf(name)); err != nil {
		return err
	}
	if err = temp.Sync(); err != nil {
		return err
	}
	if err = temp.Close(); err != nil {
		return err
	}
	return os.Rename(temp.Name(), name)
}

// modeOf returns the mode of the file that is replaced, or 0644 for a new one.
func modeOf(name string) os.FileMode {
	if info, err := os.Stat(name); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

// staleAfter is the age at which a temporary file is taken for one of a process that was killed. Writing one takes milliseconds. If
// a slow process loses its file to another one, its rename fails and the old file stays as it is.
const staleAfter = 10 * time.Second

// removeStale removes the temporary files of killed processes. Their age is measured against the new temporary file: both times
// are from the clock of the file system.
func removeStale(temp *os.File, pattern string) {
	created, err := temp.Stat()
	if err != nil {
		return
	}
	names, _ := filepath.Glob(pattern)
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && created.ModTime().Sub(info.ModTime()) > staleAfter {
			_ = os.Remove(name)
		}
	}
}
