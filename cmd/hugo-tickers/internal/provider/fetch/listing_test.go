package fetch

import (
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

func TestASuffixOfAnExchangeIsNotAUSListing(t *testing.T) {
	for symbol, want := range map[quote.Symbol]bool{
		"META": true, "BRK.B": true, "BAC.PRL": true, "ACHR.WS": true, "RY.TO": false, "VOD.L": false, "SAP.DE": false, "7203.T": false, "XLON:VOD": false,
	} {
		if err := RequireUS(quote.Instrument{Symbol: symbol}, "finnhub"); (err == nil) != want {
			t.Errorf("%s: %v", symbol, err)
		}
	}
}
