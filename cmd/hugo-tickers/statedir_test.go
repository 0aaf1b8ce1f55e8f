package main

import (
	"path/filepath"
	"testing"
)

// The directory of the state is the same wherever the command looks for it later: its path is absolute.
func TestStateDirsAreAbsolute(t *testing.T) {
	here := t.TempDir()
	t.Chdir(here)
	here, err := filepath.EvalSymlinks(here)
	must(t, err)
	for given, want := range map[string]string{
		"relative": filepath.Join(here, "relative", "hugo-tickers"), "../x/./y": filepath.Join(filepath.Dir(here), "x", "y", "hugo-tickers"),
		filepath.Join(here, "absolute"): filepath.Join(here, "absolute", "hugo-tickers"),
	} {
		e := &env{environ: []string{"TICKERS_CACHEDIR=" + given}}
		if got := e.stateDirs(); got != want {
			t.Errorf("%s: %s, want %s", given, got, want)
		}
	}
}
