package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/registry"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/redact"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// guarded returns the environment with streams that let no secret and no control character pass.
func (e *env) guarded() *env {
	g := *e
	g.secrets = secretsOf(e.environ)
	g.stdout, g.stderr = term.NewOutput(e.stdout, g.secrets.Text), term.NewOutput(e.stderr, g.secrets.Text)
	g.isTerminal = func(w io.Writer) bool {
		if output, ok := w.(*term.Output); ok {
			w = output.Unwrap()
		}
		return e.isTerminal(w)
	}
	return &g
}

// flush writes what is left of the streams.
func (e *env) flush() {
	for _, w := range []io.Writer{e.stdout, e.stderr} {
		_ = w.(*term.Output).Flush() // A closed pipe has been reported by what was written before.
	}
}

// secretsOf returns what the variables have that must not be printed or stored.
func secretsOf(environ []string) *redact.Redactor {
	secrets := &redact.Redactor{}
	for _, variable := range environ {
		name, value, _ := strings.Cut(variable, "=")
		name = strings.ToUpper(name)
		ours := strings.HasPrefix(name, "TICKERS_") || strings.HasPrefix(name, oldPrefix)
		switch {
		case ours && strings.HasSuffix(name, "_KEY"):
			secrets.Key(value)
		case ours && strings.HasSuffix(name, "_URL"), strings.HasSuffix(name, "_PROXY"):
			secrets.Address(value)
		}
	}
	return secrets
}

// oldPrefix began the names of variables in earlier versions. Hugo lets templates read what begins with HUGO_.
const oldPrefix = "HUGO_TICKERS_"

// oldVariables returns an error for each variable that is set by its old name alone.
func (e *env) oldVariables() error {
	known := map[string]bool{"CACHEDIR": true}
	for _, spec := range registry.Specs() {
		for _, suffix := range []string{"KEY", "URL", "RATE", "QUOTA"} {
			known[strings.TrimPrefix(spec.EnvVar(suffix), "TICKERS_")] = true
		}
	}
	var errs []error
	for _, variable := range e.environ {
		old, _, _ := strings.Cut(variable, "=")
		rest, ok := strings.CutPrefix(old, oldPrefix)
		if renamed := "TICKERS_" + rest; ok && known[rest] && e.getenv(old) != "" && e.getenv(renamed) == "" {
			errs = append(errs, fmt.Errorf("%s is not read any more, because templates of Hugo can read it: rename it to %s", old, renamed))
		}
	}
	return errors.Join(errs...)
}
