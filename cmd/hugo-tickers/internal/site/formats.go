package site

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cast"
)

// markdownType is the media type of Markdown.
const markdownType = "text/markdown"

// contentTypes are the media types of Hugo's content formats, with their suffixes.
var contentTypes = map[string][]string{
	markdownType:    {"md", "mdown", "markdown"},
	"text/html":     {"html", "htm"},
	"text/org":      {"org"},
	"text/rst":      {"rst"},
	"text/asciidoc": {"adoc", "asciidoc", "ad"},
	"text/pandoc":   {"pandoc", "pdc"},
}

// formats are the suffixes of content files in lower case; the value says whether the format is Markdown.
type formats map[string]bool

// readFormats reads the media types and content types of a site.
func readFormats(site settings) formats {
	own, _ := toTable(site["contenttypes"])
	types := map[string][]string{}
	for name := range own {
		types[name] = nil
	}
	for name, suffixes := range contentTypes {
		types[name] = suffixes
	}
	mediaTypes, _ := toTable(site["mediatypes"])
	found := formats{}
	for name, suffixes := range types {
		fields, _ := toTable(mediaTypes[name])
		if given := toStrings(fields["suffixes"]); len(given) > 0 {
			suffixes = given
		} else if given := cast.ToString(fields["suffixes"]); given != "" {
			suffixes = strings.Split(given, ",")
		}
		for _, suffix := range suffixes {
			found[strings.ToLower(strings.TrimSpace(suffix))] = name == markdownType
		}
	}
	return found
}

func (f formats) isContent(name string) bool {
	_, ok := f[suffixOf(name)]
	return ok
}

func suffixOf(name string) string {
	return strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
}

// IsMarkdown reports whether Hugo reads a content file as Markdown.
func (s *Site) IsMarkdown(name string) bool { return s.formats[suffixOf(name)] }

// IsAdapter reports whether a file is a content adapter, a template that makes pages.
func IsAdapter(name string) bool {
	parts := strings.Split(filepath.Base(name), ".")
	return parts[0] == "_content" && len(parts) <= 3 && parts[len(parts)-1] == "gotmpl"
}

// TrimSuffix returns the path of a content file without the suffix of its format.
func (s *Site) TrimSuffix(name string) string {
	if s.formats.isContent(name) {
		return strings.TrimSuffix(name, filepath.Ext(name))
	}
	return name
}

// isLanguage reports whether a word is the name of one of the languages of a site.
func (s *Site) isLanguage(word string) bool { return slices.Contains(s.names, strings.ToLower(word)) }
