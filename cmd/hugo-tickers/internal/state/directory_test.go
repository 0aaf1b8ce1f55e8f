//go:build unix

package state

import (
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// The directory and its files are for the user alone, those of an earlier version too.
func TestStateIsPrivate(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	all := filepath.Join(t.TempDir(), "hugo-tickers")
	dir := Dir(all, "/site/data/tickers/quotes.json")
	for _, mode := range []os.FileMode{0, 0o777, 0o775, 0o755} {
		if mode != 0 {
			must(t, os.Chmod(all, mode))
			must(t, os.Chmod(dir, mode))
			must(t, os.Chmod(filepath.Join(dir, fileName), mode))
		}
		if mode&0o022 != 0 && Read(dir).Usage["tiingo"].Requests != 0 {
			t.Errorf("mode %v: what another user may write is read", mode)
		}
		unlock, err := Lock(context.Background(), dir, func() {})
		must(t, err)
		unlock()
		s := Read(dir)
		s.Usage["tiingo"] = DailyUsage{Requests: 7}
		must(t, s.Write(dir))
		for name, want := range map[string]os.FileMode{all: 0o700, dir: 0o700, filepath.Join(dir, fileName): 0o600, filepath.Join(dir, "lock"): 0o600} {
			if info, err := os.Lstat(name); err != nil || info.Mode().Perm() != want {
				t.Errorf("mode %v: %s is %v, %v, want %v", mode, name, info.Mode(), err, want)
			}
		}
		if Read(dir).Usage["tiingo"].Requests != 7 {
			t.Errorf("mode %v: the state is not remembered", mode)
		}
	}
}

// What somebody else has prepared is neither read nor written.
func TestPreparedDirectoriesAreRefused(t *testing.T) {
	for name, prepare := range map[string]func(all, dir, foreign string) error{
		"a link to the directory of all sites": func(all, dir, foreign string) error {
			_ = os.RemoveAll(all)
			return os.Symlink(foreign, all)
		},
		"a link to the directory of the site": func(all, dir, foreign string) error {
			_ = os.RemoveAll(dir)
			return os.Symlink(foreign, dir)
		},
		"a file":                                     func(all, dir, _ string) error { _ = os.RemoveAll(all); return os.WriteFile(all, nil, 0o666) },
		"another user's directory of all sites":      func(all, _, _ string) error { return os.Chown(all, 12345, 12345) },
		"another user's directory of the site":       func(_, dir, _ string) error { return os.Chown(dir, 12345, 12345) },
		"a link that leads to nothing, for the site": func(_, dir, foreign string) error { _ = os.RemoveAll(dir); return os.Symlink(foreign+"/no", dir) },
	} {
		t.Run(name, func(t *testing.T) {
			temp := t.TempDir()
			all, foreign := filepath.Join(temp, "hugo-tickers"), filepath.Join(temp, "foreign")
			dir := Dir(all, "/site/data/tickers/quotes.json")
			must(t, os.MkdirAll(dir, 0o700))
			must(t, os.Mkdir(foreign, 0o700))
			poisoned := filepath.Join(dir, fileName)
			must(t, os.WriteFile(poisoned, []byte(`{"usage": {"tiingo": {"requests": 1000}}}`), 0o600))
			must(t, os.WriteFile(filepath.Join(foreign, fileName), []byte(`{"usage": {"tiingo": {"requests": 1000}}}`), 0o600))
			if err := prepare(all, dir, foreign); os.IsPermission(err) {
				t.Skip("only root can give a directory to another user")
			} else {
				must(t, err)
			}
			if got := Read(dir); len(got.Usage) != 0 {
				t.Errorf("read %v", got.Usage)
			}
			if _, err := Lock(context.Background(), dir, func() {}); err == nil {
				t.Error("a lock was taken")
			}
			if err := (State{}).Write(dir); err == nil {
				t.Error("a state was written")
			}
			if entries, _ := os.ReadDir(foreign); len(entries) != 1 {
				t.Errorf("the foreign directory has %v", entries)
			}
		})
	}
}

// A link or a named pipe in the place of the lock is refused, and nothing is made where the link leads.
func TestLockIsAFile(t *testing.T) {
	dir := Dir(filepath.Join(t.TempDir(), "hugo-tickers"), "/site/data/tickers/quotes.json")
	must(t, makePrivate(dir))
	name, foreign := filepath.Join(dir, "lock"), filepath.Join(t.TempDir(), "foreign")
	for what, prepare := range map[string]func() error{
		"a link":       func() error { return os.Symlink(foreign, name) },
		"a named pipe": func() error { return syscall.Mkfifo(name, 0o600) },
	} {
		must(t, prepare())
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		ended := make(chan error, 1)
		go func() {
			_, err := Lock(ctx, dir, func() {})
			ended <- err
		}()
		select {
		case err := <-ended:
			if err == nil {
				t.Errorf("%s is locked", what)
			}
		case <-ctx.Done():
			t.Fatalf("%s: Lock does not end", what)
		}
		cancel()
		if _, err := os.Lstat(foreign); err == nil {
			t.Errorf("%s: a file was made where it leads", what)
		}
		must(t, os.Remove(name))
	}
}

// Sites that share their data by a link share a lock.
func TestDirIsThatOfTheData(t *testing.T) {
	root := t.TempDir()
	at := func(parts ...string) string { return filepath.Join(append([]string{root}, parts...)...) }
	must(t, os.MkdirAll(at("one", "data", "tickers"), 0o777))
	must(t, os.MkdirAll(at("four", "data", "tickers"), 0o777))
	must(t, os.Mkdir(at("two"), 0o777))
	must(t, os.Symlink(at("one", "data"), at("two", "data")))
	must(t, os.Symlink("one", at("three")))
	must(t, os.Symlink("../../../one/data/tickers/quotes.json", at("four", "data", "tickers", "quotes.json")))
	one := Dir("/cache", at("one", "data", "tickers", "quotes.json"))
	for _, site := range []string{"two", "three", "four"} {
		if got := Dir("/cache", at(site, "data", "tickers", "quotes.json")); got != one {
			t.Errorf("site %s: %s, want %s", site, got, one)
		}
	}
}
