package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

const (
	// formsSite has one page for each form.
	formsSite = "testdata/forms/site.txtar"

	// goldenForms has the markup of each form in each format.
	goldenForms = "testdata/golden/forms.txt"
)

// formFormats are the files that each page of the forms site is rendered to. The feed has all pages in one file.
var formFormats = []struct{ name, prefix, file string }{
	{"page", "", "index.html"},
	{"mail", "mail", "index.html"},
	{"markdown", "", "index.md"},
	{"text", "", "plain.txt"},
}

// TestForms compares the markup of one example of each form, in each format, with the golden one. The pages of the example
// site are compared by their text alone, so a change of markup shows here and nowhere else.
func TestForms(t *testing.T) {
	t.Parallel()
	site, public := buildForms(t)
	got := &txtar.Archive{}
	add := func(name, markup string) {
		markup = imageHash.ReplaceAllString(strings.Trim(markup, "\n"), "_hu")
		got.Files = append(got.Files, txtar.File{Name: name, Data: []byte(markup + "\n")})
	}
	feed := read(t, filepath.Join(public, "index.xml"))
	for _, name := range site {
		if name == "attribution" {
			continue // It is printed after the content: see below.
		}
		_, item, _ := strings.Cut(feed, "PAGE "+name+"\n")
		item, _, _ = strings.Cut(item, "\nPAGE ")
		for _, format := range formFormats {
			page := read(t, filepath.Join(public, format.prefix, name, format.file))
			add(name+" "+format.name, formMarkup(t, page))
			if format.name == "page" {
				add(name+" feed", formMarkup(t, item))
			}
		}
	}
	panel := read(t, filepath.Join(public, "badge-panel", "index.html"))
	add("panel", textBetween(t, panel, "END</p>", "</main>"))
	attribution := read(t, filepath.Join(public, "attribution", "index.html"))
	add("attribution", textBetween(t, attribution, "END</p>", "</main>"))
	add("json-ld", textBetween(t, attribution, "</main>", ""))
	add("head", styleHash.ReplaceAllString(textBetween(t, attribution, "<head>", "</head>"), "hash"))
	add("symbol-page", textBetween(t, read(t, filepath.Join(public, "tickers", "meta", "index.html")), "<main>", "</main>"))
	letter := read(t, filepath.Join(public, "mail", "attribution", "index.html"))
	add("letter", textBetween(t, letter, "", "<p>")+"\n…\n"+textBetween(t, letter, "END</p>", ""))
	compareArchive(t, goldenForms, got)
}

// styleHash is what differs with each change of the stylesheet.
var styleHash = regexp.MustCompile(`[0-9a-f]{64}|sha256-[^"]+`)

// buildForms builds the site of forms. It returns the names of its pages, in the order of the archive, and its public directory.
func buildForms(t *testing.T) (pages []string, public string) {
	t.Helper()
	dir, root := t.TempDir(), moduleRoot(t)
	archive, err := txtar.ParseFile(formsSite)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range archive.Files {
		write(t, filepath.Join(dir, file.Name), string(file.Data))
		if name, ok := strings.CutSuffix(strings.TrimPrefix(file.Name, "content/"), ".md"); ok && strings.Contains(string(file.Data), "\nBEGIN") {
			pages = append(pages, name)
		}
	}
	picture := read(t, filepath.Join(root, "exampleSite", "content", "en", "posts", "narrow-gate", "cover.png"))
	write(t, filepath.Join(dir, "content", "part-1", "cover.png"), picture)
	write(t, filepath.Join(dir, "assets", "elsewhere.png"), picture)
	buildWithModule(t, dir)
	return pages, filepath.Join(dir, "public")
}

// buildWithModule builds a site that imports the module of the working tree. It returns what Hugo prints.
func buildWithModule(t *testing.T, dir string, args ...string) string {
	t.Helper()
	hugo := exec.Command(os.Getenv(hugoBinary), append([]string{"--source", dir, "--panicOnWarning"}, args...)...)
	hugo.Env = append(os.Environ(), "HUGO_MODULE_REPLACEMENTS="+replacements(moduleRoot(t)))
	out, err := hugo.CombinedOutput()
	if err != nil {
		t.Fatalf("hugo: %v\n%s", err, out)
	}
	return string(out)
}

// formMarkup returns the markup between the words BEGIN and END, without the paragraphs around these words.
func formMarkup(t *testing.T, page string) string {
	t.Helper()
	markup := textBetween(t, page, "BEGIN", "END")
	if !strings.HasPrefix(markup, "</p>") {
		return strings.Trim(markup, " ")
	}
	return strings.TrimSuffix(strings.TrimPrefix(markup, "</p>"), "<p>")
}

// textBetween returns the text between two marks; an empty mark is the start or the end of the text.
func textBetween(t *testing.T, text, after, before string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, after)
	if !ok {
		t.Fatalf("no %q in %s", after, text)
	}
	if before == "" {
		return rest
	}
	found, _, ok := strings.Cut(rest, before)
	if !ok {
		t.Fatalf("no %q in %s", before, rest)
	}
	return found
}
