package site

import (
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Reading is what Hugo says about a site. It is right where the files are read in another way.
type Reading struct {
	Default    string                    // the default language
	Languages  map[string]map[string]any // the configuration of each language, with keys in lower case
	Components []Component               // the project first
}

// Component is the project, a theme or a module.
type Component struct {
	Dir    string
	Mounts []Mount
}

// Mount is a directory or a file of a component, and where it is in the site.
type Mount struct {
	Source, Target string
	Languages      []string // patterns
}

// Correct replaces what was read from the files by what Hugo says. The patterns that leave files of a mount out are still those of the
// files, as Hugo does not print them.
func (s *Site) Correct(r Reading) error {
	read := s.components
	s.components, s.Unread = nil, nil
	for n, c := range r.Components {
		corrected := component{dir: filepath.Clean(c.Dir)}
		if n == 0 {
			corrected.dir = s.Root
		}
		for _, m := range c.Mounts {
			corrected.mounts = append(corrected.mounts, mount{
				source: m.Source, target: path.Clean(filepath.ToSlash(m.Target)), languages: m.Languages,
				patterns: patternsOf(read, abs(corrected.dir, m.Source), m),
			})
		}
		s.components = append(s.components, corrected)
	}
	return s.read(r.Languages[r.Default], func(language string) settings {
		if own, ok := r.Languages[language]; ok {
			return own
		}
		return r.Languages[r.Default] // A disabled language has no configuration.
	})
}

// patternsOf returns the patterns of a mount as they were read.
func patternsOf(components []component, source string, of Mount) []string {
	for _, c := range components {
		for _, m := range c.mounts {
			if abs(c.dir, m.source) != source || m.target != path.Clean(filepath.ToSlash(of.Target)) {
				continue
			}
			// The same directory may be mounted for each language.
			if slices.EqualFunc(m.languages, of.Languages, strings.EqualFold) {
				return m.patterns
			}
		}
	}
	return nil
}
