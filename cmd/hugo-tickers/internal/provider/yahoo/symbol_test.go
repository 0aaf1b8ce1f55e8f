package yahoo

import (
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

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
