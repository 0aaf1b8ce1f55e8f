package site

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/gohugoio/hugo/config"
)

// ownModule begins the paths of this project's own modules, which have no content of a site.
const ownModule = "github.com/hugo-tickers/hugo-tickers"

// component is the project, or a theme or a module that it imports.
type component struct {
	dir    string // "" for our own module where it is not found
	mounts []mount
}

// isOurs reports whether the component is the Hugo module of this project.
func (c component) isOurs() bool { return c.dir == "" || IsOurs(c.dir) }

// collector finds the components of a project as far as they are on disk below the project: in the themes directory, in _vendor
// and where a replace directive of go.mod points.
type collector struct {
	root        string
	options     Options
	merged      config.Provider // the project's configuration, into which those of the components are merged
	themes      string
	replaced    map[string]string // by path of a module: another path
	directories map[string]string // by path of a module: where its files are
	seen        map[string]bool

	components []component
	unread     []string
}

// collect returns the components after the project, in Hugo's order, and the modules that are not found. The configuration of the
// components is merged into that of the project.
func collect(root string, cfg config.Provider, options Options) (components []component, unread []string, err error) {
	c := &collector{root: root, options: options, merged: cfg, themes: abs(root, "themes"), replaced: map[string]string{}, directories: map[string]string{}, seen: map[string]bool{}}
	if dir := cfg.GetString("themesdir"); dir != "" {
		c.themes = abs(root, dir)
	}
	for _, pair := range toStrings(cfg.Get("module.replacements")) {
		for _, one := range strings.Split(pair, ",") {
			if from, to, ok := strings.Cut(one, "->"); ok {
				c.replaced[strings.TrimSpace(from)] = strings.TrimSpace(to)
			}
		}
	}
	c.readGoMod()
	imports, err := importsOf(cfg)
	if err != nil {
		return nil, nil, err
	}
	cfg.SetDefaultMergeStrategy()
	c.readVendor(root)
	return c.components, c.unread, c.add(imports)
}

// add adds imported components and what they import, depth first, as Hugo does.
func (c *collector) add(imports []imported) error {
	for _, i := range imports {
		if other := c.replaced[i.path]; other != "" {
			i.path = other
		}
		if i.disabled || c.seen[i.path] {
			continue
		}
		c.seen[i.path] = true
		dir := c.directories[i.path]
		if dir == "" {
			dir = abs(c.themes, filepath.FromSlash(i.path))
		}
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			switch {
			case i.path == ownModule:
				c.components = append(c.components, component{mounts: i.mounts})
			case !strings.HasPrefix(i.path, ownModule):
				c.unread = append(c.unread, i.path)
			}
			continue
		}
		c.readVendor(dir)
		if err := c.addComponent(dir, i); err != nil {
			return err
		}
	}
	return nil
}

func (c *collector) addComponent(dir string, i imported) error {
	cfg, err := loadComponent(dir, c.options, i.ignoreConfig)
	if err != nil {
		return err
	}
	mounts := i.mounts
	if len(mounts) == 0 {
		if mounts, err = readMounts(cfg.Get("module.mounts")); err != nil {
			return err
		}
	}
	if len(mounts) == 0 {
		mounts = []mount{{source: "content", target: "content"}, {source: "layouts", target: "layouts"}}
	}
	if i.noMounts {
		mounts = nil
	}
	c.components = append(c.components, component{dir: dir, mounts: mounts})
	further, err := importsOf(cfg)
	if err != nil {
		return err
	}
	c.merge(cfg)
	if i.ignoreImports {
		return nil
	}
	return c.add(further)
}

// merge merges the configuration of a component. What has another type in the project is left out.
func (c *collector) merge(cfg config.Provider) {
	root, _ := cfg.Get("").(hmaps.Params)
	for key, value := range root {
		_, isTable := value.(hmaps.Params)
		_, isTableHere := c.merged.Get(key).(hmaps.Params)
		if c.merged.IsSet(key) && isTable != isTableHere {
			delete(root, key)
		}
	}
	c.merged.Merge("", root)
}

// loadComponent reads the configuration of a theme or module.
func loadComponent(dir string, options Options, ignored bool) (config.Provider, error) {
	if ignored {
		return config.New(), nil
	}
	fs := newFiles()
	names, _ := configFiles(fs, dir, "")
	return readConfig(fs, names, filepath.Join(dir, "config"), environment(options))
}
