package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

// maxZip is the limit for the zip of the Hugo module, in bytes. Every site that imports the module downloads it.
const maxZip = 131_072

// TestModuleIsLight checks that a site downloads one small zip and no further modules.
func TestModuleIsLight(t *testing.T) {
	root := moduleRoot(t)
	name := filepath.Join(root, "go.mod")
	parsed, err := modfile.Parse(name, []byte(read(t, name)), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(parsed.Require) != 0 {
		t.Errorf("go.mod requires %d modules, which every site would download", len(parsed.Require))
	}
	if parsed.Go.Version != "1.21" {
		t.Errorf("go.mod requires Go %s of every site", parsed.Go.Version)
	}
	archive := moduleZip(t, root)
	if len(archive) > maxZip {
		t.Errorf("the module's zip has %d bytes, the limit is %d", len(archive), maxZip)
	}
	t.Logf("the module's zip has %d bytes", len(archive))
}

// moduleVersion is the version under which the tests publish the module.
var moduleVersion = module.Version{Path: "github.com/hugo-tickers/hugo-tickers", Version: "v0.1.0"}

// moduleZip returns the zip that a module proxy would serve: the files that git tracks, without the nested modules.
func moduleZip(t testing.TB, root string) []byte {
	t.Helper()
	dir := t.TempDir()
	if err := copyTracked(root, dir); err != nil {
		t.Fatal(err)
	}
	var archive bytes.Buffer
	if err := zip.CreateFromDir(&archive, moduleVersion, dir); err != nil {
		t.Fatal(err)
	}
	return archive.Bytes()
}

// copyTracked copies the files that git tracks or would add. Build output in the working tree is not part of the module.
func copyTracked(root, dir string) error {
	list := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = root
	names, err := list.Output()
	if err != nil {
		return fmt.Errorf("the tests need a git checkout: %w", err)
	}
	for _, name := range strings.Split(strings.TrimSuffix(string(names), "\x00"), "\x00") {
		content, err := os.ReadFile(filepath.Join(root, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue // Deleted, but not yet in the index.
		}
		if err != nil {
			return err
		}
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, content, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// publish is the script command "publish directory": it makes the directory a module proxy that serves the module.
func publish(t *testing.T, root string) func(*testscript.TestScript, bool, []string) {
	archive := moduleZip(t, root)
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || len(args) != 1 {
			ts.Fatalf("usage: publish directory")
		}
		versions := filepath.Join(ts.MkAbs(args[0]), filepath.FromSlash(moduleVersion.Path), "@v")
		ts.Check(os.MkdirAll(versions, 0o777))
		for name, content := range map[string][]byte{
			"list":  []byte(moduleVersion.Version + "\n"),
			".info": []byte(`{"Version":"` + moduleVersion.Version + `","Time":"2023-06-16T20:00:00Z"}`),
			".mod":  []byte(read(t, filepath.Join(root, "go.mod"))),
			".zip":  archive,
		} {
			if name != "list" {
				name = moduleVersion.Version + name
			}
			ts.Check(os.WriteFile(filepath.Join(versions, name), content, 0o666))
		}
	}
}

// copyModule is the script command "copymodule directory": it copies the tracked files of the module.
func copyModule(root string) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || len(args) != 1 {
			ts.Fatalf("usage: copymodule directory")
		}
		ts.Check(copyTracked(root, ts.MkAbs(args[0])))
	}
}

// TestCommandIsLight checks that the command links none of Hugo's large packages. With hugolib it would be four times as large.
func TestCommandIsLight(t *testing.T) {
	list, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range strings.Fields(string(list)) {
		if name == "github.com/gohugoio/hugo/hugolib" || name == "github.com/gohugoio/hugo/commands" {
			t.Errorf("the command links %s", name)
		}
	}
}
