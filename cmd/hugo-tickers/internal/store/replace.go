package store

import (
	"os"
	"path/filepath"
	"time"
)

// replace writes a file whole or not at all: a temporary file in the same folder, synced, then renamed over the old one.
// Its name begins with a dot, so that Hugo never reads one that a killed run left behind.
func replace(name string, content []byte) (err error) {
	pattern := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+".*")
	sweep(pattern)
	temp, err := os.CreateTemp(filepath.Dir(pattern), filepath.Base(pattern))
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = temp.Close()
			_ = os.Remove(temp.Name())
		}
	}()
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

// modeOf returns the mode of the file that is replaced, or the usual one.
func modeOf(name string) os.FileMode {
	if info, err := os.Stat(name); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

// abandoned is the age at which a temporary file is one of a run that was killed. Writing one takes milliseconds; should a
// run be so slow that another sweeps its file away, it fails and leaves the old file as it is.
const abandoned = 10 * time.Second

// sweep removes what runs that were killed left behind.
func sweep(pattern string) {
	left, _ := filepath.Glob(pattern)
	for _, name := range left {
		if info, err := os.Stat(name); err == nil && time.Since(info.ModTime()) > abandoned {
			_ = os.Remove(name)
		}
	}
}
