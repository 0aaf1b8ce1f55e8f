package site

import (
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/gohugoio/hugo/hugofs/hglob"
	"github.com/spf13/cast"
)

// Folder is a content directory, or a single content file.
type Folder struct {
	Dir       string   // absolute
	Target    string   // its path below content, "" for content itself
	Languages []string // of files whose names do not end in a language, none for the default one

	filter  *hglob.FilenameFilter
	ignored []*regexp.Regexp
	formats formats
	ours    bool // of the module of symbol pages
}

// Includes reports whether a file of the directory, given by its absolute path, is content.
func (f Folder) Includes(name string) bool { return f.formats.isContent(name) && f.reads(name) }

// IncludesAdapter reports whether a file of the directory is a content adapter.
func (f Folder) IncludesAdapter(name string) bool { return IsAdapter(name) && f.reads(name) }

// IncludesForeignAdapter reports whether a file of the directory is a content adapter other than ours.
func (f Folder) IncludesForeignAdapter(name string) bool { return !f.ours && f.IncludesAdapter(name) }

// reads reports whether Hugo reads a file of the directory at all.
func (f Folder) reads(name string) bool {
	if slices.ContainsFunc(f.ignored, func(re *regexp.Regexp) bool { return re.MatchString(name) }) {
		return false
	}
	rel, err := filepath.Rel(f.Dir, name)
	return err == nil && f.filter.Match("/"+filepath.ToSlash(rel), false)
}

type mount struct {
	source, target string
	languages      []string // patterns, as in sites.matrix.languages
	patterns       []string // as in Hugo's "files": globs; those to exclude begin with "! "
}

func (m mount) component() string {
	component, _, _ := strings.Cut(m.target, "/")
	return component
}

// readMounts reads a list of mounts.
func readMounts(given any) ([]mount, error) {
	var mounts []mount
	if given == nil {
		return nil, nil
	}
	list, err := hmaps.ToSliceStringMap(given)
	if err != nil {
		return nil, fmt.Errorf("module.mounts of the site's configuration is not a list: write [[module.mounts]]")
	}
	for _, entry := range list {
		fields := hmaps.MustToParamsAndPrepare(entry)
		m := mount{
			source:    cast.ToString(fields["source"]),
			target:    path.Clean(filepath.ToSlash(cast.ToString(fields["target"]))),
			languages: matrixLanguages(fields),
		}
		if language := cast.ToString(fields["lang"]); language != "" {
			m.languages = append(m.languages, language)
		}
		m.patterns = append(m.patterns, toStrings(fields["files"])...)
		m.patterns = append(m.patterns, toStrings(fields["includefiles"])...)
		for _, pattern := range toStrings(fields["excludefiles"]) {
			m.patterns = append(m.patterns, hglob.NegationPrefix+pattern)
		}
		mounts = append(mounts, m)
	}
	return mounts, nil
}

// contentFolders returns the mounts of content of the components, the project first. If the project declares none, its are the
// content directories of its languages.
func (s *Site) contentFolders(site settings, components []component) ([]Folder, error) {
	var ignored []*regexp.Regexp
	for _, expression := range toStrings(site["ignorefiles"]) {
		re, err := regexp.Compile(expression)
		if err != nil {
			return nil, fmt.Errorf("ignoreFiles of the site's configuration: %w", err)
		}
		ignored = append(ignored, re)
	}
	var folders []Folder
	for n, c := range components {
		mounts := slices.DeleteFunc(slices.Clone(c.mounts), func(m mount) bool { return m.component() != "content" })
		if n == 0 && len(mounts) == 0 {
			mounts = contentDirs(site)
		}
		for _, m := range mounts {
			filter, err := hglob.NewFilenameFilterV2(m.patterns)
			if err != nil {
				return nil, fmt.Errorf("the mount of %s in the site's configuration: %w", m.source, err)
			}
			folders = append(folders, Folder{
				Dir: abs(c.dir, m.source), Target: strings.TrimPrefix(strings.TrimPrefix(m.target, "content"), "/"),
				Languages: matchLanguages(m.languages, s.names), filter: filter, ignored: ignored, formats: s.formats,
				ours: c.dir != "" && hasPartial(c.dir, "pages/essays.html"),
			})
		}
	}
	return folders, nil
}

// contentDirs returns contentDir and that of each language as mounts, each directory once.
func contentDirs(site settings) []mount {
	base := cmp.Or(cast.ToString(site["contentdir"]), "content")
	names, _ := languageNames(site)
	if len(names) == 0 {
		return []mount{{source: base, target: "content"}}
	}
	var mounts []mount
	for _, name := range names {
		m := mount{source: base, target: "content"}
		languages, _ := toTable(site["languages"])
		fields, _ := toTable(languages[name])
		if own := cast.ToString(fields["contentdir"]); own != "" {
			m.source, m.languages = own, []string{name}
		}
		if n := slices.IndexFunc(mounts, func(other mount) bool { return other.source == m.source }); n >= 0 {
			mounts[n].languages = nil // Two languages share it.
			continue
		}
		mounts = append(mounts, m)
	}
	slices.SortFunc(mounts, func(a, b mount) int { return strings.Compare(a.source, b.source) })
	return mounts
}

// dataFolder returns the directory that Hugo reads as data/tickers.
func dataFolder(root string, site settings, mounts []mount) string {
	for _, m := range mounts {
		switch m.target {
		case "data/tickers":
			return abs(root, m.source)
		case "data":
			return filepath.Join(abs(root, m.source), "tickers")
		}
	}
	return filepath.Join(abs(root, cmp.Or(cast.ToString(site["datadir"]), "data")), "tickers")
}

func toStrings(v any) []string {
	if text, ok := v.(string); ok && text != "" {
		return []string{text} // A name may contain spaces.
	}
	if v == nil {
		return nil
	}
	return cast.ToStringSlice(v)
}
