package demand

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"golang.org/x/tools/txtar"
)

func TestUnseen(t *testing.T) {
	for _, tt := range []struct {
		desc, files string
		want        []string
	}{
		{"content alone", "-- hugo.toml --\n[params.tickers]\nat = 'published'\n-- content/a.md --\n{{< ticker \"META\" >}}\n-- layouts/page.html --\n{{ partial \"tickers/head.html\" . }}{{ .Content }}\n", nil},
		{"a content adapter", "-- hugo.toml --\n-- content/x/_content.en.gotmpl --\n", []string{"content/x/_content.en.gotmpl is a content adapter"}},
		{
			"a theme's layout and its data", "-- hugo.toml --\ntheme = 'a'\n-- themes/a/layouts/_partials/x.html --\n{{ partial \"tickers/badge/render.html\" . }}\n-- themes/a/data/x.yaml --\nt: '{{% ticker-text META %}}'\n",
			[]string{"themes/a/data/x.yaml shows prices", "themes/a/layouts/_partials/x.html shows prices"},
		},
		{"our own module", "-- hugo.toml --\ntheme = 'a'\n-- themes/a/layouts/_partials/tickers/head.html --\n{{ partial \"tickers/badge/render.html\" . }}\n", nil},
		{"the stored data", "-- hugo.toml --\n-- data/tickers/quotes.json --\n{{< ticker \"META\" >}}\n", nil},
		{"parameters", "-- config/_default/params.toml --\nmotto = '{{< ticker \"META\" >}}'\n", []string{"config/_default/params.toml shows prices"}},
		{"a cascade of dates", "-- hugo.toml --\n-- content/_index.md --\n---\nCascade: [{publishDate: 2023-06-15}]\n---\n", []string{"content/_index.md has a cascade"}},
		{"a cascade of something else", "-- hugo.toml --\n-- content/_index.md --\n---\ndate: 2023-06-15\ncascade: {type: post}\n---\n", nil},
		{"a cascade of the configuration", "-- hugo.yaml --\ncascade: [{tickers: {at: published}}]\n", []string{"the configuration has a cascade"}},
		{"dates of Git", "-- hugo.yaml --\nfrontmatter: {date: [':git']}\n", []string{"the configuration dates pages by Git"}},
		{"modules elsewhere", "-- hugo.yaml --\nmodule: {imports: [{path: example.org/a}, {path: example.org/b}]}\n", []string{"of the modules, example.org/a, example.org/b cannot be read here"}},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			dir := t.TempDir()
			for _, file := range txtar.Parse([]byte(tt.files)).Files {
				name := filepath.Join(dir, filepath.FromSlash(file.Name))
				if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, file.Data, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			s, err := site.Open(dir, site.Options{})
			if err != nil {
				t.Fatal(err)
			}
			got, err := Unseen(s)
			for n := range got {
				got[n] = strings.TrimPrefix(filepath.ToSlash(got[n]), filepath.ToSlash(dir)+"/")
			}
			if err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("%q, %v, want %q", got, err, tt.want)
			}
		})
	}
}
