package yahoo

import (
	"os"
	"strings"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Without its suffix, a share of another exchange would have the price of the US share of that name.
func TestSuffixOfEveryExchange(t *testing.T) {
	table, err := os.ReadFile("../../calendar/sessions.txt")
	if err != nil {
		t.Fatal(err)
	}
	exchanges := 0
	for block := range strings.SplitSeq(string(table), "\n\n") {
		head, _, _ := strings.Cut(block, "\n")
		words := strings.Fields(head)
		if len(words) < 2 || words[0] == "#" {
			continue
		}
		for _, mic := range words[:len(words)-1] {
			exchanges++
			share := quote.Instrument{Symbol: quote.Symbol(mic + ":ABC")}
			if spelling(share) == "ABC" && !fetch.IsUS(share) {
				t.Errorf("%s has no suffix", mic)
			}
		}
	}
	if exchanges < 50 {
		t.Errorf("%d exchanges in the table", exchanges)
	}
}

func TestSpelling(t *testing.T) {
	for symbol, want := range map[quote.Symbol]string{
		"META": "META", "BRK.B": "BRK-B", "XLON:VOD": "VOD.L", "LSE:VOD": "VOD.L", "XTKS:7203": "7203.T", "NSE:M&M": "M&M.NS",
		"INDEX:SPX": "^GSPC", "INDEX:NDX": "^NDX", "FX:EUR/USD": "EURUSD=X", "CRYPTO:BTC/USD": "BTC-USD", "NASDAQ:META": "META",
	} {
		if got := spelling(quote.Instrument{Symbol: symbol}); got != want {
			t.Errorf("%s is %s, want %s", symbol, got, want)
		}
	}
	own := quote.Instrument{Symbol: "GOLD", Spelling: map[string]string{"yahoo": "GC=F"}}
	if got := spelling(own); got != "GC=F" {
		t.Errorf("the author's spelling became %s", got)
	}
}
