package main

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/hugo"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/spf13/pflag"
)

// siteFlags are the flags of all commands: which site, and which configuration of it.
type siteFlags struct {
	source  string
	options site.Options
	further []string // flags for Hugo that set options.Overrides
}

// open reads the configuration of the site from its files.
func (f *siteFlags) open() (*site.Site, error) { return site.Open(f.source, f.options) }

// openWith reads the configuration of the site from its files, and corrects it by what Hugo says. Without a Hugo on PATH, or where
// Hugo cannot say it, the files are what there is.
func (f *siteFlags) openWith(ctx context.Context, e *env, h *hugo.Hugo) (*site.Site, error) {
	s, err := f.open()
	if err != nil || h == nil {
		return s, err
	}
	reading, err := h.Read(ctx, append(f.hugoArgs(), f.further...))
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return nil, errInterrupted
	case ctx.Err() != nil:
		err = errDeadline
	}
	if err != nil {
		term.Printf(e.stderr, "hugo cannot say how it reads the site, so its files are read: %v", err)
		return s, nil
	}
	return s, s.Correct(reading)
}

// openCorrected is openWith for the Hugo on PATH. One that is pinned by a tool directive would have to be compiled first.
func (f *siteFlags) openCorrected(ctx context.Context, e *env) (*site.Site, error) {
	return f.openWith(ctx, e, hugo.OnPath(e.environ))
}

// adopt reads from the arguments of hugo which site and which configuration they select.
func (f *siteFlags) adopt(args []string) {
	given := pflag.NewFlagSet("hugo", pflag.ContinueOnError)
	given.ParseErrorsAllowlist.UnknownFlags = true
	given.SetOutput(io.Discard)
	given.StringVarP(&f.source, "source", "s", f.source, "")
	given.StringVar(&f.options.ConfigFiles, "config", f.options.ConfigFiles, "")
	given.StringVar(&f.options.ConfigDir, "configDir", f.options.ConfigDir, "")
	given.StringVarP(&f.options.Environment, "environment", "e", f.options.Environment, "")
	given.StringP("contentDir", "c", "", "")
	given.StringP("layoutDir", "l", "", "")
	given.String("themesDir", "", "")
	given.StringSliceP("theme", "t", nil, "")
	_ = given.Parse(args) // Hugo reports what is wrong.
	f.options.Overrides = map[string]any{}
	for _, name := range []string{"contentDir", "layoutDir", "themesDir", "theme"} {
		flag := given.Lookup(name)
		if !flag.Changed {
			continue
		}
		f.options.Overrides[strings.ToLower(name)] = flag.Value.String()
		f.further = append(f.further, "--"+name, flag.Value.String())
		if list, ok := flag.Value.(pflag.SliceValue); ok {
			f.options.Overrides[strings.ToLower(name)] = list.GetSlice()
			f.further[len(f.further)-1] = strings.Join(list.GetSlice(), ",")
		}
	}
}

// hugoArgs returns the flags that select the site and its configuration for Hugo.
func (f *siteFlags) hugoArgs() []string {
	args := []string{"--source", f.source}
	for _, flag := range []struct{ name, value string }{
		{"--config", f.options.ConfigFiles}, {"--configDir", f.options.ConfigDir}, {"--environment", f.options.Environment},
	} {
		if flag.value != "" {
			args = append(args, flag.name, flag.value)
		}
	}
	return args
}
