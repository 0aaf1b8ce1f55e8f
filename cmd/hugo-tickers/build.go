package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"

	"github.com/spf13/cobra"
)

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
	if len(command) > 1 {
		a.say("no hugo on PATH, so go tool hugo builds the site; it compiles once, which takes some minutes")
	}
	command = append(append(command, "--source", a.source), a.configFlags()...)
	run := exec.CommandContext(ctx, command[0], append(command[1:], args...)...)
	run.Stdin, run.Stdout, run.Stderr, run.Env = os.Stdin, a.stdout, a.stderr, a.environ
	err = run.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return &hugoError{max(exit.ExitCode(), exitFailed)}
	}
	return err
}

// configFlags returns the flags about the configuration that Hugo is to get as well.
func (a *app) configFlags() []string {
	var flags []string
	for _, flag := range []struct{ name, value string }{
		{"--config", a.options.ConfigFiles}, {"--configDir", a.options.ConfigDir}, {"--environment", a.options.Environment},
	} {
		if flag.value != "" {
			flags = append(flags, flag.name, flag.value)
		}
	}
	return flags
}
