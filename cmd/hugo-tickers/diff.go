package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/alecthomas/chroma/v2/quick"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/rogpeppe/go-internal/diff"
)

// printDiff shows what a refresh would write, as a unified diff, and writes nothing.
func (a *app) printDiff(s *site.Site, r *refreshed) error {
	if r.damaged != nil {
		a.say("%v; a refresh would keep it aside", r.damaged)
	}
	name := filepath.Join(s.Data, store.QuotesFile)
	before, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	after := before
	if r.changed() || r.damaged != nil {
		if after, err = r.merged.Encode(); err != nil {
			return err
		}
	}
	if bytes.Equal(before, after) {
		a.say("nothing would change")
	}
	return a.highlight(a.stdout, string(diff.Diff("a/"+a.relative(name), before, "b/"+a.relative(name), after)), "diff")
}

// highlight prints text, coloured as its language asks where the stream wants colour.
func (a *app) highlight(w io.Writer, text, language string) error {
	if !a.colours(w) {
		_, err := io.WriteString(w, text)
		return err
	}
	return quick.Highlight(w, text, language, "terminal256", "github")
}
