package state

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/atomicfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
)

// Dir returns the directory of a site's state and lock: below that of all sites, named by the path of the site's quotes. The path is
// that without symbolic links: sites that share a file share a lock.
func Dir(all, quotes string) string {
	if resolved, err := atomicfile.Resolve(quotes); err == nil {
		quotes = resolved
	}
	sum := sha256.Sum256([]byte(filepath.Dir(quotes)))
	return filepath.Join(all, hex.EncodeToString(sum[:8]))
}

// makePrivate makes the directory of a site, and that of all sites, for the user alone.
func makePrivate(dir string) error {
	all := filepath.Dir(dir)
	if err := os.MkdirAll(filepath.Dir(all), 0o700); err != nil {
		return err
	}
	for _, dir := range []string{all, dir} {
		if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		info, err := own(dir)
		if err != nil {
			return err
		}
		if info.Mode().Perm()&0o077 != 0 && enforcesModes { // It is of an earlier version.
			if err := os.Chmod(dir, 0o700); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkPrivate returns why the directory of a site is not for the user alone, or nil. What another user may write cannot be trusted.
func checkPrivate(dir string) error {
	for _, dir := range []string{filepath.Dir(dir), dir} {
		info, err := own(dir)
		if err != nil {
			return err
		}
		if info.Mode().Perm()&0o022 != 0 && enforcesModes {
			return fmt.Errorf("other users may write to %s", dir)
		}
	}
	return nil
}

// own returns what a directory of the user is like. In a directory of all users, others can have prepared it.
func own(dir string) (fs.FileInfo, error) {
	info, err := os.Lstat(dir)
	switch {
	case err != nil:
		return nil, err
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, fmt.Errorf("%s is a symbolic link: remove it, or set TICKERS_CACHEDIR to a directory of your own", dir)
	case !info.IsDir():
		return nil, fmt.Errorf("%s is not a directory: remove it, or set TICKERS_CACHEDIR to another directory", dir)
	case !isOwn(info):
		return nil, fmt.Errorf("%s belongs to another user: set TICKERS_CACHEDIR to a directory of your own", dir)
	}
	return info, nil
}

// ReadFile reads a file of the state.
func ReadFile(name string) ([]byte, error) {
	if err := checkPrivate(filepath.Dir(name)); err != nil {
		return nil, err
	}
	return regularfile.Read(name)
}

// WriteFile writes a file of the state, which only the user may read.
func WriteFile(name string, content []byte) error {
	if err := makePrivate(filepath.Dir(name)); err != nil {
		return err
	}
	return atomicfile.WritePrivate(name, content)
}
