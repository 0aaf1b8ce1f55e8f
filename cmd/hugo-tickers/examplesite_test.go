package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// goldenTexts has a file for each language with the text of every page of the example site.
const goldenTexts = "testdata/golden/pages"

// TestExampleSite refreshes and builds the example site, and compares the text of every page with the golden one.
func TestExampleSite(t *testing.T) {
	t.Parallel()
	public := buildExampleSite(t)
	texts := map[string]*txtar.Archive{"en": {}, "de": {}}
	for _, name := range filesOf(t, public, ".html") {
		language := "en"
		if strings.HasPrefix(name, "de/") {
			language = "de"
		}
		text := pageText(t, read(t, filepath.Join(public, name)))
		texts[language].Files = append(texts[language].Files, txtar.File{Name: name, Data: []byte(text)})
	}
	for language, got := range texts {
		compareArchive(t, filepath.Join(goldenTexts, language+".txt"), got)
	}
	checkPages(t, public)
}

// compareArchive compares every file of an archive with the golden one of its name. With -update it writes the golden archive.
func compareArchive(t *testing.T, golden string, got *txtar.Archive) {
	t.Helper()
	if *update {
		write(t, golden, string(txtar.Format(got)))
		return
	}
	missing := map[string]string{}
	for _, file := range txtar.Parse([]byte(read(t, golden))).Files {
		missing[file.Name] = string(file.Data)
	}
	for _, file := range got.Files {
		want, ok := missing[file.Name]
		delete(missing, file.Name)
		if !ok {
			t.Errorf("%s is not in %s: run go test -run %s -update", file.Name, golden, t.Name())
		} else if want != string(file.Data) {
			t.Errorf("%s differs from %s: %s", file.Name, golden, firstDifference(want, string(file.Data)))
		}
	}
	for name := range missing {
		t.Errorf("%s has %s, which was not built", golden, name)
	}
}

// buildExampleSite refreshes and builds a copy of the example site. It returns the directory of the built pages.
func buildExampleSite(t *testing.T) string {
	t.Helper()
	root := moduleRoot(t)
	site := filepath.Join(t.TempDir(), "exampleSite")
	if err := os.CopyFS(site, os.DirFS(filepath.Join(root, "exampleSite"))); err != nil {
		t.Fatal(err)
	}
	refresh := exec.Command("hugo-tickers", "refresh", "-s", site)
	refresh.Env = append(os.Environ(), "TICKERS_CACHEDIR="+t.TempDir(), "NOW="+time.Now().Format(time.RFC3339))
	if out, err := refresh.CombinedOutput(); err != nil {
		t.Fatalf("refresh: %v\n%s", err, out)
	}
	for _, name := range []string{"quotes.json", "pins.json", "mentions.json"} {
		stored := filepath.Join("data", "tickers", name)
		if read(t, filepath.Join(site, stored)) != read(t, filepath.Join(root, "exampleSite", stored)) {
			t.Errorf("a refresh of the example site changes its %s: commit the new file", stored)
		}
	}
	config := filepath.Join(site, "hugo.toml")
	write(t, config, strings.ReplaceAll(read(t, config), "-> ../..", "-> "+filepath.ToSlash(root)))
	runHugo(t, "--source", site, "--panicOnWarning", "--cleanDestinationDir")
	return filepath.Join(site, "public")
}

// filesOf returns the names below a directory that end with an extension. There must be one.
func filesOf(t *testing.T, dir, extension string) []string {
	t.Helper()
	var names []string
	for _, name := range findFiles(t, dir, extension) {
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, filepath.ToSlash(rel))
	}
	if len(names) == 0 {
		t.Errorf("%s has no file %s", dir, extension)
	}
	return names
}

// findFiles returns the paths of the files below a directory whose names end with an extension.
func findFiles(t *testing.T, dir, extension string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && filepath.Ext(name) == extension {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func read(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// firstDifference shows the first line in which two texts differ.
func firstDifference(want, got string) string {
	wants, gots := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(wants), len(gots)) {
		w, g := "", ""
		if i < len(wants) {
			w = wants[i]
		}
		if i < len(gots) {
			g = gots[i]
		}
		if w != g {
			return "want\n\t" + w + "\ngot\n\t" + g
		}
	}
	return "nowhere"
}

// The example site has nothing to complain about, though its prices are stale by design.
func TestExampleSitePassesCheck(t *testing.T) {
	t.Parallel()
	root := moduleRoot(t)
	var stdout, stderr bytes.Buffer
	code := run(t.Context(), []string{"check", "--strict", "-s", filepath.Join(root, "exampleSite")}, &env{
		stdout: &stdout, stderr: &stderr, environ: append(os.Environ(), "HUGO_MODULE_REPLACEMENTS="+replacements(root)),
		now: time.Now, isTerminal: func(io.Writer) bool { return false },
	})
	if code != 0 || stdout.Len() > 0 {
		t.Errorf("exit code %d: %s%s", code, &stdout, &stderr)
	}
}
