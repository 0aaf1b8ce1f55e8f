package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// An entry is appended. Nothing else of the file changes.
func TestAddInstrument(t *testing.T) {
	bitcoin := quote.Instrument{Symbol: "CRYPTO:BTC/USD", Name: `The "Bit\coin"` + "\u202e", Currency: "USD", Spelling: map[string]string{"coingecko": "bitcoin"}}
	entry := "[[instruments]]\n  symbol = \"CRYPTO:BTC/USD\"\n  name = \"The \\\"Bit\\\\coin\\\"\\U0000202E\"\n  currency = \"USD\"\n  coingecko = \"bitcoin\"\n"
	for _, tt := range []struct{ desc, before, want string }{
		{"no file", "", entry},
		{"a comment and an odd layout", "# mine\n[[instruments]]\nsymbol='XLON:VOD' # Vodafone\n", "\n" + entry},
		{"no line end", "[[instruments]]\nsymbol = \"XLON:VOD\"", "\n\n" + entry},
		{"line ends of Windows", "[[instruments]]\r\nsymbol = \"XLON:VOD\"\r\n", "\r\n" + strings.ReplaceAll(entry, "\n", "\r\n")},
		{"comments alone", "# none yet\n", "\n" + entry},
		{"a comment alone at the end", "[[instruments]]\nsymbol = \"XLON:VOD\"\n# the end", "\n\n" + entry},
	} {
		dir := filepath.Join(t.TempDir(), "data", "tickers")
		file := filepath.Join(dir, "instruments.toml")
		if tt.before != "" {
			writeFile(t, file, tt.before)
		}
		name, err := AddInstrument(dir, bitcoin)
		got, _ := os.ReadFile(file)
		if err != nil || name != file || string(got) != tt.before+tt.want {
			t.Errorf("%s: %v, %q, want %q", tt.desc, err, got, tt.before+tt.want)
		}
		all, err := ReadInstruments(dir)
		if err != nil || all["CRYPTO:BTC/USD"].Name != bitcoin.Name || all["CRYPTO:BTC/USD"].Spelling["coingecko"] != "bitcoin" || strings.Contains(tt.before, "[[") != (len(all) == 2) {
			t.Errorf("%s: read again %v, %v", tt.desc, all, err)
		}
	}
}

// What cannot be appended to is left alone, and the error has the entry.
func TestAddInstrumentRefuses(t *testing.T) {
	for _, tt := range []struct{ file, before, want string }{
		{"instruments.toml", "[[instruments]]\nsymbol = \"XLON:VOD\"\n", "already has an entry of XLON:VOD: change it by hand"},
		{"instruments.toml", "instruments = [{symbol = \"META\"}]\n", "cannot be appended to"},
		{"instruments.toml", "[[instruments]\n", "instruments.toml: "},
		{"instruments.yaml", "- symbol: META\n", `instruments.yaml is not TOML: add the entry to it by hand: symbol = "XLON:VOD", name = "Vodafone"`},
		{"instruments.json", "[{\"symbol\": \"META\"}]\n", "instruments.json is not TOML"},
	} {
		dir := t.TempDir()
		writeFile(t, filepath.Join(dir, tt.file), tt.before)
		_, err := AddInstrument(dir, quote.Instrument{Symbol: "XLON:VOD", Name: "Vodafone"})
		after, _ := os.ReadFile(filepath.Join(dir, tt.file))
		entries, _ := os.ReadDir(dir)
		if err == nil || !strings.Contains(err.Error(), tt.want) || string(after) != tt.before || len(entries) != 1 {
			t.Errorf("%s %q: %v, want %q; then %q", tt.file, tt.before, err, tt.want, after)
		}
	}
}

func writeFile(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}
