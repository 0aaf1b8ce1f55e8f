package demand

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
)

// partialCall matches a call of a partial of ours that shows prices.
var partialCall = regexp.MustCompile(`"tickers/(?:badge|table|data)/`)

// Unseen lists what may ask for prices outside the content files, as messages that begin with its place: content adapters, calls of our
// shortcodes in templates, data and configuration, front matter that a section passes on, and modules whose files are elsewhere.
func Unseen(s *site.Site) ([]string, error) {
	var found []string
	for _, folder := range s.Content {
		adapters, err := scan.Files(folder.Dir, folder.IncludesForeignAdapter)
		if err != nil {
			return nil, err
		}
		for _, name := range adapters {
			found = append(found, s.Rel(name)+" is a content adapter")
		}
	}
	for _, dir := range s.ForeignDirs() {
		names, err := sources(s, dir)
		if err != nil {
			return nil, err
		}
		calls, err := scan.Each(names, func(name string, source []byte) ([]string, error) {
			if scan.HasCall(source) || partialCall.Match(source) {
				return []string{s.Rel(name) + " shows prices"}, nil
			}
			return nil, nil
		})
		if err != nil {
			return nil, err
		}
		found = append(found, calls...)
	}
	sections, err := cascades(s)
	if err != nil {
		return nil, err
	}
	found = append(found, sections...)
	if s.DatesByGit {
		found = append(found, "the configuration dates pages by Git")
	}
	if passesOn(s.Cascade) {
		found = append(found, "the configuration has a cascade")
	}
	slices.Sort(found)
	found = slices.Compact(found)
	if len(s.Unread) > 0 {
		found = append(found, "of the modules, "+strings.Join(s.Unread, ", ")+" cannot be read here")
	}
	return found, nil
}

// sources lists the templates, data and configuration of a component.
func sources(s *site.Site, dir string) ([]string, error) {
	var names []string
	for _, folder := range []string{"layouts", "data", "i18n", "config"} {
		found, err := scan.Files(filepath.Join(dir, folder), func(name string) bool { return !strings.HasPrefix(name, s.Data+string(filepath.Separator)) })
		if err != nil {
			return nil, err
		}
		names = append(names, found...)
	}
	for _, pattern := range []string{"hugo.*", "config.*"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return nil, err
		}
		for _, name := range found {
			if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
				names = append(names, name)
			}
		}
	}
	return names, nil
}

// cascades lists the sections that pass on what the pages below them say about prices.
func cascades(s *site.Site) ([]string, error) {
	names, err := Files(s)
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(names, func(name string) bool { return !isSection(name) })
	return scan.Each(names, func(name string, source []byte) ([]string, error) {
		if !bytes.Contains(bytes.ToLower(source), []byte("cascade")) {
			return nil, nil
		}
		fields, _ := scan.FrontMatter(source) // A page that cannot be read has an error of its own.
		for key, value := range fields {
			if strings.EqualFold(key, "cascade") && passesOn(value) {
				return []string{s.Rel(name) + " has a cascade"}, nil
			}
		}
		return nil, nil
	})
}

// passesOn reports whether a cascade may change which prices pages show: by tickers, or by their date.
func passesOn(cascade any) bool {
	text := strings.ToLower(fmt.Sprint(cascade))
	return strings.Contains(text, "tickers") || strings.Contains(text, "date")
}
