package report

import (
	"io"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// restoreFix is what to do about a file that nothing can replace.
const restoreFix = "it stays as it is: restore it from a copy, such as the last one in git, or delete it to begin anew"

// Entries prints which entries of a stored file could not be read.
func Entries(w io.Writer, s *site.Site, d *store.Damage) {
	for _, line := range d.In(s.Rel(d.Path())) {
		term.Printf(w, "%s", line)
	}
}

// Damaged prints what could not be read of the stored files, and what becomes of them.
func Damaged(w io.Writer, s *site.Site, files []refresh.DamagedFile) {
	for _, f := range files {
		for n, line := range f.In(s.Rel(f.Path())) {
			switch {
			case n > 0 || !f.IsWhole() && f.Copy == "":
				term.Printf(w, "%s", line)
			case f.Copy != "":
				term.Printf(w, "%s; it is kept as %s", line, s.Rel(f.Copy))
			case f.Replaced:
				term.Printf(w, "%s; a refresh would move it to a backup", line)
			default:
				term.Printf(w, "%s; %s", line, restoreFix)
			}
		}
	}
}
