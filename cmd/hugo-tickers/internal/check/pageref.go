package check

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
)

// pageRef returns what is wrong with a reference from one page to another.
func (c *checker) pageRef(from string, m demand.Mention) string {
	logical, text := c.index.resolve(from, m.Text), m.Text
	language := c.site.Languages(from, nil)[0]
	if len(m.Page.Languages) > 0 {
		language = m.Page.Languages[0]
	}
	name, others, ok := c.index.find(logical, language)
	if !ok {
		if len(others) > 0 {
			return fmt.Sprintf("the page %q is in the language %s, and not in %s: translate it, or name another page", text, strings.Join(others, ", "), language)
		}
		if nearest := c.index.nearest(logical); nearest != "" {
			return fmt.Sprintf("no page has the path %q: did you mean %q?", text, nearest)
		}
		return fmt.Sprintf("no page has the path %q: correct it, or write the page", text)
	}
	if name == "" {
		return ""
	}
	source, err := regularfile.Read(name)
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
	if !strings.HasPrefix(target, "/") {
		target = path.Join(index.bases[from], target)
	}
	if index.site.TrimSuffix(target) != target { // The name of a file, such as "/posts/b/index.md".
		return index.site.LogicalPath(strings.TrimPrefix(target, "/"))
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
