// Package site reads the configuration of a Hugo project as far as the command needs it: the content and data directories,
// languages, dates and params.tickers. It reads the project's own files, without Hugo: the configuration of themes and modules
// and the cascade of front matter are not seen.
package site

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Site is a Hugo project on disk.
type Site struct {
	Root    string // absolute path of the project
	Dir     string // the same as the user wrote it
	Content []Folder
	Data    string // absolute path of the directory that Hugo reads as data/tickers
	Params  Params

	dates           dates
	languages       []string // the names that the project declares
	defaultLanguage string
}

// Options select the configuration, as Hugo's own flags do.
type Options struct {
	ConfigFiles string   // --config: names separated by commas; "" for hugo.toml and its like
	ConfigDir   string   // --configDir; "" for config
	Environment string   // --environment; "" for HUGO_ENVIRONMENT or production
	Environ     []string // key=value, as os.Environ returns them
}

// Open reads the configuration of the project in a directory. The error names the file, the place and the fix.
func Open(dir string, options Options) (*Site, error) {
	root, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(root); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s is not a directory; set the site directory with --source", dir)
	}
	cfg, err := load(root, options)
	if err != nil {
		return nil, err
	}
	s := &Site{Root: root, Dir: dir, languages: slices.Sorted(maps.Keys(cfg.GetStringMap("languages"))), defaultLanguage: cmp.Or(cfg.GetString("defaultcontentlanguage"), "en")}
	mounts, err := readMounts(cfg)
	if err != nil {
		return nil, err
	}
	if s.Content, err = contentFolders(root, cfg, mounts); err != nil {
		return nil, err
	}
	s.Data = dataFolder(root, cfg, mounts)
	if s.Params, err = readParams(cfg); err != nil {
		return nil, err
	}
	if s.dates, err = readDates(cfg); err != nil {
		return nil, err
	}
	return s, nil
}

// Path returns an absolute path for one that is relative to the project.
func (s *Site) Path(name string) string { return abs(s.Root, name) }

// Rel returns a path as the user would write it, from the working directory: below Dir if the file is in the project, else
// unchanged.
func (s *Site) Rel(name string) string {
	rel, err := filepath.Rel(s.Root, name)
	if err != nil || !filepath.IsLocal(rel) {
		return name
	}
	return filepath.ToSlash(filepath.Join(s.Dir, rel))
}

func abs(root, name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(root, name)
}
