// Package site reads the configuration of a Hugo project as far as the command needs it: the content and data directories,
// languages, dates and params.tickers. It reads the files of the project and of the themes and modules that it finds below it.
// The cascade of front matter is not seen.
package site

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Site is a Hugo project on disk.
type Site struct {
	Root    string // absolute path of the project
	Dir     string // the same as the user wrote it
	Content []Folder
	Data    string // absolute path of the directory that Hugo reads as data/tickers
	Params  Params // those of the default language

	// Unread are the modules whose files are not found: what they bring is not seen.
	Unread []string

	// DatesByGit is set where pages are dated by Git, which is not read. Cascade is what the configuration passes on to pages.
	DatesByGit bool
	Cascade    any

	// Foreign are the names of our shortcodes that a theme or the project has for its own, such as "ticker".
	Foreign map[string]bool

	names           []string             // of the languages that the project declares, in lower case
	languages       map[string]*language // by name; at least the default one
	defaultLanguage string
	components      []component // the project first
	formats         formats
	taxonomies      []string        // fields of front matter
	ignoredLogs     map[string]bool // ids of warnings that the site silences
}

// language is what the command needs to know of a language.
type language struct {
	params Params
	dates  dates
}

// Options select the configuration, as Hugo's own flags do.
type Options struct {
	ConfigFiles string   // --config: names separated by commas; "" for hugo.toml and its like
	ConfigDir   string   // --configDir; "" for config
	Environment string   // --environment; "" for HUGO_ENVIRONMENT or production
	Environ     []string // key=value, as os.Environ returns them

	// Overrides are further flags of Hugo by the key that they set, such as "contentdir".
	Overrides map[string]any
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
	own, err := readMounts(cfg.Get("module.mounts"))
	if err != nil {
		return nil, err
	}
	components, unread, err := collect(root, cfg, options)
	if err != nil {
		return nil, err
	}
	merged, _ := toTable(cfg.Get(""))
	s := &Site{Root: root, Dir: dir, Unread: unread, components: append([]component{{root, own}}, components...)}
	return s, s.read(merged, func(language string) settings { return languageSettings(merged, language) })
}

// read fills in the site from its configuration, that of its languages, and its components.
func (s *Site) read(site settings, ofLanguage func(name string) settings) (err error) {
	components := s.components
	s.names, s.defaultLanguage = languageNames(site)
	s.formats = readFormats(site)
	s.taxonomies = readTaxonomies(site)
	s.Cascade, s.DatesByGit = site["cascade"], false
	s.ignoredLogs = map[string]bool{}
	for _, id := range toStrings(site["ignorelogs"]) {
		s.ignoredLogs[strings.ToLower(id)] = true
	}
	if s.Content, err = s.contentFolders(site, components); err != nil {
		return err
	}
	s.Foreign = foreignShortcodes(site, components)
	s.Data = dataFolder(s.Root, site, components[0].mounts)
	s.languages = map[string]*language{}
	for _, name := range append(slices.Clone(s.names), s.defaultLanguage) {
		l, own := &language{}, ofLanguage(name)
		if l.params, err = readParams(own); err != nil {
			return err
		}
		if l.dates, err = readDates(own); err != nil {
			return err
		}
		s.languages[name] = l
		s.DatesByGit = s.DatesByGit || slices.Contains(l.dates.fields, ":git")
	}
	s.Params = s.languages[s.defaultLanguage].params
	for _, name := range s.names { // What one language needs, the site needs.
		own := s.languages[name].params
		s.Params.Pages = s.Params.Pages || own.Pages
		s.Params.FailMissing = s.Params.FailMissing || own.FailMissing
		for _, symbol := range own.Watchlist {
			if !slices.Contains(s.Params.Watchlist, symbol) {
				s.Params.Watchlist = append(slices.Clip(s.Params.Watchlist), symbol)
			}
		}
	}
	return nil
}

// Silences reports whether ignoreLogs of the site's configuration names a warning.
func (s *Site) Silences(id string) bool { return s.ignoredLogs[strings.ToLower(id)] }

// ParamsOf returns the parameters of a language.
func (s *Site) ParamsOf(language string) Params {
	if l, ok := s.languages[language]; ok {
		return l.params
	}
	return s.Params
}

// Path returns an absolute path for one that is relative to the project.
func (s *Site) Path(name string) string { return abs(s.Root, name) }

// maxParents is how far from the project a path is written as a relative one.
const maxParents = 2

// Rel returns a path as the user would write it, from the working directory. The path of a file far from the project, such as one in
// the cache of modules, is unchanged.
func (s *Site) Rel(name string) string {
	rel, err := filepath.Rel(s.Root, name)
	if err != nil || strings.Count(rel, "..") > maxParents {
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
