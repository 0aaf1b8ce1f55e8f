package main

import (
	"runtime/debug"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/spf13/cobra"
)

const about = `hugo-tickers fetches the prices that a Hugo site shows in its badges, and writes
them to data/tickers/quotes.json, where hugo finds them. Run it before hugo:
by hand, from cron, on Netlify or in a GitHub workflow.

A price service that is down never breaks a build: the last good quotes stay.

Environment, NAME being a provider's in capitals:
  TICKERS_NAME_KEY    its API key
  TICKERS_NAME_URL    another address for it
  TICKERS_NAME_RATE   requests a second at most, 0 for no limit
  TICKERS_NAME_QUOTA  requests a day at most (UTC), 0 for no limit
  TICKERS_CACHEDIR    where it remembers when to leave a provider in
                           peace; the user's cache folder otherwise
  NO_COLOR                 no colour, on terminals too

Exit codes: 0 done, whatever the providers answered; 1 failed; 2 wrong usage.`

// app is one run of the command: what the flags of every command say.
type app struct {
	*system
	source  string
	options site.Options
	started bool // the command line was understood
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "hugo-tickers",
		Short:         "Refresh the prices that a Hugo site shows",
		Long:          about,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRun: func(*cobra.Command, []string) {
			a.started = true
			a.options.Environ = a.environ
		},
	}
	flags := root.PersistentFlags()
	flags.StringVarP(&a.source, "source", "s", ".", "the site's `folder`")
	flags.StringVar(&a.options.ConfigFiles, "config", "", "the site's configuration `files`, as for hugo")
	flags.StringVar(&a.options.ConfigDir, "configDir", "", "the site's configuration `folder`, as for hugo")
	flags.StringVarP(&a.options.Environment, "environment", "e", "", "the site's environment, as for hugo")
	_ = root.MarkPersistentFlagDirname("source")
	_ = root.MarkPersistentFlagDirname("configDir")
	root.AddCommand(a.refreshCommand(), a.scanCommand(), a.showCommand(), a.checkCommand(), a.buildCommand(), a.doctorCommand())
	return root
}

// open reads the site's configuration.
func (a *app) open() (*site.Site, error) { return site.Open(a.source, a.options) }

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// formatFlag adds --format, whose first value is the default.
func formatFlag(cmd *cobra.Command, format *choice, allowed ...string) {
	*format = choice{allowed[0], allowed}
	cmd.Flags().Var(format, "format", "how to print")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(allowed, cobra.ShellCompDirectiveNoFileComp))
}
