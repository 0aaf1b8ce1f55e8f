package site

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Every parameter with a value of a wrong type is an error of one line that names the key.
func TestWrongTypesOfParams(t *testing.T) {
	values := []string{`"foo"`, `""`, `7`, `0.5`, `true`, `["foo", 7]`, `[]`, `{a = 1}`, `2023-02-03`}
	right := map[string][]string{
		"at": {`""`, `2023-02-03`}, "since": {`""`, `2023-02-03`}, "detail": {`""`, `true`}, "disclaimer": {`""`, `true`}, "publish": {`""`, `true`},
		"link": {`""`}, "show": {`""`, `[]`}, "providers": {`[]`}, "watchlist": {`[]`}, "remote": {`""`}, "file": nil, "missing": {`""`}, "stale": {`""`}, "palette": {`""`},
		"file.closes": {`"foo"`, `""`}, "file.quotes": {`"foo"`, `""`}, "file.splits": {`"foo"`, `""`}, "file.currency": {`"foo"`, `""`},
	}
	for _, key := range append(slices.Clone(keys), "file.closes", "file.quotes", "file.splits", "file.currency") {
		for _, value := range values {
			dir := t.TempDir()
			text := "[params.tickers]\n" + key + " = " + value + "\n"
			if err := os.WriteFile(filepath.Join(dir, "hugo.toml"), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
			_, err := Open(dir, Options{})
			switch allowed := slices.Contains(right[key], value); {
			case allowed && err != nil:
				t.Errorf("%s = %s: %v", key, value, err)
			case !allowed && err == nil:
				t.Errorf("%s = %s is no error", key, value)
			case !allowed && (!strings.Contains(err.Error(), "params.tickers."+key) || strings.Contains(err.Error(), "\n")):
				t.Errorf("%s = %s: %v", key, value, err)
			}
		}
	}
}
