package main

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
)

// pathIndex knows the site's pages by Hugo's logical paths, "/posts/part-2".
type pathIndex struct {
	paths map[string]bool
	of    map[string]string // the path of a file's page
}

func logicalPaths(s *site.Site) (pathIndex, error) {
	index := pathIndex{map[string]bool{}, map[string]string{}}
	for _, folder := range s.Content {
		names, err := scan.Files(folder.Dir, folder.Holds)
		if err != nil {
			return index, err
		}
		for _, name := range names {
			rel, err := filepath.Rel(folder.Dir, name)
			if err != nil {
				return index, err
			}
			logical := logicalPath(path.Join(folder.Target, filepath.ToSlash(rel)))
			index.of[name] = logical
			index.paths[logical] = true
			index.paths[strings.TrimSuffix(logical, path.Ext(logical))] = true // With a language: part-2.de.md.
			if section, _, ok := strings.Cut(strings.TrimPrefix(logical, "/"), "/"); ok {
				index.paths["/"+section] = true // Hugo makes a page of every top folder.
			}
		}
	}
	return index, nil
}

// logicalPath turns the path of a file below content into that of its page.
func logicalPath(file string) string {
	name := strings.TrimSuffix(file, path.Ext(file))
	base, _, _ := strings.Cut(path.Base(name), ".")
	if base == "index" || base == "_index" {
		name = path.Dir(name)
	}
	return normal("/" + name)
}

// normal lowers a path and joins its words as Hugo does.
func normal(p string) string { return strings.ReplaceAll(strings.ToLower(path.Clean(p)), " ", "-") }

// judge says what is wrong with the path that a page names, "" if nothing is.
func (index pathIndex) judge(m scan.Mention) string {
	target := strings.TrimSuffix(m.Text, "/")
	switch path.Ext(target) {
	case ".md", ".markdown", ".html", ".org", ".adoc":
		target = strings.TrimSuffix(target, path.Ext(target))
	}
	if !strings.HasPrefix(target, "/") {
		target = path.Join(path.Dir(index.of[m.File]), target)
	}
	if index.paths[normal(target)] {
		return ""
	}
	return fmt.Sprintf("no page has the path %q: correct it, or write the page", m.Text)
}
