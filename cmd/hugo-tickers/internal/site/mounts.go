package site

import (
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/hugofs/hglob"
	"github.com/spf13/cast"
)

// Folder is a content directory, or a single content file.
type Folder struct {
	Dir      string // absolute
	Target   string // its path below content, "" for content itself
	Language string // of its files, "" if their names end in it

	filter  *hglob.FilenameFilter
	ignored []*regexp.Regexp
}

// Includes reports whether Hugo reads a file of the directory, given by its absolute path.
func (f Folder) Includes(name string) bool {
	if slices.ContainsFunc(f.ignored, func(re *regexp.Regexp) bool { return re.MatchString(name) }) {
		return false
	}
	rel, err := filepath.Rel(f.Dir, name)
	return err == nil && f.filter.Match("/"+filepath.ToSlash(rel), false)
}

type mount struct {
	source, target string
	language       string
	patterns       []string // as in Hugo's "files": globs; those to exclude begin with "! "
}

func (m mount) component() string {
	component, _, _ := strings.Cut(m.target, "/")
	return component
}

// readMounts reads the project's own [[module.mounts]].
func readMounts(cfg config.Provider) ([]mount, error) {
	var mounts []mount
	given := cfg.Get("module.mounts")
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
			source: cast.ToString(fields["source"]),
			target: path.Clean(filepath.ToSlash(cast.ToString(fields["target"]))),
		}
		m.language = cast.ToString(fields["lang"])
		m.patterns = append(m.patterns, toStrings(fields["files"])...)
		m.patterns = append(m.patterns, toStrings(fields["includefiles"])...)
		for _, pattern := range toStrings(fields["excludefiles"]) {
			m.patterns = append(m.patterns, hglob.NegationPrefix+pattern)
		}
		mounts = append(mounts, m)
	}
	return mounts, nil
}

// contentFolders returns the mounts of content. If the project declares none, it returns the content directory of each language.
func contentFolders(root string, cfg config.Provider, mounts []mount) ([]Folder, error) {
	var ignored []*regexp.Regexp
	for _, expression := range toStrings(cfg.Get("ignorefiles")) {
		re, err := regexp.Compile(expression)
		if err != nil {
			return nil, fmt.Errorf("ignoreFiles of the site's configuration: %w", err)
		}
		ignored = append(ignored, re)
	}

	mounts = slices.DeleteFunc(slices.Clone(mounts), func(m mount) bool { return m.component() != "content" })
	if len(mounts) == 0 {
		mounts = contentDirs(cfg)
	}
	var folders []Folder
	for _, m := range mounts {
		filter, err := hglob.NewFilenameFilterV2(m.patterns)
		if err != nil {
			return nil, fmt.Errorf("the mount of %s in the site's configuration: %w", m.source, err)
		}
		target := strings.TrimPrefix(strings.TrimPrefix(m.target, "content"), "/")
		folders = append(folders, Folder{Dir: abs(root, m.source), Target: target, Language: m.language, filter: filter, ignored: ignored})
	}
	return folders, nil
}

// contentDirs returns contentDir and that of each language as mounts, each directory once.
func contentDirs(cfg config.Provider) []mount {
	base := "content"
	if dir := cfg.GetString("contentdir"); dir != "" {
		base = dir
	}
	languages := cfg.GetStringMap("languages")
	if len(languages) == 0 {
		return []mount{{source: base, target: "content"}}
	}
	var mounts []mount
	for _, name := range slices.Sorted(maps.Keys(languages)) {
		m := mount{source: base, target: "content"}
		if fields, err := hmaps.ToParamsAndPrepare(languages[name]); err == nil {
			if own := cast.ToString(fields["contentdir"]); own != "" {
				m.source, m.language = own, name
			}
		}
		if n := slices.IndexFunc(mounts, func(other mount) bool { return other.source == m.source }); n >= 0 {
			mounts[n].language = "" // Two languages share it.
			continue
		}
		mounts = append(mounts, m)
	}
	slices.SortFunc(mounts, func(a, b mount) int { return strings.Compare(a.source, b.source) })
	return mounts
}

// dataFolder returns the directory that Hugo reads as data/tickers.
func dataFolder(root string, cfg config.Provider, mounts []mount) string {
	for _, m := range mounts {
		switch m.target {
		case "data/tickers":
			return abs(root, m.source)
		case "data":
			return filepath.Join(abs(root, m.source), "tickers")
		}
	}
	dir := "data"
	if own := cfg.GetString("datadir"); own != "" {
		dir = own
	}
	return filepath.Join(abs(root, dir), "tickers")
}

func toStrings(v any) []string {
	if v == nil {
		return nil
	}
	return cast.ToStringSlice(v)
}
