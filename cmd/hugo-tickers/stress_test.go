package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// stress makes TestPagesAtOnce build many pages many times. A Hugo that was built with the race detector finds more:
//
//	HUGO_BINARY=… go test -count=1 -run PagesAtOnce -stress ./cmd/hugo-tickers
var stress = flag.Bool("stress", false, "build 2,000 pages twenty times")

// Hugo renders pages at the same time, and they share what partials have cached. A site with many pages of every form, in every format,
// builds without a crash, and twice the same: no page may depend on which others came first.
func TestPagesAtOnce(t *testing.T) {
	t.Parallel()
	pages, builds := 300, 2
	if *stress {
		pages, builds = 2000, 20
	}
	dir := t.TempDir()
	names := crowdedSite(t, dir, pages)
	var first map[string]string
	for n := range builds {
		must(t, os.RemoveAll(filepath.Join(dir, "public")))
		buildWithModule(t, dir)
		got := digests(t, filepath.Join(dir, "public"))
		if first == nil {
			first = got
		}
		for name := range first {
			if got[name] != first[name] {
				t.Errorf("build %d has another %s", n, name)
			}
		}
		if len(got) != len(first) {
			t.Errorf("build %d has %d files, the first had %d", n, len(got), len(first))
		}
	}
	for _, name := range names {
		if text := read(t, filepath.Join(dir, "public", name, "index.html")); !strings.Contains(text, "ticker-detail-name") {
			t.Errorf("%s has no panel: %s", name, text)
		}
	}
}

// crowdedSite writes the site of forms with that many pages, each of a day of its own and with a panel, and returns their names.
func crowdedSite(t *testing.T, dir string, pages int) (names []string) {
	t.Helper()
	const day = "2023-06-16" // Of the data.
	archive, err := txtar.ParseFile(formsSite)
	must(t, err)
	picture := read(t, filepath.Join(moduleRoot(t), "exampleSite", "content", "en", "posts", "narrow-gate", "cover.png"))
	write(t, filepath.Join(dir, "content", "part-1", "cover.png"), picture)
	write(t, filepath.Join(dir, "assets", "elsewhere.png"), picture)
	days := make([]string, pages)
	for n := range days {
		days[n] = time.Date(2015, 1, 1+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	}
	var forms []txtar.File
	for _, file := range archive.Files {
		text := string(file.Data)
		switch {
		case strings.HasPrefix(file.Name, "content/") && strings.Contains(text, "\nBEGIN"):
			forms = append(forms, file)
			continue
		case strings.HasSuffix(file.Name, "quotes.json"):
			text = strings.ReplaceAll(text, `"`+day+`": 108.3665`, everyDay(days, `%q: 108.3665`))
		case strings.HasSuffix(file.Name, "pins.json"):
			_, pin, _ := strings.Cut(text, `"`+day+`": `)
			pin, _, _ = strings.Cut(pin, "}}}")
			text = `{"version": 1, "pins": {"META": {` + everyDay(days, "%q: "+pin+"}") + "}}}"
		}
		write(t, filepath.Join(dir, filepath.FromSlash(file.Name)), text)
	}
	for n, day := range days {
		form := forms[n%len(forms)]
		text := strings.NewReplacer("2023-06-16", day, "2023-06-08", day).Replace(string(form.Data))
		if !strings.Contains(text, "\ndate:") {
			text = strings.Replace(text, "---\n", "---\ndate: "+day+"\n", 1)
		}
		text += "\n" + `{{< ticker symbol="META" at="published" since="published" detail=true >}}` + "\n"
		name := fmt.Sprintf("%s-%d", strings.TrimSuffix(filepath.Base(form.Name), ".md"), n)
		write(t, filepath.Join(dir, "content", name+".md"), text)
		names = append(names, name)
	}
	return names
}

// everyDay lists the fields of an object, one for each day.
func everyDay(days []string, format string) string {
	fields := make([]string, len(days))
	for n, day := range days {
		fields[n] = fmt.Sprintf(format, day)
	}
	return strings.Join(fields, ",\n")
}

// digests returns the digest of every file of a directory.
func digests(t *testing.T, dir string) map[string]string {
	t.Helper()
	digests := map[string]string{}
	for _, extension := range []string{".html", ".xml", ".md", ".txt"} {
		for _, name := range findFiles(t, dir, extension) {
			digests[name] = fmt.Sprintf("%x", sha256.Sum256([]byte(read(t, name))))
		}
	}
	return digests
}
