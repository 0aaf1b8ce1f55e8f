package site

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

func TestPages(t *testing.T) {
	root := project(t, "-- hugo.toml --\ndefaultContentLanguage = 'en'\n[languages.en]\n[languages.pt-BR]\ntimeZone = 'Asia/Tokyo'\n[languages.de]\ncontentDir = 'inhalt'\n[module]\n"+
		"[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n[[module.mounts]]\nsource = 'inhalt'\ntarget = 'content'\nlang = 'de'\n[[module.mounts]]\nsource = 'more'\ntarget = 'content/extra'\n")
	s, err := Open(root, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]Page{
		"content/posts/a.md":               {"/posts/a", []string{"en"}},
		"content/posts/a.pt-BR.md":         {"/posts/a", []string{"pt-br"}},
		"content/posts/Two Words/index.md": {"/posts/two-words", []string{"en"}},
		"content/posts/_index.pt-br.md":    {"/posts", []string{"pt-br"}},
		"content/_index.md":                {"/", []string{"en"}},
		"content/posts/Release_1.5.md":     {"/posts/release_1.5", []string{"en"}},
		"inhalt/posts/a.md":                {"/posts/a", []string{"de"}},
		"more/b.md":                        {"/extra/b", []string{"en"}},
	} {
		if got, ok := s.Page(filepath.Join(root, filepath.FromSlash(name)), nil); !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("%s is %+v, want %+v", name, got, want)
		}
	}
	if page, ok := s.Page(filepath.Join(root, "README.md"), nil); ok {
		t.Errorf("a file outside the content is %+v", page)
	}
	date, _ := s.DateIn("pt-br", filepath.Join(root, "content", "posts", "a.pt-BR.md"), map[string]any{"date": "2024-06-14 22:30:00"})
	if got := date.UTC().Format(time.RFC3339); got != "2024-06-14T13:30:00Z" {
		t.Errorf("in Tokyo it was %s", got)
	}
}

func TestPublished(t *testing.T) {
	s, err := Open(project(t, "-- hugo.toml --\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2023, 6, 17, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		front map[string]any
		want  bool
	}{
		{nil, true},
		{map[string]any{"date": "2023-06-17"}, true},
		{map[string]any{"date": "2023-06-18"}, false},
		{map[string]any{"date": "2023-06-18", "publishDate": "2023-06-16"}, true},
		{map[string]any{"date": "2023-06-16", "PublishDate": "2023-06-18"}, false},
		{map[string]any{"Draft": true}, false},
		{map[string]any{"draft": false, "expiryDate": "2023-06-16"}, false},
		{map[string]any{"expiryDate": "2024-06-16"}, true},
	} {
		if got := s.Published("a.md", tt.front, now); got != tt.want {
			t.Errorf("%v: %v", tt.front, got)
		}
	}
}

func TestListed(t *testing.T) {
	for _, tt := range []struct {
		front map[string]any
		want  bool
	}{
		{nil, true},
		{map[string]any{"build": map[string]any{"list": "always", "render": "always"}}, true},
		{map[string]any{"build": map[string]any{"publishResources": false}}, true},
		{map[string]any{"Build": map[string]any{"List": "never"}}, false},
		{map[string]any{"build": map[string]any{"list": "local"}}, false},
		{map[string]any{"build": map[string]any{"render": "link"}}, false},
		{map[string]any{"_build": map[string]any{"render": false}}, false},
		{map[string]any{"_build": map[string]any{"list": true}}, true},
		{map[string]any{"headless": true}, false},
	} {
		if got := Listed(tt.front); got != tt.want {
			t.Errorf("%v: %v", tt.front, got)
		}
	}
}

func TestResourcesOfBundlesAreNoPages(t *testing.T) {
	root := project(t, "-- hugo.toml --\n")
	s, err := Open(root, Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{
		"content/posts/b/index.md": false, "content/posts/b/index.de.md": false, "content/posts/b/note.md": true, "content/posts/b/deep/note.md": true,
		"content/posts/b/deep/index.md": true, "content/posts/_index.md": false, "content/posts/a.md": false, "content/posts/indexes.md": false,
	}
	var names []string
	for name := range want {
		names = append(names, s.Path(name))
	}
	got := s.Resources(names)
	for name, resource := range want {
		if got[s.Path(name)] != resource {
			t.Errorf("%s: %v", name, got[s.Path(name)])
		}
	}
}
