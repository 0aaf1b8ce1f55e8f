package site

import (
	"path/filepath"
	"strings"
)

// bundles returns the directories of leaf bundles among content files: in them, index files are the pages, and the other files
// are their resources.
func bundles(names []string) map[string]bool {
	found := map[string]bool{}
	for _, name := range names {
		if isIndex(name) {
			found[filepath.Dir(name)] = true
		}
	}
	return found
}

func isIndex(name string) bool {
	first, _, _ := strings.Cut(filepath.Base(name), ".")
	return first == "index"
}

// Resources returns those of the content files of a site that are resources of a leaf bundle, and so no pages of their own.
func (s *Site) Resources(names []string) map[string]bool {
	dirs := bundles(names)
	found := map[string]bool{}
	for _, name := range names {
		folder, _ := s.folder(name)
		if folder == nil || len(dirs) == 0 {
			continue
		}
		for dir := filepath.Dir(name); ; dir = filepath.Dir(dir) {
			if dirs[dir] && (dir != filepath.Dir(name) || !isIndex(name)) {
				found[name] = true
			}
			if dir == folder.Dir || len(dir) <= len(folder.Dir) {
				break
			}
		}
	}
	return found
}
