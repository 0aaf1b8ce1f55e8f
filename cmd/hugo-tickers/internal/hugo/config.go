package hugo

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
)

// readTimeout is how long Hugo may take to print its configuration. It may have to download modules first.
const readTimeout = 20 * time.Second

// Read asks Hugo for the configuration of a site in each of its languages, and for its modules. Args are flags that select the site
// and its configuration.
func (h *Hugo) Read(ctx context.Context, args []string) (site.Reading, error) {
	ctx, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	var modules []Module
	var reading site.Reading
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		modules, err = h.Modules(ctx, args)
		return err
	})
	group.Go(func() (err error) {
		reading, err = h.languages(ctx, args)
		return err
	})
	if err := group.Wait(); err != nil {
		return site.Reading{}, err
	}
	if len(modules) == 0 {
		return site.Reading{}, errors.New("`hugo config mounts` printed no modules")
	}
	for _, m := range modules {
		c := site.Component{Dir: m.Dir}
		for _, mount := range m.Mounts {
			languages := mount.Sites.Matrix.Languages
			if mount.Lang != "" {
				languages = append(languages, mount.Lang)
			}
			c.Mounts = append(c.Mounts, site.Mount{Source: mount.Source, Target: mount.Target, Languages: languages})
		}
		reading.Components = append(reading.Components, c)
	}
	return reading, nil
}

// languages returns the configuration of each language.
func (h *Hugo) languages(ctx context.Context, args []string) (site.Reading, error) {
	first, err := h.config(ctx, args)
	if err != nil {
		return site.Reading{}, err
	}
	name, _ := first["defaultcontentlanguage"].(string)
	reading := site.Reading{Default: name, Languages: map[string]map[string]any{name: first}}
	declared, _ := first["languages"].(map[string]any)
	configs := make(chan struct {
		name   string
		config map[string]any
	}, len(declared))
	group, ctx := errgroup.WithContext(ctx)
	for other, settings := range declared {
		table, _ := settings.(map[string]any)
		if disabled, _ := table["disabled"].(bool); disabled || other == name {
			continue
		}
		group.Go(func() error {
			config, err := h.config(ctx, append([]string{"--lang", other}, args...))
			configs <- struct {
				name   string
				config map[string]any
			}{other, config}
			return err
		})
	}
	err = group.Wait()
	close(configs)
	for c := range configs {
		reading.Languages[c.name] = c.config
	}
	return reading, err
}

// config returns the configuration of the default language, or of the one that a flag names. Without zero values Hugo would leave out
// languages that set nothing.
func (h *Hugo) config(ctx context.Context, args []string) (map[string]any, error) {
	printed, err := h.output(ctx, append([]string{"config", "--format", "json", "--printZero"}, args...))
	if err != nil {
		return nil, err
	}
	var config map[string]any
	if err := json.Unmarshal([]byte(printed), &config); err != nil {
		return nil, errors.New("`hugo config` did not print valid JSON")
	}
	return config, nil
}
