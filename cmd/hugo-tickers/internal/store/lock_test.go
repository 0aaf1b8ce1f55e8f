package store

import (
	"context"
	"path/filepath"
	"testing"
	"time"
)

func TestLockKeepsASecondOut(t *testing.T) {
	name := filepath.Join(t.TempDir(), "site", "lock")
	unlock, err := Lock(context.Background(), name, func() { t.Error("the first had to wait") })
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*lockRetry)
	defer cancel()
	waited := false
	if _, err := Lock(ctx, name, func() { waited = true }); err == nil || !waited {
		t.Errorf("the second got in: %v, waited %t", err, waited)
	}
	time.AfterFunc(lockRetry, unlock)
	second, err := Lock(context.Background(), name, func() {})
	if err != nil {
		t.Fatal(err)
	}
	second()
}

func TestStateOutlivesDamage(t *testing.T) {
	dir := StateDir(t.TempDir(), "/site/data/tickers")
	if state := ReadState(dir); len(state.Holds) != 0 {
		t.Errorf("an absent state remembers %v", state)
	}
	state := State{Holds: map[string]Hold{"yahoo": {Until: time.Date(2023, 6, 17, 12, 15, 0, 0, time.UTC), Class: "rate_limited", Times: 1}}}
	if err := state.Write(dir); err != nil {
		t.Fatal(err)
	}
	if got := ReadState(dir); got.Holds["yahoo"] != state.Holds["yahoo"] {
		t.Errorf("remembered %v", got)
	}
	if err := replace(filepath.Join(dir, "state.json"), []byte("{")); err != nil {
		t.Fatal(err)
	}
	if got := ReadState(dir); got.Holds == nil || len(got.Holds) != 0 {
		t.Errorf("a damaged state remembers %v", got)
	}
	if StateDir("/c", "/a") == StateDir("/c", "/b") {
		t.Error("two sites share a state")
	}
}
