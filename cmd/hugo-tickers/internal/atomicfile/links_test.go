//go:build unix

package atomicfile

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// requireFile fails unless a file has a content and a mode, and is no link.
func requireFile(t *testing.T, name, content string, mode os.FileMode) {
	t.Helper()
	got, err := os.ReadFile(name)
	if err != nil || string(got) != content {
		t.Errorf("%s has %q, %v, want %q", name, got, err, content)
	}
	if info, err := os.Lstat(name); err != nil || info.Mode() != mode {
		t.Errorf("%s is %v, %v, want %v", name, info, err, mode)
	}
}

func TestWriteKeepsLinks(t *testing.T) {
	for _, tt := range []struct{ name, link, target string }{
		{"relative", "elsewhere/prices.json", "elsewhere/prices.json"},
		{"absolute", "/elsewhere/prices.json", "elsewhere/prices.json"},
		{"to a link", "other", "elsewhere/prices.json"},
		{"through a directory that is a link", "linked/prices.json", "elsewhere/prices.json"},
		{"to nothing yet", "elsewhere/new.json", "elsewhere/new.json"},
		{"to no directory yet", "nowhere/yet/new.json", "nowhere/yet/new.json"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			must(t, os.Mkdir(filepath.Join(dir, "elsewhere"), 0o777))
			must(t, os.WriteFile(filepath.Join(dir, "elsewhere", "prices.json"), []byte("old"), 0o600))
			must(t, os.Symlink("elsewhere/prices.json", filepath.Join(dir, "other")))
			must(t, os.Symlink("elsewhere", filepath.Join(dir, "linked")))
			link := tt.link
			if filepath.IsAbs(link) {
				link = filepath.Join(dir, link)
			}
			name := filepath.Join(dir, "quotes.json")
			must(t, os.Symlink(link, name))
			must(t, Write(name, []byte("new")))
			if got, err := os.Readlink(name); err != nil || got != link {
				t.Errorf("the link is %q, %v, want %q", got, err, link)
			}
			content, err := os.ReadFile(filepath.Join(dir, tt.target))
			if err != nil || string(content) != "new" {
				t.Errorf("the target has %q, %v", content, err)
			}
		})
	}
}

func TestWriteRefusesWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	pipe, loop := filepath.Join(dir, "pipe"), filepath.Join(dir, "loop")
	must(t, syscall.Mkfifo(pipe, 0o600))
	must(t, os.Symlink("loop", loop))
	for _, name := range []string{pipe, loop, filepath.Join(loop, "quotes.json")} {
		if err := Write(name, []byte("new")); err == nil {
			t.Errorf("%s was replaced", name)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("the directory has %v", entries)
	}
}

func TestModes(t *testing.T) {
	dir := t.TempDir()
	defer syscall.Umask(syscall.Umask(0))
	for mask, want := range map[int]os.FileMode{0o022: 0o644, 0o002: 0o664, 0o077: 0o600, 0: 0o666} {
		syscall.Umask(mask)
		name, private := filepath.Join(dir, want.String()), filepath.Join(dir, "private")
		must(t, Write(name, []byte("one")))
		requireFile(t, name, "one", want)
		must(t, os.Chmod(name, 0o640))
		must(t, Write(name, []byte("two")))
		requireFile(t, name, "two", 0o640)
		must(t, WritePrivate(private, []byte("three")))
		requireFile(t, private, "three", 0o600)
		must(t, os.Chmod(private, 0o666))
	}
}

func TestWritePrivateFollowsNoLink(t *testing.T) {
	dir := t.TempDir()
	foreign, name := filepath.Join(dir, "foreign"), filepath.Join(dir, "state.json")
	must(t, os.WriteFile(foreign, []byte("theirs"), 0o644))
	must(t, os.Symlink(foreign, name))
	must(t, WritePrivate(name, []byte("ours")))
	requireFile(t, foreign, "theirs", 0o644)
	requireFile(t, name, "ours", 0o600)
}

// A process that ends while it writes takes its temporary files with it, and those of others stay.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	name, foreign := filepath.Join(dir, "quotes.json"), filepath.Join(dir, ".quotes.json.1")
	must(t, os.WriteFile(foreign, nil, 0o666))
	_, err := createTemporary(name, 0o666)
	must(t, err)
	defer func() { temporary = names{} }()
	Sweep()
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("the directory has %v", entries)
	}
	if err := Write(name, nil); err == nil {
		t.Error("a write began after the end")
	}
}
