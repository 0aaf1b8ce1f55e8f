package main

import (
	"context"
	"io"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/localfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/registry"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/redact"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// env is the outside world of a command.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer // data; everything else
	environ        []string  // key=value
	now            func() time.Time
	isTerminal     func(io.Writer) bool
	sleep          func(context.Context, time.Duration) error // nil for real time
	secrets        *redact.Redactor                           // what must not be printed or stored
}

// getenv returns an environment variable.
func (e *env) getenv(name string) string {
	value := ""
	for _, variable := range e.environ {
		if v, ok := strings.CutPrefix(variable, name+"="); ok {
			value = v
		}
	}
	return value
}

// color reports whether a stream shows color.
func (e *env) color(w io.Writer) bool {
	return e.isTerminal(w) && e.getenv("NO_COLOR") == "" && e.getenv("TERM") != "dumb"
}

// progress returns the progress display, which is empty unless standard error is a terminal.
func (e *env) progress() *term.Progress {
	if !e.isTerminal(e.stderr) {
		return &term.Progress{}
	}
	return &term.Progress{Writer: e.stderr}
}

// chain returns the providers of a site.
func (e *env) chain(s *site.Site) (provider.Chain, error) {
	absolute := func(name string) string {
		if name == "" {
			return ""
		}
		return s.Path(name)
	}
	if err := checkSpellings(s); err != nil {
		return nil, err
	}
	file := s.Params.File
	e.secrets.Address(s.Params.Remote)
	return registry.Chain(registry.Config{
		Providers: s.Params.Providers,
		File:      localfile.Files{Closes: absolute(file.Closes), Quotes: absolute(file.Quotes), Splits: absolute(file.Splits), Currency: file.Currency, Now: e.now},
		Remote:    s.Params.Remote,
		StateDir:  e.stateDir(s),
		Getenv:    e.getenv,
		Redact:    e.secrets.Text,
		Version:   version(),
		Now:       e.now,
		Sleep:     e.sleep,
	})
}

// onWait tells the user that another refresh is running.
func (e *env) onWait() { term.Printf(e.stderr, "waiting for another refresh of this site") }
