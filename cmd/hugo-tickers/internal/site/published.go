package site

import (
	"strings"
	"time"

	"github.com/gohugoio/hugo/common/htime"
	"github.com/spf13/cast"
)

// Published reports whether Hugo builds a page with this front matter by default.
func (s *Site) Published(name string, front map[string]any, now time.Time) bool {
	return s.Unpublished(name, front, now) == ""
}

// Unpublished returns why Hugo does not build a page with this front matter by default, such as "is a draft". It returns "" for
// a page that Hugo builds.
func (s *Site) Unpublished(name string, front map[string]any, now time.Time) string {
	dates := map[string]time.Time{}
	for key, value := range front {
		key = strings.ToLower(key)
		if draft, err := cast.ToBoolE(value); key == "draft" && err == nil && draft {
			return "is a draft"
		}
		if date, err := htime.ToTimeInDefaultLocationE(value, s.zoneOf(name, front)); err == nil {
			dates[key] = date
		}
	}
	for _, key := range []string{"expirydate", "unpublishdate"} {
		if expiry, ok := dates[key]; ok && !expiry.After(now) {
			return "expired on " + expiry.Format(time.DateOnly)
		}
	}
	for _, key := range []string{"publishdate", "pubdate", "published", "date"} {
		if date, ok := dates[key]; ok {
			if date.After(now) {
				return "is dated " + date.Format(time.DateOnly) + ", in the future"
			}
			return ""
		}
	}
	return ""
}

// Listed reports whether lists show a page with this front matter. Build options of a section's cascade are not seen.
func Listed(front map[string]any) bool {
	for key, value := range front {
		if strings.EqualFold(key, "headless") && cast.ToBool(value) {
			return false
		}
		if options, ok := toTable(value); ok && (strings.EqualFold(key, "build") || strings.EqualFold(key, "_build")) {
			for option, value := range options {
				text := cast.ToString(value)
				if (strings.EqualFold(option, "list") || strings.EqualFold(option, "render")) && text != "" && text != "always" && text != "true" {
					return false
				}
			}
		}
	}
	return true
}
