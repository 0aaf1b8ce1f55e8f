package site

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cast"
)

// shortcodes are the short names of our shortcodes. The long ones, such as tickers/ticker, are nobody else's.
var shortcodes = []string{"ticker", "ticker-text", "tickers", "pullquote", "series-card", "series-nav"}

// foreignShortcodes returns the short names that are not ours: those of the project and of the themes and modules that are listed before
// our module, as Hugo takes the first shortcode of a name; and all of them where our module is imported without its short names.
func foreignShortcodes(site settings, components []component) map[string]bool {
	foreign := map[string]bool{}
	for n, c := range components {
		if c.isOurs() {
			if !hasShortNames(c.mounts) {
				for _, name := range shortcodes {
					foreign[name] = true
				}
			}
			return foreign
		}
		mounts := c.mounts
		if n == 0 && !slices.ContainsFunc(mounts, func(m mount) bool { return m.component() == "layouts" }) {
			mounts = append(slices.Clip(mounts), mount{source: cmp.Or(cast.ToString(site["layoutdir"]), "layouts"), target: "layouts"})
		}
		for _, m := range mounts {
			for _, folder := range []string{"layouts/_shortcodes", "layouts/shortcodes"} {
				if rest, ok := strings.CutPrefix(folder+"/", m.target+"/"); ok {
					addShortcodes(foreign, filepath.Join(abs(c.dir, m.source), filepath.FromSlash(rest)))
				}
			}
		}
	}
	return foreign
}

// hasShortNames reports whether mounts of our module bring its short names. Without mounts it has those of its own configuration.
func hasShortNames(mounts []mount) bool {
	return len(mounts) == 0 || slices.ContainsFunc(mounts, func(m mount) bool {
		target := strings.ToLower(m.target)
		return target == "layouts" || strings.TrimPrefix(target, "layouts/_") == "shortcodes" || target == "layouts/shortcodes"
	})
}

// addShortcodes adds those of our names that a directory has templates for.
func addShortcodes(found map[string]bool, dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, entry := range entries {
		if name, _, _ := strings.Cut(entry.Name(), "."); slices.Contains(shortcodes, name) && !entry.IsDir() {
			found[name] = true
		}
	}
}

// IsOurs reports whether a directory is the Hugo module of this project, whatever its path.
func IsOurs(dir string) bool { return hasPartial(dir, "head.html") }

// hasPartial reports whether a module has one of our partials.
func hasPartial(dir, name string) bool {
	_, err := os.Stat(filepath.Join(dir, "layouts", "_partials", "tickers", filepath.FromSlash(name)))
	return err == nil
}

// ForeignDirs returns the directories of the project and of the themes and modules that are not this project's.
func (s *Site) ForeignDirs() []string {
	var dirs []string
	for _, c := range s.components {
		if !c.isOurs() && !hasPartial(c.dir, "pages/essays.html") {
			dirs = append(dirs, c.dir)
		}
	}
	return dirs
}
