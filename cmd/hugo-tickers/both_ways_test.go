package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/hugo"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"golang.org/x/tools/txtar"
)

// The files of a site and Hugo's word on it must lead to the same symbols, days and pages: in the example site and in every site of
// the scripts.
func TestFilesAndHugoSayTheSame(t *testing.T) {
	t.Setenv("HUGO_MODULE_REPLACEMENTS", replacements(moduleRoot(t)))
	t.Setenv("HUGO_CACHEDIR", t.TempDir())
	sites := map[string]string{"exampleSite": filepath.Join(moduleRoot(t), "exampleSite"), "web": filepath.Join("testdata", "web", "site")}
	scripts, err := filepath.Glob(filepath.Join("testdata", "script", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, script := range scripts {
		for name, dir := range unpackSites(t, script) {
			sites[filepath.Base(script)+"/"+name] = dir
		}
	}
	for name, dir := range sites {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			read, err := site.Open(dir, site.Options{Environ: os.Environ()})
			if err != nil {
				t.Skip("not a site that can be read:", err)
			}
			reading, err := hugo.OnPath(os.Environ()).Read(t.Context(), []string{"--source", dir})
			if err != nil {
				t.Skip("not a site that Hugo can read:", err)
			}
			corrected, _ := site.Open(dir, site.Options{Environ: os.Environ()})
			if err := corrected.Correct(reading); err != nil {
				t.Fatal(err)
			}
			if byHand, byHugo := demanded(read), demanded(corrected); !slices.Equal(byHand, byHugo) {
				t.Errorf("by the files:\n%s\nby hugo:\n%s", strings.Join(byHand, "\n"), strings.Join(byHugo, "\n"))
			}
			if read.Data != corrected.Data || fmt.Sprintf("%+v", read.Params) != fmt.Sprintf("%+v", corrected.Params) {
				t.Errorf("by the files: %s %+v\nby hugo: %s %+v", read.Data, read.Params, corrected.Data, corrected.Params)
			}
		})
	}
}

// unpackSites writes the files of a script and returns the directories that have a configuration.
func unpackSites(t *testing.T, script string) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile(script)
	if err != nil {
		t.Fatal(err)
	}
	root, sites := t.TempDir(), map[string]string{}
	for _, file := range archive.Files {
		name := filepath.Join(root, filepath.FromSlash(file.Name))
		if strings.HasPrefix(filepath.Base(name), "hugo.") {
			sites[filepath.ToSlash(filepath.Dir(filepath.FromSlash(file.Name)))] = filepath.Dir(name)
		}
		write(t, name, string(file.Data))
	}
	return sites
}

// demanded lists what the content of a site asks for.
func demanded(s *site.Site) []string {
	mentions, _ := demand.Content(s, now)
	var list []string
	for _, m := range mentions {
		if m.Kind == scan.Symbol {
			list = append(list, fmt.Sprint(m.Position(), " ", m.Text, " at ", m.At, " since ", m.Since, " on ", m.Page, " listed ", m.Listed))
		}
	}
	return list
}
