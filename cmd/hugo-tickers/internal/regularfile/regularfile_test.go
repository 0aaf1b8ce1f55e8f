package regularfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestRead(t *testing.T) {
	dir := t.TempDir()
	name, huge := filepath.Join(dir, "file"), filepath.Join(dir, "huge")
	if err := os.WriteFile(name, []byte("content"), 0o666); err != nil {
		t.Fatal(err)
	}
	if content, err := Read(name); err != nil || string(content) != "content" {
		t.Errorf("read %q, %v", content, err)
	}
	if _, err := Read(filepath.Join(dir, "absent")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an absent file: %v", err)
	}
	if _, err := Read(dir); err == nil {
		t.Error("a directory was read")
	}
	// A sparse file takes no space on the disk, and would take all of the memory.
	file, err := os.Create(huge)
	if err == nil {
		err = errors.Join(file.Truncate(1<<40), file.Close())
	}
	if err != nil {
		t.Skipf("no sparse files: %v", err)
	}
	if _, err := Read(huge); err == nil {
		t.Error("a file of a terabyte was read")
	}
}
