package main

import (
	"fmt"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/doctor"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/report"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/spf13/cobra"
)

func newDoctorCommand(e *env, siteFlags *siteFlags) *cobra.Command {
	var format term.EnumFlag
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Diagnose missing prices and badges",
		Long: `Ask every provider of the site for one quote, from this machine and with its key;
examine the stored quotes, Hugo, Go, whether the site finds the module, and
whether its layouts use it. Each line ends with what to do. No quote is written.
Providers in cool-down are not contacted.

The exit code is 1 if anything is wrong.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := siteFlags.openCorrected(cmd.Context(), e)
			if err != nil {
				return err
			}
			chain, err := e.chain(s)
			if err != nil {
				return err
			}
			checks, err := doctor.Run(cmd.Context(), doctor.Options{
				Site: s, Chain: chain, StateDir: e.stateDir(s), Now: e.now, Environ: e.environ, HugoArgs: siteFlags.hugoArgs(), OnWait: e.onWait,
			})
			if err != nil {
				return err
			}
			if format.Value == "json" {
				err = report.JSON(e.stdout, checks)
			} else {
				err = report.Doctor(e.stdout, checks)
			}
			if err != nil {
				return err
			}
			failed := 0
			for _, c := range checks {
				if c.Level == doctor.Failed {
					failed++
				}
			}
			if failed > 0 {
				return fmt.Errorf("%s found", term.Plural(failed, "problem"))
			}
			return nil
		},
	}
	addFormatFlag(cmd, &format, "text", "json")
	return cmd
}
