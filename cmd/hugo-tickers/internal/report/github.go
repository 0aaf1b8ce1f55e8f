package report

import (
	"io"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/check"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// FindingsGitHub prints the findings of a check as annotations of a GitHub workflow.
func FindingsGitHub(w io.Writer, findings []check.Finding) error {
	for _, f := range findings {
		message := f.Message
		if also := alsoAt(f); also != "" {
			message += " (" + also + ")"
		}
		if err := term.Annotate(w, "warning", annotated(f.Mention), message); err != nil {
			return err
		}
	}
	return nil
}

// RefreshGitHub prints the problems of a refresh as annotations, each at the first place that mentions the symbol.
func RefreshGitHub(w io.Writer, r *refresh.Result) error {
	for _, g := range failures(r, false) {
		if err := term.Annotate(w, "warning", annotated(r.Demand.FirstPlace[g.symbols[0]]), g.String()); err != nil {
			return err
		}
	}
	return term.Annotate(w, "notice", term.Place{}, summary(r))
}

func annotated(m scan.Mention) term.Place {
	return term.Place{File: m.File, Line: m.Line, Column: m.Column}
}
