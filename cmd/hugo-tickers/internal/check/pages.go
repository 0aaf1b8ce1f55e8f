package check

import (
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
)

// pageIndex has the pages of a site by Hugo's logical paths, such as "/posts/part-2".
type pageIndex struct {
	site     *site.Site
	files    map[string]map[string]string // by path and language: a content file; "" for sections without one
	bases    map[string]string            // by content file: the path at which its relative references begin
	adapters []string                     // the paths below which content adapters create pages
	terms    func() map[string]bool       // the paths of taxonomies and their terms
}

// indexPages reads the names of all content files.
func indexPages(s *site.Site) (*pageIndex, error) {
	index := &pageIndex{site: s, files: map[string]map[string]string{}, bases: map[string]string{}}
	index.terms = sync.OnceValue(index.readTerms)
	if s.Params.Pages {
		index.adapters = append(index.adapters, "/tickers") // The module of symbol pages may be elsewhere.
	}
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
	}
	names, err := demand.Files(s)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if page, ok := s.Page(name, nil); ok {
			index.add(name, page)
		}
	}
	return index, nil
}

// add adds a content file.
func (index *pageIndex) add(name string, page site.Page) {
	index.bases[name] = page.Path
	if base, _, _ := strings.Cut(filepath.Base(name), "."); base != "_index" {
		index.bases[name] = path.Dir(page.Path)
	}
	for _, language := range page.Languages {
		index.put(page.Path, language, name)
		if section, _, ok := strings.Cut(strings.TrimPrefix(page.Path, "/"), "/"); ok && index.files["/"+section][language] == "" {
			index.put("/"+section, language, "") // Hugo creates a page for every top directory.
		}
	}
}

func (index *pageIndex) put(logical, language, name string) {
	if index.files[logical] == nil {
		index.files[logical] = map[string]string{}
	}
	index.files[logical][language] = name
}

// find returns the file of the page with a path in a language, "" if it has none. Ok is false if there is no such page, and others
// are the languages that have it.
func (index *pageIndex) find(logical, language string) (name string, others []string, ok bool) {
	generated := func(dir string) bool { return dir == "/" || logical == dir || strings.HasPrefix(logical, dir+"/") }
	if name, ok = index.files[logical][language]; ok {
		return name, nil, true
	}
	if logical == "/" || slices.ContainsFunc(index.adapters, generated) || index.terms()[logical] {
		return "", nil, true
	}
	for other, name := range index.files[logical] {
		others = append(others, other)
		if slices.Contains(index.languagesOf(name), language) {
			return name, nil, true
		}
	}
	slices.Sort(others)
	return "", others, false
}

// languagesOf returns the languages that the front matter of a file names, if it does.
func (index *pageIndex) languagesOf(name string) []string {
	source, err := regularfile.Read(name)
	if err != nil || !index.site.SaysLanguages(source) {
		return nil
	}
	fields, err := scan.FrontMatter(source)
	if err != nil {
		return nil // The page has a finding of its own.
	}
	return index.site.Languages(name, fields)
}

// readTerms reads the terms of all pages: Hugo makes a page of each, and of each taxonomy.
func (index *pageIndex) readTerms() map[string]bool {
	names := slices.Sorted(maps.Keys(index.bases))
	terms, _ := scan.Each(names, func(_ string, source []byte) ([]string, error) {
		fields, _ := scan.FrontMatter(source) // A page that cannot be read has a finding of its own.
		return index.site.Terms(fields), nil
	})
	found := map[string]bool{}
	for _, logical := range terms {
		found[logical] = true
		found[path.Dir(logical)] = true
	}
	return found
}
