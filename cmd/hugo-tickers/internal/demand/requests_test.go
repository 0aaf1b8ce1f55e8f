package demand

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// The content names META and its change since a day; an earlier build asked for more.
func TestLearn(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"hugo.toml": "", "content/a.md": "On {{< ticker symbol=\"META\" since=\"2023-06-14\" sparkline=10 >}}"} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s, err := site.Open(dir, site.Options{})
	if err != nil {
		t.Fatal(err)
	}
	earlier := store.Requests{"META": {{Since: "2023-06-14"}, {At: "2023-06-15"}}, "GOOG": {{}}}
	d, err := Collect(s, time.Now(), earlier)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(d.Symbols, d.Beyond), "[GOOG META] map[GOOG:[{  0}] META:[{2023-06-15  0}]]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, tt := range []struct {
		desc             string
		asked            store.Requests
		requests, symbol string
	}{
		{"nothing: all is forgotten", store.Requests{}, "map[]", "[]"},
		{"what the content names", store.Requests{"META": {{}, {Since: "2023-06-14", Sparkline: 10}}}, "map[]", "[]"},
		{"the same as before", store.Requests{"META": {{At: "2023-06-15"}}, "GOOG": {{}}}, "map[GOOG:[{  0}] META:[{2023-06-15  0}]]", "[]"},
		{"another day", store.Requests{"META": {{At: "2023-06-12"}}}, "map[META:[{2023-06-12  0}]]", "[META]"},
		{"the change since a day of which the close alone is known", store.Requests{"META": {{Since: "2023-06-15"}}}, "map[META:[{ 2023-06-15 0}]]", "[META]"},
		{"a longer sparkline", store.Requests{"META": {{Sparkline: 20}}}, "map[META:[{  20}]]", "[META]"},
		{"another symbol", store.Requests{"MSFT": {{}, {At: "2023-06-12"}}}, "map[MSFT:[{  0} {2023-06-12  0}]]", "[MSFT]"},
	} {
		requests, unknown := d.Learn(tt.asked)
		if got := fmt.Sprint(requests); got != tt.requests {
			t.Errorf("%s: requests %s, want %s", tt.desc, got, tt.requests)
		}
		if got := fmt.Sprint(unknown); got != tt.symbol {
			t.Errorf("%s: unknown %s, want %s", tt.desc, got, tt.symbol)
		}
	}
}
