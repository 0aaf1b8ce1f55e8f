package scan

import (
	"cmp"
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

// Files lists the pages below a folder, sorted. The folder may be a single file, and need not exist: Hugo asks no more.
// What holds refuses is left out.
func Files(dir string, holds func(name string) bool) ([]string, error) {
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
		if _, isPage := extensions[strings.ToLower(filepath.Ext(name))]; isPage && holds(name) {
			names = append(names, name)
		}
		return nil
	})
	return names, err
}

// Each reads the files and returns what read finds in them, sorted by place. A file that cannot be read does not keep
// the others from being read: its error comes with their mentions.
func Each(names []string, read func(name string, source []byte) ([]Mention, error)) ([]Mention, error) {
	found := make([][]Mention, len(names))
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
	mentions := slices.Concat(found...)
	slices.SortStableFunc(mentions, func(a, b Mention) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.offset, b.offset))
	})
	return mentions, errors.Join(errs...)
}

// Adapters lists the folders, relative to one and with slashes, whose _content.gotmpl makes pages.
func Adapters(dir string) ([]string, error) {
	var folders []string
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name == dir {
			return nil
		}
		if err == nil && strings.HasPrefix(entry.Name(), "_content.") && strings.HasSuffix(name, ".gotmpl") {
			rel, _ := filepath.Rel(dir, filepath.Dir(name))
			folders = append(folders, filepath.ToSlash(rel))
		}
		return err
	})
	return folders, err
}
