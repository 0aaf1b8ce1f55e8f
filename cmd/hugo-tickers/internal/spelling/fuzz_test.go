package spelling

import (
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// FuzzSuggest gives any text: nothing crashes, every suggestion can be read, and a hint has no control characters.
//
//	go test -run '^$' -fuzz Suggest ./cmd/hugo-tickers/internal/spelling
func FuzzSuggest(f *testing.F) {
	for _, text := range []string{"VOD.L", "TSE:", "HKEX:0", "$", "<>", "BAC-P-L", "=X", "EUR=", "^", ".", ":", "a:b:c", "CRYPTO:", "US0378331005", "\x1b[31m", "TSE:a\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, suggestion := range Suggest(text) {
			if _, err := quote.ParseSymbol(suggestion); err != nil {
				t.Errorf("%q suggests %q: %v", text, suggestion, err)
			}
		}
		for _, r := range WithHint("", text) + Ambiguous(text) {
			if r < ' ' || r == 0x7f {
				t.Errorf("%q: a hint with the control character %q", text, r)
			}
		}
	})
}
