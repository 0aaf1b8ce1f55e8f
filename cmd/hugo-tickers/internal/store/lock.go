package store

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// lockRetry is how often a refresh that waits for another looks again.
const lockRetry = 100 * time.Millisecond

// LockFile returns the name of the lock file of a site.
func LockFile(stateDir string) string { return filepath.Join(stateDir, "lock") }

// Lock keeps a second refresh from running beside this one. It waits for as long as the context lasts; waiting is called if
// it has to. The lock is the operating system's: a process that is killed holds none.
func Lock(ctx context.Context, name string, waiting func()) (unlock func(), err error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return nil, err
	}
	lock := flock.New(name)
	held, err := lock.TryLock()
	if err != nil {
		return nil, err
	}
	if !held {
		waiting()
		if _, err := lock.TryLockContext(ctx, lockRetry); err != nil {
			return nil, err
		}
	}
	return func() { _ = lock.Close() }, nil
}
