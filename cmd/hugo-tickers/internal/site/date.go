package site

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gohugoio/hugo/common/htime"
	"github.com/spf13/cast"
)

// dates are the rules by which Hugo dates the pages of a language. See https://gohugo.io/configuration/front-matter/.
type dates struct {
	fields []string // in order of precedence, lower case
	zone   *time.Location
}

// dateAliases are other names of a field.
var dateAliases = map[string][]string{"publishdate": {"pubdate", "published"}, "lastmod": {"modified"}}

func readDates(language settings) (dates, error) {
	var d dates
	configured := toStrings(language.get("frontmatter.date"))
	if len(configured) == 0 {
		configured = []string{":default"}
	}
	for _, field := range configured {
		expanded := []string{strings.ToLower(field)}
		if expanded[0] == ":default" {
			expanded = []string{"date", "publishdate", "lastmod"}
		}
		for _, name := range expanded {
			d.fields = append(append(d.fields, name), dateAliases[name]...)
		}
	}
	var err error
	d.zone, err = zone(cast.ToString(language["timezone"]))
	return d, err
}

func zone(name string) (*time.Location, error) {
	if name == "" {
		return time.UTC, nil
	}
	location, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("timeZone of the site's configuration: %w", err)
	}
	return location, nil
}

// DateIn returns the date of a page in one of its languages as Hugo reads it: from its front matter and the absolute path of its file. It
// is not ok if the page has none. Dates from Git are not seen.
func (s *Site) DateIn(language, name string, front map[string]any) (date time.Time, ok bool) {
	return s.datesOf(language).date(name, front)
}

func (d dates) date(name string, front map[string]any) (date time.Time, ok bool) {
	for _, field := range d.fields {
		var value any
		switch field {
		case ":filename":
			value = filenameDate(name)
		case ":filemodtime":
			if info, err := os.Stat(name); err == nil {
				return info.ModTime(), true
			}
		default:
			for key, v := range front {
				if strings.EqualFold(key, field) {
					value = v
				}
			}
		}
		if value == nil || value == "" {
			continue
		}
		if date, err := htime.ToTimeInDefaultLocationE(value, d.zone); err == nil && !date.IsZero() {
			return date, true
		}
	}
	return time.Time{}, false
}

func (s *Site) datesOf(language string) dates {
	if l, ok := s.languages[language]; ok {
		return l.dates
	}
	return s.languages[s.defaultLanguage].dates
}

// zoneOf returns the time zone of a page's language.
func (s *Site) zoneOf(name string, front map[string]any) *time.Location {
	return s.datesOf(s.Languages(name, front)[0]).zone
}

// filenameDate returns the date at the start of the name of a page's file or directory, nil if there is none.
func filenameDate(name string) any {
	base := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	if first, _, _ := strings.Cut(base, "."); first == "index" || first == "_index" {
		base = filepath.Base(filepath.Dir(name))
	}
	if len(base) >= 19 {
		text := base[:10] + "T" + strings.ReplaceAll(base[11:19], "-", ":")
		if _, err := time.Parse("2006-01-02T15:04:05", text); err == nil {
			return text
		}
	}
	if len(base) >= 10 {
		if _, err := time.Parse(time.DateOnly, base[:10]); err == nil {
			return base[:10]
		}
	}
	return nil
}
