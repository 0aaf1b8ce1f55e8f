package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// A file that would be the same is not written again: its time would change, and with it what caches and git think.
func TestRefreshLeavesAnUnchangedFileAlone(t *testing.T) {
	site := t.TempDir()
	write(t, filepath.Join(site, "hugo.toml"), "[params.tickers]\nproviders = ['file']\nwatchlist = ['META']\n[params.tickers.file]\ncloses = 'closes.csv'\ncurrency = 'USD'\n")
	write(t, filepath.Join(site, "closes.csv"), "date,META\n2023-06-16,281.00\n")
	quotes := filepath.Join(site, "data", "tickers", "quotes.json")
	refresh := refresher(t, site)
	refresh()
	long := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(quotes, long, long); err != nil {
		t.Fatal(err)
	}
	refresh()
	info, err := os.Stat(quotes)
	if err != nil {
		t.Fatal(err)
	}
	if !info.ModTime().Equal(long) {
		t.Errorf("the file was written at %s", info.ModTime())
	}
}
