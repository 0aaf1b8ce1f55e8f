package check

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
)

// pageIndex has the pages of a site by Hugo's logical paths, such as "/posts/part-2".
type pageIndex struct {
	files    map[string]string // a content file of each path; "" for sections without one
	bases    map[string]string // by content file: the path at which its relative references begin
	adapters []string          // the paths below which content adapters create pages
}

// indexPages reads the names of all content files.
func indexPages(s *site.Site) (*pageIndex, error) {
	index := &pageIndex{files: map[string]string{}, bases: map[string]string{}}
	for _, folder := range s.Content {
		adapters, err := scan.Files(folder.Dir, folder.IncludesAdapter)
		if err != nil {
			return nil, err
		}
		for _, name := range adapters {
			rel, err := filepath.Rel(folder.Dir, filepath.Dir(name))
			if err != nil {
				return nil, err
			}
			index.adapters = append(index.adapters, site.NormalPath("/"+path.Join(folder.Target, filepath.ToSlash(rel))))
		}
		names, err := scan.Files(folder.Dir, folder.Includes)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			rel, err := filepath.Rel(folder.Dir, name)
			if err != nil {
				return nil, err
			}
			index.add(name, s.LogicalPath(path.Join(folder.Target, filepath.ToSlash(rel))))
		}
	}
	return index, nil
}

// add adds a content file.
func (index *pageIndex) add(name, logical string) {
	index.bases[name] = logical
	if base, _, _ := strings.Cut(filepath.Base(name), "."); base != "_index" {
		index.bases[name] = path.Dir(logical)
	}
	index.files[logical] = name
	if section, _, ok := strings.Cut(strings.TrimPrefix(logical, "/"), "/"); ok && index.files["/"+section] == "" {
		index.files["/"+section] = "" // Hugo creates a page for every top directory.
	}
}

// find returns the file of the page with a path; ok is false if there is no such page.
func (index *pageIndex) find(logical string) (name string, ok bool) {
	generated := func(dir string) bool { return dir == "/" || strings.HasPrefix(logical, dir+"/") }
	name, ok = index.files[logical]
	return name, ok || logical == "/" || slices.ContainsFunc(index.adapters, generated)
}

// pageRef returns what is wrong with a reference from one page to another.
func (c *checker) pageRef(from, text string) string {
	logical := c.index.resolve(from, text)
	name, ok := c.index.find(logical)
	if !ok {
		if nearest := c.index.nearest(logical); nearest != "" {
			return fmt.Sprintf("no page has the path %q: did you mean %q?", text, nearest)
		}
		return fmt.Sprintf("no page has the path %q: correct it, or write the page", text)
	}
	if name == "" {
		return ""
	}
	source, err := os.ReadFile(name)
	if err != nil {
		return ""
	}
	fields, err := scan.FrontMatter(source)
	if err != nil {
		return "" // The page has a finding of its own.
	}
	if reason := c.site.Unpublished(name, fields, c.now); reason != "" {
		return fmt.Sprintf("the page %q is not published: it %s", text, reason)
	}
	return ""
}

// resolve returns the logical path that a reference means.
func (index *pageIndex) resolve(from, text string) string {
	target := strings.TrimSuffix(text, "/")
	switch path.Ext(target) {
	case ".md", ".markdown", ".html", ".org", ".adoc":
		target = strings.TrimSuffix(target, path.Ext(target))
	}
	if !strings.HasPrefix(target, "/") {
		target = path.Join(index.bases[from], target)
	}
	return site.NormalPath(target)
}

// nearest returns the path whose last element shares the most words with that of another path, "" if none shares any.
func (index *pageIndex) nearest(logical string) string {
	wanted := strings.Split(path.Base(logical), "-")
	nearest, most := "", 0
	for other := range index.files {
		shared := 0
		for _, word := range strings.Split(path.Base(other), "-") {
			if slices.Contains(wanted, word) {
				shared++
			}
		}
		if shared > most || shared == most && shared > 0 && other < nearest {
			nearest, most = other, shared
		}
	}
	return nearest
}
