package atomicfile

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data", "tickers")
	name := filepath.Join(dir, "quotes.json")
	if err := Write(name, []byte("old")); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(name, 0o600); err != nil {
		t.Fatal(err)
	}
	// The temporary file of a killed process is removed; that of a running one is not.
	stale, running := filepath.Join(dir, ".quotes.json.123"), filepath.Join(dir, ".quotes.json.456")
	for _, temp := range []string{stale, running} {
		if err := os.WriteFile(temp, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chtimes(stale, time.Time{}, time.Now().Add(-2*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := Write(name, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if content, err := os.ReadFile(name); err != nil || string(content) != "new" {
		t.Errorf("read %q, %v", content, err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode became %v, %v", info.Mode(), err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 || entries[0].Name() != ".quotes.json.456" {
		t.Errorf("the directory has %v", entries)
	}
}

func TestAFailedWriteLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	// A directory in the place of the file: the rename fails for every user.
	if err := os.MkdirAll(filepath.Join(dir, "quotes.json", "x"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := Write(filepath.Join(dir, "quotes.json"), []byte("new")); err == nil {
		t.Error("a directory was overwritten")
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("the directory has %v", entries)
	}
}
