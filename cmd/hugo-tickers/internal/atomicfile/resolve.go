package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// maxLinks is how many symbolic links lead from one to the next at most, as in the operating systems.
const maxLinks = 40

// Resolve returns the path of a file without symbolic links, whether the file exists or not.
func Resolve(name string) (string, error) {
	start := name
	for range maxLinks {
		dir, err := resolveDir(filepath.Dir(name))
		if err != nil {
			return "", fmt.Errorf("%s: %w", start, err)
		}
		name = filepath.Join(dir, filepath.Base(name))
		target, err := os.Readlink(name)
		if err != nil {
			return name, nil // It is no link, or it does not exist.
		}
		if name = target; !filepath.IsAbs(target) {
			name = filepath.Join(dir, target)
		}
	}
	return "", &fs.PathError{Op: "open", Path: start, Err: fmt.Errorf("more than %d symbolic links: remove the loop", maxLinks)}
}

// resolveDir returns the path of a directory without symbolic links. Directories at its end may not exist yet.
func resolveDir(dir string) (string, error) {
	resolved, err := filepath.EvalSymlinks(dir)
	parent := filepath.Dir(dir)
	if !errors.Is(err, fs.ErrNotExist) || parent == dir {
		return resolved, err
	}
	if parent, err = resolveDir(parent); err != nil {
		return "", err
	}
	return filepath.Join(parent, filepath.Base(dir)), nil
}
