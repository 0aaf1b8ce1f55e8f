package quote

import (
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
)

func TestAnUnknownMarketIsNeverNewYork(t *testing.T) {
	for name := range venueNames {
		symbol, err := ParseSymbol(name + ":1")
		if err != nil {
			t.Fatal(err)
		}
		listed := calendar.Of(symbol.Venue())
		if got := (Instrument{Symbol: symbol}).Calendar(); listed != nil && got != listed || listed == nil && got != calendar.Anywhere {
			t.Errorf("venue %s has another calendar", name)
		}
	}
}
