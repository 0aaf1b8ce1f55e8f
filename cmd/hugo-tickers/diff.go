package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/rogpeppe/go-internal/diff"
)

// printDiff shows what a refresh would write, as a unified diff, and writes nothing.
func (a *app) printDiff(s *site.Site, r *refreshed) error {
	for _, damaged := range r.damaged {
		a.say("%v; a refresh would keep it aside", damaged)
	}
	diffs := ""
	for _, file := range []struct {
		name    string
		changed bool
		encode  func() ([]byte, error)
	}{
		{store.PinsFile, r.pinsChanged(), r.pins.Encode}, {store.QuotesFile, r.changed(), r.merged.Encode}, {store.MentionsFile, r.mentions != nil, r.mentions.Encode},
	} {
		name := filepath.Join(s.Data, file.name)
		before, err := os.ReadFile(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		after := before
		if file.changed {
			if after, err = file.encode(); err != nil {
				return err
			}
		}
		diffs += string(diff.Diff("a/"+a.relative(name), before, "b/"+a.relative(name), after))
	}
	if diffs == "" {
		a.say("nothing would change")
	}
	return a.highlight(a.stdout, diffs, diffLexer)
}
