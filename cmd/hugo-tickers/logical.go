package main

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
)

// pathIndex knows the site's pages by Hugo's logical paths, "/posts/part-2".
type pathIndex struct {
	paths    map[string]bool
	bases    map[string]string // of every page's file: where its relative paths begin
	adapters []string          // folders whose content adapter makes pages that no file shows
}

func logicalPaths(s *site.Site) (pathIndex, error) {
	index := pathIndex{paths: map[string]bool{}, bases: map[string]string{}}
	for _, folder := range s.Content {
		adapters, err := scan.Adapters(folder.Dir)
		if err != nil {
			return index, err
		}
		for _, rel := range adapters {
			index.adapters = append(index.adapters, site.NormalPath("/"+path.Join(folder.Target, rel)))
		}
		names, err := scan.Files(folder.Dir, folder.Holds)
		if err != nil {
			return index, err
		}
		for _, name := range names {
			rel, err := filepath.Rel(folder.Dir, name)
			if err != nil {
				return index, err
			}
			logical := s.LogicalPath(path.Join(folder.Target, filepath.ToSlash(rel)))
			index.bases[name] = logical
			if base, _, _ := strings.Cut(path.Base(rel), "."); base != "_index" {
				index.bases[name] = path.Dir(logical)
			}
			index.paths[logical] = true
			if section, _, ok := strings.Cut(strings.TrimPrefix(logical, "/"), "/"); ok {
				index.paths["/"+section] = true // Hugo makes a page of every top folder.
			}
		}
	}
	return index, nil
}

// judge says what is wrong with the path that a page names, "" if nothing is.
func (index pathIndex) judge(m scan.Mention) string {
	target := strings.TrimSuffix(m.Text, "/")
	switch path.Ext(target) {
	case ".md", ".markdown", ".html", ".org", ".adoc":
		target = strings.TrimSuffix(target, path.Ext(target))
	}
	if !strings.HasPrefix(target, "/") {
		target = path.Join(index.bases[m.File], target)
	}
	target = site.NormalPath(target)
	made := func(folder string) bool { return folder == "/" || strings.HasPrefix(target, folder+"/") }
	if index.paths[target] || target == "/" || slices.ContainsFunc(index.adapters, made) {
		return ""
	}
	return fmt.Sprintf("no page has the path %q: correct it, or write the page", m.Text)
}
