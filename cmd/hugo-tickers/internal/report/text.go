package report

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/check"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/doctor"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/rogpeppe/go-internal/diff"
)

// Diff prints what a refresh would write as a unified diff.
func Diff(w io.Writer, s *site.Site, changes []refresh.Change, color bool) error {
	text := ""
	for _, c := range changes {
		name := s.Rel(c.Name)
		text += string(diff.Diff("a/"+name, c.Before, "b/"+name, c.After))
	}
	return term.WriteDiff(w, text, color)
}

// Findings prints the findings of a check, each with the line of the page and a mark below its place.
func Findings(w io.Writer, findings []check.Finding, color bool) error {
	line, runes := "", []rune{}
	for _, f := range findings {
		if err := term.Println(w, f.Position()+": "+f.Message); err != nil {
			return err
		}
		if f.Excerpt != line { // A line can be long, and have many findings.
			line, runes = f.Excerpt, []rune(f.Excerpt)
		}
		excerpt, column := excerptAround(runes, f.Column)
		if err := term.WriteExcerpt(w, "  "+excerpt+"\n", color); err != nil {
			return err
		}
		if err := term.Println(w, "  "+strings.Repeat(" ", column)+"^"); err != nil {
			return err
		}
		if also := alsoAt(f); also != "" {
			if err := term.Println(w, "  "+also); err != nil {
				return err
			}
		}
	}
	return nil
}

// alsoAt names further places of a finding, and counts those beyond the first ones.
func alsoAt(f check.Finding) string {
	const named = 3
	if len(f.Also) == 0 {
		return ""
	}
	var places []string
	for _, m := range f.Also[:min(named, len(f.Also))] {
		places = append(places, m.Position())
	}
	text := "also at " + strings.Join(places, ", ")
	if more := len(f.Also) - named; more > 0 {
		text += " and " + term.Plural(more, "more place")
	}
	return text
}

// excerptAround shortens a long line to the text around a column, counted from 1. It returns the column in the excerpt, counted
// from 0.
func excerptAround(runes []rune, column int) (excerpt string, newColumn int) {
	const before, most = 40, 90
	at := min(column-1, len(runes))
	start, prefix := 0, ""
	if at > before && len(runes) > most {
		start, prefix = at-before, "…"
	}
	end, suffix := len(runes), ""
	if end-start > most {
		end, suffix = start+most, "…"
	}
	left := prefix + term.Visible(string(runes[start:at]))
	return left + term.Visible(string(runes[at:end])) + suffix, utf8.RuneCountInString(left)
}

// Symbols prints every symbol of the content with its place.
func Symbols(w io.Writer, mentions []demand.Mention) error {
	for _, m := range mentions {
		if m.Kind != scan.Symbol {
			continue
		}
		if err := term.Println(w, m.Position()+": "+symbolText(m.Mention)); err != nil {
			return err
		}
	}
	return nil
}

// Doctor prints a line for each check.
func Doctor(w io.Writer, checks []doctor.Check) error {
	table := term.NewTable(w)
	for _, c := range checks {
		table.Row(string(c.Level), c.Subject, c.Result+" → "+c.Fix)
	}
	return table.Flush()
}
