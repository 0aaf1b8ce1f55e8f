package site

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// project writes the files of a txtar archive and returns their folder.
func project(t *testing.T, archive string) string {
	t.Helper()
	root := t.TempDir()
	for _, file := range txtar.Parse([]byte(archive)).Files {
		name := filepath.Join(root, filepath.FromSlash(file.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, file.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// rel returns a path below a folder, with slashes.
func rel(t *testing.T, root, name string) string {
	t.Helper()
	short, err := filepath.Rel(root, name)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.ToSlash(short)
}

func TestOpenFindsContentAndData(t *testing.T) {
	for _, tt := range []struct {
		desc, archive string
		options       Options
		wantContent   []string // source>target
		wantData      string
	}{
		{
			desc:        "a plain site",
			archive:     "-- hugo.toml --\ntitle = 'x'\n",
			wantContent: []string{"content>"}, wantData: "data/tickers",
		},
		{
			desc:        "YAML, an own content and data folder",
			archive:     "-- hugo.yaml --\ncontentDir: texts\ndataDir: facts\n",
			wantContent: []string{"texts>"}, wantData: "facts/tickers",
		},
		{
			desc:        "the old name config.json",
			archive:     "-- config.json --\n{\"contentDir\": \"texts\"}\n",
			wantContent: []string{"texts>"}, wantData: "data/tickers",
		},
		{
			desc:        "hugo goes before config",
			archive:     "-- hugo.toml --\ncontentDir = 'a'\n-- config.toml --\ncontentDir = 'b'\n",
			wantContent: []string{"a>"}, wantData: "data/tickers",
		},
		{
			desc: "the content folder of each language, shared ones once",
			archive: "-- hugo.toml --\n[languages.en]\ncontentDir = 'content/en'\n[languages.de]\ncontentDir = 'content/de'\n" +
				"[languages.fr]\nweight = 3\n[languages.es]\nweight = 4\n",
			wantContent: []string{"content/de>", "content/en>", "content>"}, wantData: "data/tickers",
		},
		{
			desc:        "languages in a config folder",
			archive:     "-- config/_default/hugo.toml --\ntitle = 'x'\n-- config/_default/languages.toml --\n[de]\ncontentDir = 'inhalt'\n",
			wantContent: []string{"inhalt>"}, wantData: "data/tickers",
		},
		{
			desc:        "the environment's folder goes before _default",
			archive:     "-- config/_default/hugo.toml --\ncontentDir = 'a'\n-- config/staging/hugo.toml --\ncontentDir = 'b'\n",
			options:     Options{Environ: []string{"HUGO_ENVIRONMENT=staging"}},
			wantContent: []string{"b>"}, wantData: "data/tickers",
		},
		{
			desc:        "a flag goes before the variable",
			archive:     "-- config/_default/hugo.toml --\ncontentDir = 'a'\n-- config/staging/hugo.toml --\ncontentDir = 'b'\n",
			options:     Options{Environment: "production", Environ: []string{"HUGO_ENVIRONMENT=staging"}},
			wantContent: []string{"a>"}, wantData: "data/tickers",
		},
		{
			desc: "mounts replace the content folder; those of other components do not",
			archive: "-- hugo.toml --\n[[module.mounts]]\nsource = 'essays'\ntarget = 'content/posts'\n" +
				"[[module.mounts]]\nsource = 'pages'\ntarget = 'content'\n[[module.mounts]]\nsource = 'theme'\ntarget = 'layouts'\n",
			wantContent: []string{"essays>posts", "pages>"}, wantData: "data/tickers",
		},
		{
			desc:        "a mounted data folder",
			archive:     "-- hugo.toml --\n[[module.mounts]]\nsource = 'facts'\ntarget = 'data'\n",
			wantContent: []string{"content>"}, wantData: "facts/tickers",
		},
		{
			desc:        "a mounted data/tickers",
			archive:     "-- hugo.toml --\n[[module.mounts]]\nsource = 'prices'\ntarget = 'data/tickers'\n",
			wantContent: []string{"content>"}, wantData: "prices",
		},
		{
			desc:        "several named files, later ones first",
			archive:     "-- a.toml --\ncontentDir = 'a'\ndataDir = 'd'\n-- b.toml --\ncontentDir = 'b'\n",
			options:     Options{ConfigFiles: "a.toml,b.toml"},
			wantContent: []string{"b>"}, wantData: "d/tickers",
		},
		{
			desc:        "a HUGO_ variable",
			archive:     "-- hugo.toml --\ncontentDir = 'a'\n",
			options:     Options{Environ: []string{"HUGO_CONTENTDIR=b", "TICKERS_YAHOO_URL=x"}},
			wantContent: []string{"b>"}, wantData: "data/tickers",
		},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			root := project(t, tt.archive)
			s, err := Open(root, tt.options)
			if err != nil {
				t.Fatal(err)
			}
			var content []string
			for _, folder := range s.Content {
				content = append(content, rel(t, s.Root, folder.Dir)+">"+folder.Target)
			}
			slices.Sort(content)
			if !slices.Equal(content, tt.wantContent) {
				t.Errorf("content in %q, want %q", content, tt.wantContent)
			}
			if got := rel(t, s.Root, s.Data); got != tt.wantData {
				t.Errorf("data in %q, want %q", got, tt.wantData)
			}
		})
	}
}

func TestOpenReadsParams(t *testing.T) {
	s, err := Open(project(t, `-- hugo.toml --
[params.tickers]
show = "symbol price"
providers = ["file", "yahoo"]
watchlist = ["XLON:VOD"]
[params.tickers.file]
closes = "tickers/closes.csv"
splits = "tickers/splits.csv"
currency = "USD"
`), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := File{Closes: "tickers/closes.csv", Splits: "tickers/splits.csv", Currency: "USD"}
	if !slices.Equal(s.Params.Providers, []string{"file", "yahoo"}) || !slices.Equal(s.Params.Watchlist, []string{"XLON:VOD"}) || s.Params.File != want {
		t.Errorf("params are %+v", s.Params)
	}
}

func TestOpenErrorsNamePlaceAndFix(t *testing.T) {
	for _, tt := range []struct{ desc, archive, want string }{
		{"no site", "-- README --\n", "set the site directory with --source"},
		{"broken TOML", "-- hugo.toml --\ntitle = 'x'\nbaseURL = \n", "hugo.toml:2:"},
		{"broken YAML", "-- hugo.yaml --\ntitle: [x\n", "hugo.yaml:"},
		{"broken config folder", "-- config/_default/params.toml --\n[tickers\n", "params.toml"},
		{"a misspelt key", "-- hugo.toml --\n[params.tickers]\nwatchlits = ['META']\n", `no key "watchlits": did you mean "watchlist"? it takes at, detail, disclaimer, file, link, missing, palette, providers, publish, remote, show, since, stale, watchlist`},
		{"a misspelt key of the file provider", "-- hugo.toml --\n[params.tickers.file]\ncloses_csv = 'x'\n", `params.tickers.file of the site's configuration has no key "closes_csv"`},
		{"a watchlist of numbers", "-- hugo.toml --\n[params.tickers]\nwatchlist = [5930]\n", `params.tickers.watchlist contains 5930, which is not a string: quote it`},
		{"providers as a string", "-- hugo.toml --\n[params.tickers]\nproviders = 'yahoo'\n", "params.tickers.providers is yahoo: write a list of strings, in brackets"},
		{"an unknown level", "-- hugo.toml --\n[params.tickers]\nmissing = 'warning'\n", "params.tickers.missing is warning: it takes warn, error, ignore"},
		{"tickers as a string", "-- hugo.toml --\n[params]\ntickers = 'yahoo'\n", "params.tickers is yahoo: write a table"},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			_, err := Open(project(t, tt.archive), Options{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
	if _, err := Open(filepath.Join(t.TempDir(), "absent"), Options{}); err == nil {
		t.Error("an absent folder was opened")
	}
}

func TestFolderIncludesWhatItsPatternsMatch(t *testing.T) {
	root := project(t, `-- hugo.toml --
ignoreFiles = ['\.draft\.md$']
[[module.mounts]]
source = 'essays'
target = 'content'
files = ['! /old/**', '**.md']
`)
	s, err := Open(root, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"essays/a.md": true, "essays/b/c.md": true, "essays/old/a.md": false, "essays/a.html": false, "essays/x.draft.md": false} {
		if got := s.Content[0].Includes(s.Path(name)); got != want {
			t.Errorf("Includes(%s) = %t, want %t", name, got, want)
		}
	}
}

// The templates read their defaults from the module's configuration, the command has its own: they must agree.
func TestDefaultsAreThoseOfTheModule(t *testing.T) {
	module, err := Open(filepath.Join("..", "..", "..", ".."), Options{})
	if err != nil {
		t.Fatal(err)
	}
	bare, err := Open(project(t, "-- hugo.toml --\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(module.Params.Providers, bare.Params.Providers) || len(module.Params.Watchlist) != 0 {
		t.Errorf("hugo.toml says %+v, the command %+v", module.Params, bare.Params)
	}
}
