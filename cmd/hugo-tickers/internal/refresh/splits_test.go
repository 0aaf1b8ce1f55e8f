package refresh

import (
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/shopspring/decimal"
)

// The factor since a pin is stored only if splits can have it, and if the series has the close of the pin.
func TestFactorsThatAreBelieved(t *testing.T) {
	day := calendar.Date{Year: 2016, Month: time.June, Day: 16}
	close := func(n int, price int64) quote.Close {
		return quote.Close{Date: day.AddDays(n), Price: decimal.NewNullDecimal(decimal.NewFromInt(price))}
	}
	split := func(n int, factor int64) quote.Split {
		return quote.Split{Date: day.AddDays(n), Factor: decimal.NewFromInt(factor)}
	}
	r := &refresher{Result: &Result{Quotes: store.Quotes{"ABC": {Quote: quote.Quote{Symbol: "ABC", Session: day.AddDays(2500)}}}}}
	pin := quote.Pin{Quote: quote.Quote{Symbol: "ABC", Price: decimal.NewFromInt(7), Session: day}, SplitFactor: decimal.NewFromInt(1)}
	for _, tt := range []struct {
		desc string
		give quote.Series
		want bool
	}{
		{"a split", quote.Series{Closes: []quote.Close{close(0, 7)}, Splits: []quote.Split{split(900, 10)}}, true},
		{"two splits of a thousand, years apart", quote.Series{Closes: []quote.Close{close(0, 7)}, Splits: []quote.Split{split(900, 1000), split(1900, 1000)}}, false},
		{"another close", quote.Series{Closes: []quote.Close{close(0, 700)}, Splits: []quote.Split{split(900, 100)}}, false},
		{"a series that begins later", quote.Series{Start: day.AddDays(1), Closes: []quote.Close{close(1, 7)}}, false},
	} {
		if got := r.covers(tt.give, pin); got != tt.want {
			t.Errorf("%s: %t", tt.desc, got)
		}
	}
}
