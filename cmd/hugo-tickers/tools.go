package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/mod/semver"
)

// The module, and the oldest Hugo that it works with, as its hugo.toml says.
const (
	modulePath = "github.com/hugo-tickers/hugo-tickers"
	oldestHugo = "v0.146.0"
)

// hugoTool is the package that a tool directive of go.mod pins.
const hugoTool = "github.com/gohugoio/hugo"

var errNoHugo = errors.New("found no hugo: install it (https://gohugo.io/installation/), or pin it with go get -tool " + hugoTool)

// findHugo returns the command that runs Hugo: the one on PATH, else the one that a tool directive pins.
func (a *app) findHugo(ctx context.Context) ([]string, error) {
	if path, err := exec.LookPath("hugo"); err == nil {
		return []string{path}, nil
	}
	tools, err := a.output(ctx, "go", "list", "tool")
	for _, tool := range strings.Fields(tools) {
		if err == nil && tool == hugoTool {
			return []string{"go", "tool", "hugo"}, nil
		}
	}
	return nil, errNoHugo
}

// output runs a command and returns what it prints; the error holds what it says of its failure.
func (a *app) output(ctx context.Context, name string, args ...string) (string, error) {
	run := exec.CommandContext(ctx, name, args...)
	var says bytes.Buffer
	run.Env, run.Stderr = a.environ, &says
	printed, err := run.Output()
	if err != nil {
		err = errors.New(cmp.Or(telling(says.String()), err.Error()))
	}
	return string(printed), err
}

// telling returns the line of a program's complaints that says what is wrong: git's or Hugo's first error, else the last line.
func telling(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for _, line := range lines {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "fatal:") || strings.HasPrefix(line, "ERROR") {
			return line
		}
	}
	return lines[len(lines)-1]
}

var hugoVersion = regexp.MustCompile(`^hugo (v\d+\.\d+\.\d+)`)

// examineHugo looks for Hugo and its version.
func (a *app) examineHugo(ctx context.Context) diagnosis {
	const subject = "hugo"
	command, err := a.findHugo(ctx)
	switch {
	case err != nil:
		return diagnosis{ill, subject, "not found", "install it (https://gohugo.io/installation/), or pin it with go get -tool " + hugoTool}
	case len(command) > 1: // Running it would compile it first.
		return diagnosis{well, subject, "not on PATH, but pinned by a tool directive", "nothing to do, hugo-tickers build compiles it once"}
	}
	printed, err := a.output(ctx, command[0], "version")
	found := hugoVersion.FindStringSubmatch(printed)
	if err != nil || found == nil {
		return diagnosis{ill, subject, command[0] + " does not say its version", "install Hugo anew (https://gohugo.io/installation/)"}
	}
	finding := found[1] + ", " + command[0]
	if semver.Compare(found[1], oldestHugo) < 0 {
		return diagnosis{ill, subject, finding, "update it to " + oldestHugo + " or newer"}
	}
	return diagnosis{well, subject, finding, nothing}
}

// examineGo looks for Go, without which Hugo fetches no modules.
func (a *app) examineGo(ctx context.Context) diagnosis {
	const subject = "go"
	printed, err := a.output(ctx, "go", "env", "GOVERSION")
	if err != nil {
		return diagnosis{warning, subject, "not found", "install it (https://go.dev/dl/) if hugo is to fetch modules; a site with _vendor or themes needs none"}
	}
	return diagnosis{well, subject, strings.TrimSpace(printed), nothing}
}

// examineModule asks Hugo whether the site finds the module.
func (a *app) examineModule(ctx context.Context) diagnosis {
	const subject = "module"
	command, err := a.findHugo(ctx)
	if err != nil || len(command) > 1 {
		return diagnosis{warning, subject, "not looked for, as there is no hugo on PATH", "run hugo-tickers build and see"}
	}
	args := append([]string{"config", "mounts", "--source", a.source}, a.configFlags()...)
	printed, err := a.output(ctx, command[0], args...)
	if err != nil {
		return diagnosis{ill, subject, "hugo cannot load the site's modules: " + err.Error(), "see that hugo config mounts works"}
	}
	type module struct{ Path, Version, Dir string }
	for decoder := json.NewDecoder(strings.NewReader(printed)); ; {
		var m module
		if err := decoder.Decode(&m); err == io.EOF {
			break
		} else if err != nil {
			return diagnosis{ill, subject, "hugo config mounts prints what is no JSON", "see that it works"}
		}
		if _, err := os.Stat(filepath.Join(m.Dir, "layouts", "_partials", "tickers", "head.html")); err == nil {
			return diagnosis{well, subject, strings.TrimSpace(m.Path + " " + m.Version), nothing}
		}
	}
	return diagnosis{ill, subject, "the site does not use it", "add " + modulePath + " to module.imports in the site's configuration, or unpack it below themes"}
}
