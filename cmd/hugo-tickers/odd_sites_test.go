package main

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// What the odd sites have in common.
const (
	oddConfig = `baseURL = "https://example.org/"
disableKinds = ["home", "rss", "section", "sitemap", "taxonomy", "term"]
[params.tickers]
providers = ["file"]
stale = "ignore"
[params.tickers.file]
closes = "closes.csv"
currency = "USD"
[[module.imports]]
path = "github.com/hugo-tickers/hugo-tickers"
`
	oddCloses = `date,META,GOOG,MSFT,AMZN
2023-06-13,271.32,123.83,334.29,126.66
2023-06-14,273.35,123.67,337.34,126.42
2023-06-15,281.83,125.79,348.10,127.11
2023-06-16,281.00,124.06,342.33,125.49
`
	oddLayout = "<main>{{ .Content }}</main>\n"
)

// Every legal way to bring badges onto a page ends with prices: the files say it, or Hugo does, with one build more the first time.
func TestOddSites(t *testing.T) {
	for _, site := range oddSites {
		t.Run(site.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			files := map[string]string{"hugo.toml": site.config + oddConfig, "closes.csv": oddCloses, "layouts/page.html": oddLayout}
			for _, file := range txtar.Parse([]byte(site.files)).Files {
				files[file.Name] = strings.TrimSuffix(string(file.Data), "\n")
			}
			files["hugo.toml"] += site.configEnd
			for name, text := range files {
				write(t, filepath.Join(dir, filepath.FromSlash(name)), text)
			}
			for name, target := range site.links {
				if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
					t.Skip("no symbolic links here:", err)
				}
			}
			passes, said := oddBuild(t, dir, site.args, site.environ)
			if passes != site.passes {
				t.Errorf("hugo ran %d times, want %d: %s", passes, site.passes, said)
			}
			passes, said = oddBuild(t, dir, site.args, site.environ)
			if passes != 1 || strings.Contains(said, "in data/tickers/") {
				t.Errorf("with what was learned, hugo ran %d times: %s", passes, said)
			}
			if got := pricedBadges(t, filepath.Join(dir, "public")); got != site.badges {
				t.Errorf("%d badges have a price, want %d: %s", got, site.badges, said)
			}
		})
	}
}

// oddBuild builds a site and returns how often Hugo ran and what was said.
func oddBuild(t *testing.T, dir string, args, environ []string) (passes int, said string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	environ = append(append(os.Environ(), "HUGO_MODULE_REPLACEMENTS="+replacements(moduleRoot(t)), "HUGO_CACHEDIR="+filepath.Join(dir, ".cache"),
		"TICKERS_CACHEDIR="+filepath.Join(dir, ".cache")), environ...)
	code := run(context.Background(), append([]string{"build", "-s", dir, "--"}, args...), &env{
		stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, environ: environ, now: present, isTerminal: func(io.Writer) bool { return false },
	})
	said = stderr.String()
	if code != 0 {
		t.Fatalf("exit code %d: %s%s", code, &stdout, said)
	}
	return strings.Count(stdout.String(), "Start building"), said
}

// pricedBadges counts the badges with a change in all pages below a directory.
func pricedBadges(t *testing.T, dir string) int {
	t.Helper()
	count := 0
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".html") {
			count += strings.Count(read(t, name), "%</data>")
		}
		return err
	})
	must(t, err)
	return count
}
