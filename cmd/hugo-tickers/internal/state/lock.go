package state

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
)

// lockRetry is the time between two attempts to get the lock.
const lockRetry = 100 * time.Millisecond

// Lock prevents a second refresh with the same state directory until unlock is called. If another process has the lock, it
// calls waiting and then waits until the context ends. The lock is the operating system's, so a killed process does not keep it.
func Lock(ctx context.Context, dir string, waiting func()) (unlock func(), err error) {
	if err := makePrivate(dir); err != nil {
		return nil, err
	}
	name := filepath.Join(dir, "lock")
	lock := flock.New(name, flock.SetFlag(openLock))
	locked, err := lock.TryLock()
	if err != nil {
		return nil, err
	}
	if !locked {
		waiting()
		if _, err := lock.TryLockContext(ctx, lockRetry); err != nil {
			return nil, err
		}
	}
	info, err := lock.Stat()
	if err == nil {
		err = regularfile.NotSpecial(name, info)
	}
	if err != nil {
		_ = lock.Close()
		return nil, err
	}
	return func() { _ = lock.Close() }, nil
}

// lockPatience is the time that LockBriefly waits.
const lockPatience = 15 * time.Second

// LockBriefly is Lock for a command that writes nothing but the state: it does not wait long for a refresh, and where there can be no
// lock it goes on without one.
func LockBriefly(ctx context.Context, dir string, waiting func()) (unlock func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, lockPatience)
	defer cancel()
	unlock, err = Lock(ctx, dir, waiting)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, errors.New("a refresh of this site is still running: try again")
	case errors.Is(err, context.Canceled):
		return nil, err
	case err != nil:
		return func() {}, nil
	}
	return unlock, nil
}
