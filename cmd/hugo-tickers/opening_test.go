package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// opens matches what opens a file, and what reads or writes it by its name.
var opens = regexp.MustCompile(`\bos\.(ReadFile|Open|OpenFile|Create|CreateTemp|WriteFile)\(`)

// Files are read by package regularfile, which does not block, and written by package atomicfile.
func TestFilesAreOpenedInOnePlace(t *testing.T) {
	t.Parallel()
	for _, name := range filesOf(t, ".", ".go") {
		dir := filepath.ToSlash(filepath.Dir(name))
		if strings.HasSuffix(name, "_test.go") || dir == "internal/regularfile" || dir == "internal/atomicfile" || dir == "internal/calendar/generate" {
			continue
		}
		if found := opens.FindString(read(t, name)); found != "" {
			t.Errorf("%s calls %s): call regularfile.Read, or atomicfile.Write", name, found)
		}
	}
}

// Every command ends where a named pipe is in the place of a file that it may read, and leaves it there.
func TestNamedPipesEndEveryCommand(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // What Hugo does with named pipes is not our concern.
	for _, place := range []string{
		"hugo.toml", "config/_default/hugo.toml", "go.mod", "_vendor/modules.txt", "themes/plain/hugo.toml", "layouts/home.html", "layouts/_shortcodes",
		"content", "content/_index.md", "content/posts/index.md", "data", "data/tickers/quotes.json", "data/tickers/pins.json",
		"data/tickers/requests.json", "data/tickers/mentions.json", "data/tickers/instruments.toml", "data/tickers/instruments.json",
		"tables/closes.csv", "tables/quotes.json", "tables/splits.csv",
	} {
		for _, args := range [][]string{{"refresh"}, {"refresh", "-n"}, {"build"}, {"scan"}, {"scan", "-w"}, {"check"}, {"check", "--moved", "5"}, {"show"}, {"doctor"}, {"lookup", "META"}, {"__complete", "show", ""}} {
			t.Run(strings.Join(args, " ")+"/"+strings.ReplaceAll(place, "/", "_"), func(t *testing.T) {
				site := faultySite(t, "finnhub")
				environ := fault{}.environ(t, site, "finnhub")
				write(t, filepath.Join(site, "hugo.toml"), strings.Replace(read(t, filepath.Join(site, "hugo.toml")), `["finnhub"]`, `["file"]
link = "pages"
detail = true
file = { closes = "tables/closes.csv", quotes = "tables/quotes.json", splits = "tables/splits.csv", currency = "USD" }`, 1)+"\n[[module.imports]]\npath = \"plain\"\n")
				write(t, filepath.Join(site, "tables", "closes.csv"), "date,META\n2023-06-15,281.83\n2023-06-16,281.00\n")
				write(t, filepath.Join(site, "tables", "quotes.json"), `{"version": 1, "quotes": {}}`)
				write(t, filepath.Join(site, "tables", "splits.csv"), "date,symbol,ratio\n")
				write(t, filepath.Join(site, "themes", "plain", "hugo.toml"), "")
				name := filepath.Join(site, filepath.FromSlash(place))
				must(t, os.RemoveAll(name))
				must(t, os.MkdirAll(filepath.Dir(name), 0o777))
				makePipe(t, name)
				code, stdout, stderr := ends(t, environ, append([]string{"-s", site}, args...)...)
				t.Logf("exit code %d\n%s%s", code, stdout, stderr)
				if info, err := os.Lstat(name); err != nil || info.Mode()&os.ModeNamedPipe == 0 {
					t.Errorf("it was replaced by %v, %v", info, err)
				}
			})
		}
	}
}
