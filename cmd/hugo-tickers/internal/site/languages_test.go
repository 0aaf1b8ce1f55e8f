package site

import (
	"slices"
	"strings"
	"testing"
)

func TestLanguages(t *testing.T) {
	for _, tt := range []struct{ desc, config, file, want string }{
		{"upper case in the default", "defaultContentLanguage = 'zh-CN'\n[languages.zh-CN]\n[languages.en]\n", "content/a.md", "zh-cn"},
		{"upper case in a file's name", "defaultContentLanguage = 'en'\n[languages.pt-BR]\n[languages.en]\n", "content/a.pt-BR.md", "pt-br"},
		{"no languages declared", "defaultContentLanguage = 'FR'\n", "content/a.md", "fr"},
		{"a mount by lang", "[languages.en]\n[languages.ja]\n[[module.mounts]]\nsource = 'x'\ntarget = 'content'\nlang = 'ja'\n", "x/a.md", "ja"},
		{
			"a mount by matrix", "[languages.en]\n[languages.ja]\n[[module.mounts]]\nsource = 'x'\ntarget = 'content'\n[module.mounts.sites.matrix]\nlanguages = ['JA']\n",
			"x/a.md", "ja",
		},
		{
			"all languages", "[languages.en]\n[languages.ja]\n[languages.nb]\n[[module.mounts]]\nsource = 'x'\ntarget = 'content'\n[module.mounts.sites.matrix]\nlanguages = '**'\n",
			"x/a.md", "en ja nb",
		},
		{
			"all but one", "[languages.en]\n[languages.ja]\n[languages.nb]\n[[module.mounts]]\nsource = 'x'\ntarget = 'content'\n[module.mounts.sites.matrix]\nlanguages = ['! ja', '**']\n",
			"x/a.md", "en nb",
		},
		{
			"a file's name goes before its mount", "[languages.en]\n[languages.ja]\n[[module.mounts]]\nsource = 'x'\ntarget = 'content'\n[module.mounts.sites.matrix]\nlanguages = ['{en,ja}']\n",
			"x/a.ja.md", "ja",
		},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			s, err := Open(project(t, "-- hugo.toml --\n"+tt.config), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(s.Languages(s.Path(tt.file), nil), " "); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestFrontMatterNamesLanguages(t *testing.T) {
	s, err := Open(project(t, "-- hugo.toml --\n[languages.en]\n[languages.de]\n[languages.fr]\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	front := map[string]any{"Sites": map[string]any{"matrix": map[string]any{"Languages": []any{"de", "f*"}}}}
	if got := s.Languages(s.Path("content/a.md"), front); !slices.Equal(got, []string{"de", "fr"}) {
		t.Errorf("languages are %q", got)
	}
}

func TestParamsOfLanguages(t *testing.T) {
	s, err := Open(project(t, `-- hugo.toml --
defaultContentLanguage = "nl"
timeZone = "Europe/Paris"
[params.tickers]
at = "published"
providers = ["file"]
watchlist = ["META"]
[languages.nl]
[languages.ja]
timeZone = "Asia/Tokyo"
[languages.ja.params.tickers]
at = ""
since = "2023-06-16"
watchlist = ["TSE:7203"]
`), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if p := s.ParamsOf("ja"); p.At != "" || p.Since != "2023-06-16" || p.Providers[0] != "file" {
		t.Errorf("Japanese: %+v", p)
	}
	if p := s.ParamsOf("nl"); p.At != "published" || p.Since != "" {
		t.Errorf("Dutch: %+v", p)
	}
	if got := s.Params.Watchlist; !slices.Equal(got, []string{"META", "TSE:7203"}) {
		t.Errorf("the watchlist is %q", got)
	}
	if a, b := s.datesOf("ja").zone.String(), s.datesOf("nl").zone.String(); a != "Asia/Tokyo" || b != "Europe/Paris" {
		t.Errorf("time zones %s, %s", a, b)
	}
}
