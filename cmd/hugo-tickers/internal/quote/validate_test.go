package quote

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"
)

func TestPlausibleAfter(t *testing.T) {
	at := func(price, previous, asOf string) Quote {
		instant, err := time.Parse(time.RFC3339, asOf)
		if err != nil {
			t.Fatal(err)
		}
		q := Quote{Symbol: "AMZN", Currency: "USD", Price: decimal.RequireFromString(price), AsOf: instant}
		if previous != "" {
			q.PreviousClose = decimal.NewNullDecimal(decimal.RequireFromString(previous))
		}
		return q.InMarket(Instrument{Symbol: q.Symbol})
	}
	const friday, monday, tuesday = "2022-06-03T20:00:00Z", "2022-06-06T20:00:00Z", "2022-06-07T20:00:00Z"
	for _, tt := range []struct {
		desc       string
		next, last Quote
		want       bool
	}{
		{"an ordinary day", at("2510", "2447", monday), at("2447.00", "", friday), true},
		{"a fall by half", at("1220", "2447", monday), at("2447.00", "", friday), true},
		// The split of 6 June 2022, 20:1: 2447.00 became 122.35.
		{"a split", at("124.79", "122.35", monday), at("2447.00", "", friday), true},
		{"a split without a previous close to show it", at("122.35", "", monday), at("2447.00", "", friday), false},
		{"a split that nobody saw happen", at("123.00", "124.79", tuesday), at("2447.00", "", friday), true},
		{"the same, further down", at("122.00", "124.79", tuesday), at("2447.00", "", friday), false},
		{"pence for pounds", at("510", "499", monday), at("5.10", "", friday), false},
		{"pounds for pence", at("5.10", "4.99", monday), at("510", "", friday), false},
		{"a hundredth, with a previous close to match", at("24.47", "24.47", monday), at("2447.00", "", friday), false},
		{"a thousandfold", at("2447000", "", monday), at("2447.00", "", friday), false},
	} {
		if got := tt.next.PlausibleAfter(tt.last); (got == nil) != tt.want {
			t.Errorf("%s: %v", tt.desc, got)
		}
	}
	// Prices in different currencies are not compared. One provider does not change the currency of a listing.
	other := at("2447000", "", monday)
	other.Currency = "KRW"
	for source, want := range map[string]bool{"yahoo": false, "twelvedata": true} {
		last := at("2447.00", "", friday)
		last.Source, other.Source = "yahoo", source
		if err := other.PlausibleAfter(last); (err == nil) != want {
			t.Errorf("another currency at %s: %v", source, err)
		}
	}
}
