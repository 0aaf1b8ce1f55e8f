package site

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/gohugoio/hugo/common/htime"
	"github.com/gohugoio/hugo/config"
	"github.com/spf13/cast"
)

// dates are the rules by which Hugo dates pages. See https://gohugo.io/configuration/front-matter/.
type dates struct {
	fields      []string                  // in order of precedence, lower case
	zones       map[string]*time.Location // by language
	defaultZone *time.Location
}

// dateAliases are other names of a field.
var dateAliases = map[string][]string{"publishdate": {"pubdate", "published"}, "lastmod": {"modified"}}

func readDates(cfg config.Provider) (dates, error) {
	d := dates{zones: map[string]*time.Location{}}
	configured := toStrings(cfg.Get("frontmatter.date"))
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
	if d.defaultZone, err = zone(cfg.GetString("timezone")); err != nil {
		return d, err
	}
	for name, language := range cfg.GetStringMap("languages") {
		fields, err := hmaps.ToParamsAndPrepare(language)
		if err != nil {
			continue
		}
		d.zones[name] = d.defaultZone
		if own := cast.ToString(fields["timezone"]); own != "" {
			if d.zones[name], err = zone(own); err != nil {
				return d, err
			}
		}
	}
	return d, nil
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

// Date returns the date of a page as Hugo reads it: from its front matter and the absolute path of its file. It is not ok if the
// page has none. Dates from Git are not seen.
func (s *Site) Date(name string, front map[string]any) (date time.Time, ok bool) {
	location := s.zoneOf(name)
	for _, field := range s.dates.fields {
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
		if date, err := htime.ToTimeInDefaultLocationE(value, location); err == nil && !date.IsZero() {
			return date, true
		}
	}
	return time.Time{}, false
}

// zoneOf returns the time zone of a page's language.
func (s *Site) zoneOf(name string) *time.Location {
	if zone, ok := s.dates.zones[s.languageOf(name)]; ok {
		return zone
	}
	return s.dates.defaultZone
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
