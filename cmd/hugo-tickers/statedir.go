package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// stateDir returns the directory for the state of a site.
func (e *env) stateDir(s *site.Site) string {
	return state.Dir(e.stateDirs(), filepath.Join(s.Data, store.QuotesFile))
}

// stateDirs returns the directory that has the state of each site.
func (e *env) stateDirs() string {
	const name = "hugo-tickers"
	cache := cmp.Or(e.getenv("TICKERS_CACHEDIR"), userCacheDir())
	dir := filepath.Join(cache, name)
	if cache == "" { // A daemon or a container: anybody can write to the directory for temporary files.
		dir = filepath.Join(os.TempDir(), fmt.Sprintf("%s-%d", name, os.Geteuid()))
	}
	if absolute, err := filepath.Abs(dir); err == nil {
		dir = absolute // Relative to the working directory, as any other argument.
	}
	return dir
}

// userCacheDir returns the cache directory of the user, "" without a home directory. A relative XDG_CACHE_HOME does not count, as its
// specification says.
func userCacheDir() string {
	cache, err := os.UserCacheDir()
	if err == nil || os.Getenv("XDG_CACHE_HOME") == "" {
		return cache
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".cache")
}
