//go:build unix

package store

import (
	"os"
	"path/filepath"
	"testing"
)

// A link in the place of a data file stays, whatever happens to the file.
func TestLinksStay(t *testing.T) {
	for _, name := range []string{QuotesFile, PinsFile, MentionsFile, RequestsFile} {
		shared, dir := t.TempDir(), t.TempDir()
		target, link := filepath.Join(shared, name), filepath.Join(dir, name)
		if err := os.WriteFile(target, []byte("{"), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, link); err != nil {
			t.Fatal(err)
		}
		for n, write := range []func() error{
			func() error { return WriteQuotes(dir, Quotes{}, nil) },
			func() error { return WritePins(dir, Pins{}, nil) },
			func() error { return WriteMentions(dir, Mentions{"META": nil}) },
			func() error { return WriteRequests(dir, Requests{"META": {{}}}) },
			func() error { return WriteRequests(dir, Requests{}) },
		} {
			if err := write(); err != nil {
				t.Errorf("%s, write %d: %v", name, n, err)
			}
			if to, err := os.Readlink(link); err != nil || to != target {
				t.Errorf("%s, write %d: the link became %q, %v", name, n, to, err)
			}
		}
		if _, err := os.Stat(target); (err == nil) != (name != RequestsFile) {
			t.Errorf("%s: the target: %v", name, err)
		}
	}
}
