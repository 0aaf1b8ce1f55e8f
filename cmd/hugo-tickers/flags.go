package main

import (
	"fmt"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/spf13/cobra"
)

// addFormatFlag adds --format, whose first value is the default.
func addFormatFlag(cmd *cobra.Command, format *term.EnumFlag, allowed ...string) {
	*format = term.EnumFlag{Value: allowed[0], Allowed: allowed}
	cmd.Flags().Var(format, "format", "output format")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(allowed, cobra.ShellCompDirectiveNoFileComp))
}

// knownCommand rejects the name of a command that does not exist.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := ""
	if similar := cmd.SuggestionsFor(args[0]); len(similar) > 0 {
		hint = "; did you mean " + strings.Join(similar, " or ") + "?"
	}
	return usageError{fmt.Errorf("unknown command %q%s", args[0], hint)}
}

// noArgs rejects arguments.
func noArgs(cmd *cobra.Command, args []string) error {
	if err := cobra.NoArgs(cmd, args); err != nil {
		return usageError{err}
	}
	return nil
}
