package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
)

func replaceBy(t *testing.T, name, content string) {
	t.Helper()
	must(t, os.RemoveAll(name))
	write(t, name, content)
}

func damageState(t *testing.T, site string) {
	dir := state.Dir(filepath.Join(site, cache), filepath.Join(site, "data", "tickers"))
	write(t, filepath.Join(dir, "state.json"), `{"cooldowns": [`)
}

// takeLock takes the lock that a refresh of the site waits for.
func takeLock(t *testing.T, site string) (unlock func()) {
	dir := state.Dir(filepath.Join(site, cache), filepath.Join(site, "data", "tickers"))
	unlock, err := state.Lock(context.Background(), dir, func() {})
	must(t, err)
	return unlock
}

func holdLock(t *testing.T, site string) { t.Cleanup(takeLock(t, site)) }

func holdLockAWhile(t *testing.T, site string) {
	time.AfterFunc(300*time.Millisecond, takeLock(t, site))
}
