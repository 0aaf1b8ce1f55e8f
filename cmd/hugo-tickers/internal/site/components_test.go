package site

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestComponents(t *testing.T) {
	for _, tt := range []struct {
		desc, archive string
		wantContent   []string // source>target
		wantAt        string
		wantUnread    []string
	}{
		{
			desc:        "the content and the parameters of a theme",
			archive:     "-- hugo.toml --\ntheme = 'paper'\n-- themes/paper/hugo.yaml --\nparams: {tickers: {at: published}}\n-- themes/paper/content/about.md --\n",
			wantContent: []string{"content>", "themes/paper/content>"}, wantAt: "published",
		},
		{
			desc:        "the project's own parameters go first",
			archive:     "-- hugo.toml --\ntheme = 'paper'\n[params.tickers]\nat = '2023-06-16'\n-- themes/paper/config/_default/params.toml --\n[tickers]\nat = 'published'\n",
			wantContent: []string{"content>", "themes/paper/content>"}, wantAt: "2023-06-16",
		},
		{
			desc:        "a theme of a theme, in a themes directory of its own",
			archive:     "-- hugo.toml --\ntheme = ['a']\nthemesDir = 'lib'\n-- lib/a/hugo.toml --\ntheme = 'b'\n-- lib/b/hugo.toml --\n[params.tickers]\nat = 'published'\n",
			wantContent: []string{"content>", "lib/a/content>", "lib/b/content>"}, wantAt: "published",
		},
		{
			desc: "mounts of an import, of a replaced module",
			archive: "-- hugo.toml --\n[module]\nreplacements = 'example.org/a -> mine'\n[[module.imports]]\npath = 'example.org/a'\n[[module.imports.mounts]]\nsource = 'essays'\ntarget = 'content/posts'\n" +
				"-- themes/mine/essays/x.md --\n",
			wantContent: []string{"content>", "themes/mine/essays>posts"},
		},
		{
			desc:        "a module that go.mod replaces by a directory",
			archive:     "-- hugo.toml --\n[[module.imports]]\npath = 'example.org/a'\n-- go.mod --\nmodule x\nreplace example.org/a => ./local\n-- local/hugo.toml --\n[[module.mounts]]\nsource = 'texts'\ntarget = 'content'\n",
			wantContent: []string{"content>", "local/texts>"},
		},
		{
			desc:        "a vendored module",
			archive:     "-- hugo.toml --\n[[module.imports]]\npath = 'example.org/a/b'\n-- _vendor/modules.txt --\n# example.org/a/b v1.2.3\n-- _vendor/example.org/a/b/content/x.md --\n",
			wantContent: []string{"_vendor/example.org/a/b/content>", "content>"},
		},
		{
			desc:        "a module elsewhere is named, and ours is not",
			archive:     "-- hugo.toml --\n[[module.imports]]\npath = 'example.org/essays'\n[[module.imports]]\npath = 'github.com/hugo-tickers/hugo-tickers/pages'\n[[module.imports]]\npath = 'example.org/off'\ndisable = true\n",
			wantContent: []string{"content>"}, wantUnread: []string{"example.org/essays"},
		},
		{
			desc:        "an import that brings neither mounts nor parameters",
			archive:     "-- hugo.toml --\n[[module.imports]]\npath = 'a'\nnoMounts = true\nignoreConfig = true\n-- themes/a/hugo.toml --\n[params.tickers]\nat = 'published'\n",
			wantContent: []string{"content>"},
		},
		{
			desc:        "two themes that import each other",
			archive:     "-- hugo.toml --\ntheme = 'a'\n-- themes/a/hugo.toml --\ntheme = 'b'\n-- themes/b/hugo.toml --\ntheme = 'a'\n",
			wantContent: []string{"content>", "themes/a/content>", "themes/b/content>"},
		},
		{
			desc:        "a theme whose settings have another type",
			archive:     "-- hugo.toml --\ntheme = 'a'\nauthor = 'x'\n-- themes/a/hugo.toml --\n[author]\nname = 'y'\n[params.tickers]\nat = 'published'\n",
			wantContent: []string{"content>", "themes/a/content>"}, wantAt: "published",
		},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			s, err := Open(project(t, tt.archive), Options{})
			if err != nil {
				t.Fatal(err)
			}
			var content []string
			for _, folder := range s.Content {
				content = append(content, rel(t, s.Root, folder.Dir)+">"+folder.Target)
			}
			slices.Sort(content)
			if !slices.Equal(content, tt.wantContent) || s.Params.At != tt.wantAt || !slices.Equal(s.Unread, tt.wantUnread) {
				t.Errorf("content in %q, at %q, unread %q", content, s.Params.At, s.Unread)
			}
		})
	}
}

