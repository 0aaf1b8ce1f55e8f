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

// stateOf returns the directory of a site's state.
func stateOf(site string) string {
	return state.Dir(filepath.Join(site, cache, "hugo-tickers"), filepath.Join(site, stored))
}

func damageState(t *testing.T, site string) {
	write(t, filepath.Join(stateOf(site), "state.json"), `{"cooldowns": [`)
}

// takeLock takes the lock that a refresh of the site waits for.
func takeLock(t *testing.T, site string) (unlock func()) {
	unlock, err := state.Lock(context.Background(), stateOf(site), func() {})
	must(t, err)
	return unlock
}

func holdLock(t *testing.T, site string) { t.Cleanup(takeLock(t, site)) }

func holdLockAWhile(t *testing.T, site string) {
	time.AfterFunc(300*time.Millisecond, takeLock(t, site))
}
