package main

import (
	"runtime/debug"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/spf13/cobra"
)

const about = `hugo-tickers fetches the prices that the badges of a Hugo site show, and writes
them to data/tickers/quotes.json, where Hugo reads them. Run it before hugo: by
hand, from cron, on Netlify or in a GitHub workflow.

A price service that is down never breaks a build: the last good quotes stay.

Environment variables (NAME is the provider name in upper case):
  TICKERS_NAME_KEY    API key
  TICKERS_NAME_URL    another address of the service
  TICKERS_NAME_RATE   maximum requests per second, 0 for no limit
  TICKERS_NAME_QUOTA  maximum requests per day (UTC), 0 for no limit
  TICKERS_CACHEDIR    directory for cool-down and quota state, instead of the
                      user's cache directory
  NO_COLOR            no color, on terminals too

Exit codes: 0 success, even if providers failed; 1 failure; 2 wrong usage.`

func newRootCommand(e *env) *cobra.Command {
	flags := &siteFlags{options: site.Options{Environ: e.environ}}
	root := &cobra.Command{
		Use:                        "hugo-tickers",
		Short:                      "Refresh the prices that a Hugo site shows",
		Long:                       about,
		Version:                    version(),
		SilenceErrors:              true,
		SilenceUsage:               true,
		Args:                       knownCommand,
		SuggestionsMinimumDistance: 2,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if isOwn := cmd.Parent() == cmd.Root() && cmd.Name() != "help"; !isOwn {
				return nil
			}
			return e.oldVariables()
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	set := root.PersistentFlags()
	set.StringVarP(&flags.source, "source", "s", ".", "site `directory`")
	set.StringVar(&flags.options.ConfigFiles, "config", "", "configuration `files` of the site, as for hugo")
	set.StringVar(&flags.options.ConfigDir, "configDir", "", "configuration `directory` of the site, as for hugo")
	set.StringVarP(&flags.options.Environment, "environment", "e", "", "environment of the site, as for hugo")
	_ = root.MarkPersistentFlagDirname("source")
	_ = root.MarkPersistentFlagDirname("configDir")
	root.AddCommand(
		newRefreshCommand(e, flags), newBuildCommand(e, flags), newScanCommand(e, flags),
		newCheckCommand(e, flags), newShowCommand(e, flags), newDoctorCommand(e, flags), newLookupCommand(e, flags),
	)
	return root
}

// version returns the version of the command, "(devel)" in a checkout.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
