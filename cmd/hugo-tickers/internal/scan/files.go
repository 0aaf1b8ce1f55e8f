package scan

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
	"golang.org/x/sync/errgroup"
)

// Files lists the files below a directory that includes accepts, sorted. As in Hugo, the directory may be a single file, a symbolic
// link, or absent, and symbolic links below it are left out.
func Files(dir string, includes func(name string) bool) ([]string, error) {
	var names []string
	root := dir
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, err
	case info.IsDir():
		root += string(filepath.Separator) // The directory that a link names is read, and not the link.
	default:
		if err := regularfile.NotSpecial(dir, info); err != nil {
			return nil, err
		}
	}
	err = filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name == root {
			return nil
		}
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(entry.Name(), ".") && name != root
		if entry.IsDir() && hidden {
			return filepath.SkipDir
		}
		linked := entry.Type()&fs.ModeSymlink != 0 && name != root
		if entry.IsDir() || hidden || linked {
			return nil
		}
		if includes(name) {
			names = append(names, name)
		}
		return nil
	})
	return names, err
}

// Each reads the files at the same time and returns what read finds in them, in the order of the files. A file that cannot
// be read does not stop the others: its error is returned with what they hold.
func Each[T any](names []string, read func(name string, source []byte) ([]T, error)) ([]T, error) {
	found := make([][]T, len(names))
	errs := make([]error, len(names))
	var group errgroup.Group
	group.SetLimit(2 * runtime.GOMAXPROCS(0)) // Half of them wait for the disk.
	for i, name := range names {
		group.Go(func() error {
			source, err := regularfile.Read(name)
			if err == nil {
				found[i], err = read(name, source)
			}
			errs[i] = err
			return nil
		})
	}
	_ = group.Wait()
	return slices.Concat(found...), errors.Join(errs...)
}
