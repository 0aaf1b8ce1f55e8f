package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/check"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
)

// FindingsGitHub prints the findings of a check as annotations of a GitHub workflow.
func FindingsGitHub(w io.Writer, findings []check.Finding) error {
	for _, f := range findings {
		message := f.Message
		if also := alsoAt(f); also != "" {
			message += " (" + also + ")"
		}
		if err := annotation(w, "warning", f.Mention, message); err != nil {
			return err
		}
	}
	return nil
}

// RefreshGitHub prints the problems of a refresh as annotations, each at the first place that mentions the symbol.
func RefreshGitHub(w io.Writer, r *refresh.Result) error {
	for _, g := range failures(r, false) {
		if err := annotation(w, "warning", r.Demand.FirstPlace[g.symbols[0]], g.String()); err != nil {
			return err
		}
	}
	return annotation(w, "notice", scan.Mention{}, summary(r))
}

// annotation writes one workflow command. A mention without a file has no place.
func annotation(w io.Writer, level string, at scan.Mention, message string) error {
	place := ""
	if at.File != "" {
		place = fmt.Sprintf(" file=%s,line=%d,col=%d", escapeProperty(at.File), at.Line, at.Column)
	}
	_, err := fmt.Fprintf(w, "::%s%s::%s\n", level, place, escapeData(message))
	return err
}

// escapeData and escapeProperty encode text for workflow commands.
func escapeData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func escapeProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
