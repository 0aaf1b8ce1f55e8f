package site

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/parser/metadecoders"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/spf13/afero"
)

// load merges the configuration in Hugo's order: files, the config directory (_default, then the environment's), variables that
// begin with HUGO.
func load(root string, options Options) (config.Provider, error) {
	fs := newFiles()
	names, explicit := configFiles(fs, root, options.ConfigFiles)
	dir := abs(root, cmp.Or(options.ConfigDir, "config"))
	cfg, err := readConfig(fs, names, dir, environment(options))
	if err != nil {
		return nil, err
	}
	if len(cfg.Keys()) == 0 && len(names) == 0 && !hasConfigDir(fs, dir) {
		if explicit {
			return nil, fmt.Errorf("found none of the configuration files %s in %s", options.ConfigFiles, root)
		}
		return nil, fmt.Errorf("found no Hugo site in %s: no hugo.toml, hugo.yaml, hugo.json or config directory; set the site directory with --source", root)
	}
	applyEnviron(cfg, options.Environ)
	for key, value := range options.Overrides {
		cfg.Set(key, value)
	}
	return cfg, nil
}

// readConfig reads configuration files and a configuration directory, whose values go before.
func readConfig(fs afero.Fs, names []string, dir, environment string) (config.Provider, error) {
	cfg := config.New()
	for _, name := range names {
		file, err := config.FromFile(fs, name)
		if err != nil {
			return nil, fmt.Errorf("cannot read the site's configuration: %w", term.FirstLine(err))
		}
		cfg.Set("", file.Get(""))
	}
	for _, dir := range []string{dir, filepath.Join(dir, "_default"), filepath.Join(dir, environment)} {
		if _, err := afero.ReadDir(fs, dir); errors.Is(err, os.ErrPermission) { // LoadConfigFromDir passes it over.
			return nil, fmt.Errorf("cannot read the site's configuration: %w", err)
		}
	}
	folder, _, err := config.LoadConfigFromDir(fs, dir, environment)
	if err != nil {
		return nil, fmt.Errorf("cannot read the site's configuration: %w", term.FirstLine(err))
	}
	if folder != nil {
		cfg.Set("", folder.Get(""))
	}
	return cfg, nil
}

func hasConfigDir(fs afero.Fs, dir string) bool {
	ok, err := afero.DirExists(fs, dir)
	return ok && err == nil
}

// configFiles returns the absolute paths of the files that exist, and whether the user named them.
func configFiles(fs afero.Fs, root, given string) (names []string, explicit bool) {
	exists := func(name string) bool {
		info, err := fs.Stat(name)
		return err == nil && !info.IsDir()
	}
	if given != "" {
		for _, name := range strings.Split(given, ",") {
			if name = abs(root, strings.TrimSpace(name)); exists(name) {
				names = append(names, name)
			}
		}
		return names, true
	}
	for _, base := range config.DefaultConfigNames {
		for _, extension := range config.ValidConfigFileExtensions {
			if name := filepath.Join(root, base+"."+extension); exists(name) {
				return []string{name}, false
			}
		}
	}
	return nil, false
}

func environment(options Options) string {
	return cmp.Or(options.Environment, lookup(options.Environ, "HUGO_ENVIRONMENT"), lookup(options.Environ, "HUGO_ENV"), "production")
}

func lookup(environ []string, key string) string {
	for _, variable := range environ {
		if name, value := config.SplitEnvVar(variable); name == key {
			return value
		}
	}
	return ""
}

// applyEnviron applies the variables that begin with HUGO. The character after HUGO separates the parts of a key: both
// HUGO_CONTENTDIR and HUGOxPARAMSxTICKERSxSHOW work.
func applyEnviron(cfg config.Provider, environ []string) {
	for _, variable := range environ {
		name, value := config.SplitEnvVar(variable)
		rest, ok := strings.CutPrefix(name, "HUGO")
		if !ok || len(rest) < 2 {
			continue
		}
		key := strings.ToLower(strings.ReplaceAll(rest[1:], rest[:1], "."))
		if existing := cfg.Get(key); existing != nil {
			if typed, err := metadecoders.Default.UnmarshalStringTo(value, existing); err == nil {
				cfg.Set(key, typed)
				continue
			}
		}
		cfg.Set(key, value)
	}
}
