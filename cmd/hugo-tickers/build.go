package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/spf13/cobra"
)

// hugoTool is the package that a tool directive of go.mod pins.
const hugoTool = "github.com/gohugoio/hugo"

// hugoError is that Hugo ran and failed. It has said why.
type hugoError struct{ code int }

func (e *hugoError) Error() string { return fmt.Sprintf("hugo ended with %d", e.code) }

func (a *app) buildCommand() *cobra.Command {
	var flags refreshFlags
	cmd := &cobra.Command{
		Use:   "build [-- hugo's arguments]",
		Short: "Refresh, then run hugo",
		Long: `Refresh the quotes, then build the site: with the hugo on PATH, else with the one
that the tool directive of a go.mod around this folder pins (go tool hugo). What
stands behind -- goes to hugo. The exit code is hugo's.`,
		Example: "  hugo-tickers build -s mysite -- --minify",
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := a.open()
			if err != nil {
				return err
			}
			r, err := a.fetch(cmd.Context(), s, flags)
			if err != nil {
				return err
			}
			err = a.write(s, r)
			r.unlock()
			if err != nil {
				return err
			}
			a.tell(r, flags.verbose || flags.strict)
			if err := a.verdict(r, flags.strict); err != nil {
				return err
			}
			return a.hugo(cmd.Context(), args)
		},
	}
	flags.add(cmd)
	return cmd
}

// hugo builds the site with the flags that this command got itself and the arguments.
func (a *app) hugo(ctx context.Context, args []string) error {
	command, err := a.findHugo(ctx)
	if err != nil {
		return err
	}
	command = append(command, "--source", a.source)
	for _, flag := range []struct{ name, value string }{
		{"--config", a.options.ConfigFiles}, {"--configDir", a.options.ConfigDir}, {"--environment", a.options.Environment},
	} {
		if flag.value != "" {
			command = append(command, flag.name, flag.value)
		}
	}
	run := exec.CommandContext(ctx, command[0], append(command[1:], args...)...)
	run.Stdin, run.Stdout, run.Stderr, run.Env = os.Stdin, a.stdout, a.stderr, a.environ
	err = run.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return &hugoError{max(exit.ExitCode(), exitFailed)}
	}
	return err
}

// findHugo returns the command that runs Hugo.
func (a *app) findHugo(ctx context.Context) ([]string, error) {
	if path, err := exec.LookPath("hugo"); err == nil {
		return []string{path}, nil
	}
	list := exec.CommandContext(ctx, "go", "list", "tool")
	list.Env = a.environ
	tools, err := list.Output()
	for _, tool := range strings.Fields(string(tools)) {
		if err == nil && tool == hugoTool {
			a.say("no hugo on PATH, so go tool hugo builds the site; it compiles once, which takes some minutes")
			return []string{"go", "tool", "hugo"}, nil
		}
	}
	return nil, errors.New("found no hugo: install it (https://gohugo.io/installation/), or pin it with go get -tool " + hugoTool)
}
