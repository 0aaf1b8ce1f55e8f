package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/spf13/cobra"
)

func (a *app) checkCommand() *cobra.Command {
	var format choice
	var strict bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "List what would embarrass the author",
		Long: `List what would embarrass the author, each with its place: symbols without a
quote or with a stale one, stated days without a close, symbols that are not
quoted or that nobody can read, cashtags such as $META left in the prose, series
cards and pull quotes that name a page which does not exist. Nothing is fetched.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			s, err := a.open()
			if err != nil {
				return err
			}
			findings, unread := a.check(s)
			if err := a.printFindings(findings, format.value); err != nil {
				return err
			}
			if unread != nil {
				return unread
			}
			if len(findings) == 0 {
				a.say("nothing to complain about")
			}
			if strict && len(findings) > 0 {
				return fmt.Errorf("%s; without --strict this is no failure", count(len(findings), "finding"))
			}
			return nil
		},
	}
	formatFlag(cmd, &format, "text", "github", "json")
	cmd.Flags().BoolVar(&strict, "strict", false, "exit with 1 if there is any finding")
	return cmd
}

// finding is one thing that the author should look at.
type finding struct {
	scan.Mention
	message string
}

// check looks at every page. What it finds elsewhere comes with the error about a page that cannot be read.
func (a *app) check(s *site.Site) ([]finding, error) {
	quotes, err := a.readQuotes(s)
	if err != nil {
		return nil, err
	}
	pins, err := store.ReadPins(s.Data)
	if err != nil {
		return nil, err
	}
	known, err := logicalPaths(s)
	if err != nil {
		return nil, err
	}
	mentions, unread := scan.Each(slices.Sorted(maps.Keys(known.bases)), func(name string, source []byte) ([]scan.Mention, error) {
		markdown := scan.IsMarkdown(name)
		found, err := scan.Page(name, source, markdown)
		if markdown {
			found = append(found, scan.Cashtags(name, source)...)
		}
		return found, errors.Join(err, a.settle(found, s, name, source))
	})
	var findings []finding
	for _, m := range mentions {
		var message string
		if m.Kind == scan.Target {
			message = known.judge(m)
		} else {
			message = a.judge(m, quotes, pins)
		}
		if message != "" {
			findings = append(findings, finding{m, message})
		}
	}
	return findings, unread
}

// judge says what is wrong with a mention that is no target, "" if nothing is.
func (a *app) judge(m scan.Mention, quotes store.Quotes, pins store.Pins) string {
	switch m.Kind {
	case scan.Cashtag:
		return fmt.Sprintf(`the cashtag $%s is plain text: write {{< ticker "%s" >}} for a badge`, m.Text, m.Text)
	case scan.Percent:
		return fmt.Sprintf("Markdown drops the HTML of {{%% %s %%}}, and what follows it: write {{< %s >}}", m.Text, m.Text)
	case scan.Heading:
		return "a badge in a heading leaks into its id and the table of contents: write {{% ticker-text %}} there"
	case scan.Field:
		return "Hugo runs no shortcode in front matter, and shows it as it stands: write the symbol itself"
	case scan.Loose:
		return fmt.Sprintf("hugo ignores %s outside braces: write {%s}", m.Text, m.Text)
	}
	symbol, err := m.Symbol()
	if err != nil {
		return err.Error()
	}
	if m.Unquoted {
		return fmt.Sprintf(`the symbol %s is not quoted, and Hugo may read it as something else: write "%s"`, m.Text, m.Text)
	}
	for _, text := range []string{m.Asks.At, m.Asks.Since} {
		day := quote.PriceDate(text)
		if _, ok := pins[symbol][day]; text != "" && !ok && !day.SessionEnd(symbol).After(a.now()) {
			return fmt.Sprintf("no close of %s for %s is stored, its badge does not tell the move: run hugo-tickers refresh", symbol, day)
		}
	}
	if _, frozen := pins[symbol][quote.PriceDate(m.Asks.At)]; frozen && m.Asks.Since == "" {
		return "" // Whatever became of the latest quote.
	}
	q, ok := quotes[symbol]
	switch {
	case !ok:
		return fmt.Sprintf("no quote of %s is stored, its badge is the bare symbol: run hugo-tickers refresh", symbol)
	case q.Stale(a.now()):
		return fmt.Sprintf("the quote of %s is of %s and stale: run hugo-tickers refresh", symbol, q.AsOf.Format(time.DateOnly))
	}
	return ""
}

// line returns the line of the source that a finding is on.
func (f finding) line() string {
	source, err := os.ReadFile(f.File)
	if err != nil {
		return ""
	}
	return nthLine(string(source), f.Line)
}
