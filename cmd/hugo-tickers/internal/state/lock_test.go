package state

import (
	"context"
	"path/filepath"
	"testing"
	"time"
)

func TestLockExcludesASecondProcess(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	unlock, err := Lock(context.Background(), dir, func() { t.Error("the first lock had to wait") })
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*lockRetry)
	defer cancel()
	waited := false
	if _, err := Lock(ctx, dir, func() { waited = true }); err == nil || !waited {
		t.Errorf("a second lock was granted: %v, waited %t", err, waited)
	}
	time.AfterFunc(lockRetry, unlock)
	second, err := Lock(context.Background(), dir, func() {})
	if err != nil {
		t.Fatal(err)
	}
	second()
}
