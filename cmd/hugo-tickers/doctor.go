package main

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/spf13/cobra"
)

// diagnosis is what doctor says of one thing, and what to do about it.
type diagnosis struct {
	Level   level  `json:"level"`
	Subject string `json:"subject"`
	Finding string `json:"result"`
	Fix     string `json:"fix"`
}

type level string

const (
	well    level = "ok"
	warning level = "warning"
	ill     level = "error"
)

// nothing is the mend of what is well.
const nothing = "nothing to do"

func (a *app) doctorCommand() *cobra.Command {
	var format choice
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Find out why prices or badges do not come",
		Long: `Ask every provider of the site for one quote, from here and with its key; look at
the stored quotes, at Hugo, at Go, and at whether the site finds the module. Each
line ends with what to do. No quote is written. A provider that wants to be left
in peace is.

The exit code is 1 if anything is wrong.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := a.open()
			if err != nil {
				return err
			}
			found, err := a.diagnose(cmd.Context(), s)
			if err != nil {
				return err
			}
			if format.value == "json" {
				err = a.printJSON(found)
			} else {
				err = a.printDiagnoses(found)
			}
			if err != nil {
				return err
			}
			wrong := 0
			for _, d := range found {
				if d.Level == ill {
					wrong++
				}
			}
			if wrong > 0 {
				return fmt.Errorf("%s to mend", count(wrong, "thing"))
			}
			return nil
		},
	}
	formatFlag(cmd, &format, "text", "json")
	return cmd
}

// diagnose looks at everything that a refresh and a build need.
func (a *app) diagnose(ctx context.Context, s *site.Site) ([]diagnosis, error) {
	chain, err := a.chain(s)
	if err != nil {
		return nil, err
	}
	instruments, err := store.ReadInstruments(s.Data)
	if err != nil {
		return nil, err
	}
	r, err := a.begin(ctx, s, providerPatience)
	if err != nil {
		return nil, err
	}
	defer r.unlock()
	var found []diagnosis
	for _, link := range chain {
		found = append(found, a.examine(ctx, link, r, instruments))
	}
	if err := r.state.Write(a.stateDir(s)); err != nil {
		a.say("cannot remember the answers for the next refresh: %v", err)
	}
	found = append(found, a.examineQuotes(s, r), a.examineHugo(ctx), a.examineGo(ctx), a.examineModule(ctx))
	return found, nil
}

// providerPatience is how long one provider may take.
const providerPatience = 15 * time.Second

// examine asks a provider: a service for a symbol that it certainly knows, files and other sites for all that are wanted.
func (a *app) examine(ctx context.Context, link provider.Link, r *refreshed, instruments map[quote.Symbol]quote.Instrument) diagnosis {
	wanted := []quote.Instrument{link.Spec.Probe}
	if wanted[0].Symbol == "" {
		wanted = nil
		for _, symbol := range r.wanted {
			i := instruments[symbol]
			i.Symbol = symbol
			wanted = append(wanted, i)
		}
	}
	ctx, cancel := context.WithTimeout(ctx, providerPatience)
	defer cancel()
	start := time.Now()
	chain := restrain(provider.Chain{link}, r.state, r.now)
	answer := chain.Latest(ctx, wanted, func(q quote.Quote) error { return q.Validate(r.now) }, provider.NoProgress{})
	took := time.Since(start)
	remember(r.state, chain, answer, r.now)
	if len(answer.Failures) > 0 && len(answer.Quotes) == 0 {
		return a.refused(link, answer, r)
	}
	d := diagnosis{well, link.Spec.Name, fmt.Sprintf("answers in %d ms", took.Milliseconds()), nothing}
	if link.Spec.Probe.Symbol == "" {
		d.Finding = fmt.Sprintf("has %d of the site's %s", len(answer.Quotes), count(len(r.wanted), "symbol"))
	}
	if link.Quota != nil {
		if left, ok := link.Quota.Remaining(); ok {
			d.Finding += fmt.Sprintf(", %s left", count(left, "request"))
		}
	}
	return d
}

// refused says why a provider has no answer.
func (a *app) refused(link provider.Link, answer provider.Quotes, r *refreshed) diagnosis {
	var failures []*provider.Error
	for _, errs := range answer.Failures {
		failures = append(failures, errs[0])
	}
	failure := mostTelling(failures)
	d := diagnosis{ill, link.Spec.Name, failure.Message(), "try again later"}
	if link.Spec.Probe.Symbol == "" {
		d.Fix = "correct what it names"
	}
	switch failure.Kind {
	case provider.Unauthorized:
		d.Fix = fmt.Sprintf("set %s to a key of yours, or take %s out of params.tickers.providers", link.Spec.EnvVar("KEY"), link.Spec.Name)
	case provider.Unreachable:
		d.Fix = "check the connection, a proxy or firewall, and " + link.Spec.EnvVar("URL") + " if you have set it"
	case provider.RateLimited, provider.QuotaExhausted:
		d.Level = warning
		d.Fix = "wait, or name another provider before it"
		if hold, ok := r.state.Cooldowns[link.Spec.Name]; ok {
			d.Fix = fmt.Sprintf("wait until %s, or name another provider before it", clock(hold.Until, r.now))
		}
	case provider.Blocked:
		d.Fix = "it refuses this machine: refresh elsewhere and commit, or name a provider with a key before it"
	case provider.NotFound, provider.NoData:
		if link.Spec.Probe.Symbol == "" {
			d.Fix = "see that it holds the symbols of your pages"
		}
	}
	return d
}

// examineQuotes looks at what is stored.
func (a *app) examineQuotes(s *site.Site, r *refreshed) diagnosis {
	const subject, refresh = "quotes", "run hugo-tickers refresh"
	for _, damaged := range r.damaged {
		return diagnosis{ill, subject, damaged.In(a.relative(damaged.Path())), refresh + ", which keeps it aside"}
	}
	if len(r.stored) == 0 {
		return diagnosis{warning, subject, "none is stored", refresh}
	}
	var oldest store.Entry
	var stale, without []string
	for _, q := range r.stored {
		if oldest.Symbol == "" || q.AsOf.Before(oldest.AsOf) || q.AsOf.Equal(oldest.AsOf) && q.Symbol < oldest.Symbol {
			oldest = q
		}
	}
	for _, symbol := range r.wanted {
		if q, ok := r.stored[symbol]; !ok {
			without = append(without, string(symbol))
		} else if q.Stale(r.now) {
			stale = append(stale, string(symbol))
		}
	}
	d := diagnosis{well, subject, fmt.Sprintf("%d stored, the oldest, %s, of %s", len(r.stored), oldest.Symbol, oldest.AsOf.UTC().Format("2 Jan 2006")), nothing}
	for _, lack := range []struct {
		what    string
		symbols []string
	}{{"stale", stale}, {"wanted and not stored", without}} {
		if len(lack.symbols) > 0 {
			d.Level, d.Fix = warning, refresh
			d.Finding += fmt.Sprintf("; %s: %s", lack.what, strings.Join(lack.symbols, ", "))
		}
	}
	return d
}

// printDiagnoses writes a line for each.
func (a *app) printDiagnoses(found []diagnosis) error {
	table := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	for _, d := range found {
		fmt.Fprintf(table, "%s\t%s\t%s → %s\n", d.Level, d.Subject, d.Finding, d.Fix)
	}
	return table.Flush()
}
