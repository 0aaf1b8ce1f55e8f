// Package atomicfile replaces files as a whole, so that a reader never sees half of one.
package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
)

// Write writes a file completely or not at all: a temporary file in the same directory, synced, then renamed over the old one. The
// directory is created if it does not exist. A symbolic link stays, and the file that it names is replaced. The mode of a file stays; a
// new one has the mode that the user's mask leaves.
func Write(name string, content []byte) error {
	target, err := Resolve(name)
	if err != nil {
		return err
	}
	info, err := os.Lstat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return write(target, content, 0o666, false)
	case err != nil:
		return err
	}
	if err := regularfile.NotSpecial(target, info); err != nil {
		return err
	}
	return write(target, content, info.Mode().Perm(), true)
}

// WritePrivate is Write for a file that only the user may read. What is in its place is replaced, a symbolic link too: it can be of
// another user.
func WritePrivate(name string, content []byte) error { return write(name, content, 0o600, true) }

// write replaces a file by one with a mode: exactly that, or what the user's mask leaves of it.
func write(name string, content []byte, mode fs.FileMode, exactly bool) (err error) {
	defer func() { err = about(name, err) }()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	temp, err := createTemporary(name, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = temp.Close()
			_ = os.Remove(temp.Name())
		}
		temporary.remove(temp.Name())
	}()
	removeStale(temp, name)
	if _, err = temp.Write(content); err != nil {
		return err
	}
	if exactly {
		if err = temp.Chmod(mode); err != nil {
			return err
		}
	}
	if err = temp.Sync(); err != nil {
		return err
	}
	if err = temp.Close(); err != nil {
		return err
	}
	return os.Rename(temp.Name(), name)
}

// about returns an error that names a file. The user does not know the temporary one.
func about(name string, err error) error {
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		return &fs.PathError{Op: "write", Path: name, Err: path.Err}
	} else if link := (*os.LinkError)(nil); errors.As(err, &link) {
		return &fs.PathError{Op: "write", Path: name, Err: link.Err}
	}
	return err
}