func TestFormats(t *testing.T) {
	s, err := Open(project(t, "-- hugo.toml --\n[mediaTypes.'text/markdown']\nsuffixes = ['md', 'Rmd']\n[mediaTypes.'text/x-notes']\nsuffixes = ['notes']\n[contentTypes.'text/x-notes']\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"a.md": "markdown", "a.rmd": "markdown", "a.MD": "markdown", "a.markdown": "", "a.notes": "content", "a.adoc": "content", "a.txt": "", "a": ""} {
		got := ""
		if s.Content[0].Includes(s.Path("content/" + name)) {
			got = "content"
		}
		if s.IsMarkdown(name) {
			got = "markdown"
		}
		if got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestForeignShortcodes(t *testing.T) {
	const (
		ours   = "-- themes/hugo-tickers/layouts/_partials/tickers/head.html --\n-- themes/hugo-tickers/layouts/_shortcodes/pullquote.html --\n"
		theirs = "-- themes/own/layouts/shortcodes/ticker.html --\n-- themes/own/layouts/shortcodes/figure.html --\n-- themes/own/layouts/_shortcodes/tickers/pullquote.html --\n"
		all    = "pullquote series-card series-nav ticker ticker-text tickers"
	)
	for _, tt := range []struct{ desc, archive, want string }{
		{"nobody else", "-- hugo.toml --\ntheme = 'hugo-tickers'\n" + ours, ""},
		{"a theme before ours", "-- hugo.toml --\ntheme = ['own', 'hugo-tickers']\n" + ours + theirs, "ticker"},
		{"a theme after ours", "-- hugo.toml --\ntheme = ['hugo-tickers', 'own']\n" + ours + theirs, ""},
		{"a theme before ours, which is elsewhere", "-- hugo.toml --\n[[module.imports]]\npath = 'own'\n[[module.imports]]\npath = '" + ownModule + "'\n" + theirs, "ticker"},
		{"a theme after ours, which is elsewhere", "-- hugo.toml --\n[[module.imports]]\npath = '" + ownModule + "'\n[[module.imports]]\npath = 'own'\n" + theirs, ""},
		{"a mount of the project", "-- hugo.toml --\ntheme = 'hugo-tickers'\n[[module.mounts]]\nsource = 'codes'\ntarget = 'layouts/_shortcodes'\n-- codes/series-card.rss.xml --\n" + ours, "series-card"},
		{"a layout directory of the project", "-- hugo.toml --\ntheme = 'hugo-tickers'\nlayoutDir = 'x'\n-- x/_shortcodes/tickers.html --\n" + ours, "tickers"},
		{
			"ours without short names", "-- hugo.toml --\n[[module.imports]]\npath = 'hugo-tickers'\n[[module.imports.mounts]]\nsource = 'layouts/_partials'\ntarget = 'layouts/_partials'\n" +
				"[[module.imports.mounts]]\nsource = 'shortcodes'\ntarget = 'layouts/_shortcodes/tickers'\n" + ours, all,
		},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			s, err := Open(project(t, tt.archive), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(slices.Sorted(maps.Keys(s.Foreign)), " "); got != tt.want {
				t.Errorf("foreign shortcodes are %q, want %q", got, tt.want)
			}
		})
	}
}
