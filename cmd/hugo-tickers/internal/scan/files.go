package scan

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// extensions are those of Hugo's content formats; the value says whether the format is Markdown.
var extensions = map[string]bool{
	".md": true, ".markdown": true, ".mdown": true,
	".html": false, ".htm": false, ".org": false, ".rst": false, ".adoc": false, ".asciidoc": false, ".ad": false,
	".pandoc": false, ".pdc": false,
}

// IsMarkdown reports whether Hugo reads a file of that name as Markdown.
func IsMarkdown(name string) bool { return extensions[strings.ToLower(filepath.Ext(name))] }

// Files lists the pages below a directory, sorted. The directory may be a single file or may not exist, as in Hugo. Files that
// includes rejects are left out.
func Files(dir string, includes func(name string) bool) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name == dir {
			return nil
		}
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(entry.Name(), ".") && name != dir
		if entry.IsDir() && hidden {
			return filepath.SkipDir
		}
		if entry.IsDir() || hidden {
			return nil
		}
		if _, isPage := extensions[strings.ToLower(filepath.Ext(name))]; isPage && includes(name) {
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
			source, err := os.ReadFile(name)
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

// Adapters lists the directories below a directory that have a content adapter (_content.gotmpl), as relative paths with slashes.
func Adapters(dir string) ([]string, error) {
	var dirs []string
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name == dir {
			return nil
		}
		if err == nil && strings.HasPrefix(entry.Name(), "_content.") && strings.HasSuffix(name, ".gotmpl") {
			rel, _ := filepath.Rel(dir, filepath.Dir(name))
			dirs = append(dirs, filepath.ToSlash(rel))
		}
		return err
	})
	return dirs, err
}
