package main

import (
	"fmt"
	"testing"
)

// What selects the content among the arguments of hugo counts for the refresh as well.
func TestAdopt(t *testing.T) {
	for _, tt := range []struct {
		args []string
		want string
	}{
		{nil, ". [] map[]"},
		{[]string{"--minify", "-d", "out", "--contentDir", "essays"}, ". [--contentDir essays] map[contentdir:essays]"},
		{[]string{"-c=essays", "-t", "a,b", "--printPathWarnings"}, ". [--contentDir essays --theme a,b] map[contentdir:essays theme:[a b]]"},
		{[]string{"-s", "blog", "--environment=staging", "--layoutDir", "l", "--themesDir=t"}, "blog staging [--layoutDir l --themesDir t] map[layoutdir:l themesdir:t]"},
		{[]string{"server", "-D", "--config", "a.toml,b.toml"}, ". a.toml,b.toml [] map[]"},
	} {
		f := &siteFlags{source: "."}
		f.adopt(tt.args)
		got := f.source
		for _, value := range []string{f.options.ConfigFiles, f.options.Environment} {
			if value != "" {
				got += " " + value
			}
		}
		if got += fmt.Sprint(" ", f.further, " ", f.options.Overrides); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.args, got, tt.want)
		}
	}
}
