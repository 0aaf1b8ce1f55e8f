package site

import (
	"bytes"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Page identifies a page in Hugo.
type Page struct {
	Path      string // the logical path, such as "/posts/part-2"
	Languages []string
}

// Page returns the page of a content file, given by absolute path and front matter; ok is false for a file outside the content
// directories.
func (s *Site) Page(name string, front map[string]any) (page Page, ok bool) {
	folder, rel := s.folder(name)
	if folder == nil {
		return Page{}, false
	}
	return Page{Path: s.LogicalPath(path.Join(folder.Target, rel)), Languages: s.Languages(name, front)}, true
}

// LogicalPath returns the logical path of the page of a file below content. Other dots in the name are kept, as in newer versions
// of Hugo; 0.146 cuts the path at the first dot.
func (s *Site) LogicalPath(file string) string {
	name := strings.TrimSuffix(file, path.Ext(file))
	if language := path.Ext(name); s.isLanguage(strings.TrimPrefix(language, ".")) {
		name = strings.TrimSuffix(name, language)
	}
	if base := path.Base(name); base == "index" || base == "_index" {
		name = path.Dir(name)
	}
	return NormalPath("/" + name)
}

// NormalPath returns a logical path in lower case, with hyphens for spaces, as Hugo does.
func NormalPath(p string) string { return strings.ReplaceAll(strings.ToLower(path.Clean(p)), " ", "-") }

// folder returns the innermost content directory that contains a file, and the path of the file in it.
func (s *Site) folder(name string) (best *Folder, rel string) {
	for n := range s.Content {
		below, err := filepath.Rel(s.Content[n].Dir, name)
		if err == nil && filepath.IsLocal(below) && (best == nil || len(below) < len(rel)) {
			best, rel = &s.Content[n], filepath.ToSlash(below)
		}
	}
	return best, rel
}

// Languages returns the languages of a page: those of sites.matrix in its front matter, else the one at the end of its name,
// else those of its directory, else the default one.
func (s *Site) Languages(name string, front map[string]any) []string {
	if languages := matchLanguages(matrixLanguages(front), s.names); len(languages) > 0 {
		return languages
	}
	parts := strings.Split(filepath.Base(name), ".")
	for _, part := range slices.Backward(parts[:len(parts)-1]) {
		if s.isLanguage(part) {
			return []string{strings.ToLower(part)}
		}
	}
	if folder, _ := s.folder(name); folder != nil && len(folder.Languages) > 0 {
		return folder.Languages
	}
	return []string{s.defaultLanguage}
}

// SaysLanguages reports whether the front matter of a page may name its languages.
func (s *Site) SaysLanguages(source []byte) bool {
	return len(s.names) > 1 && bytes.Contains(bytes.ToLower(source), []byte("matrix"))
}
