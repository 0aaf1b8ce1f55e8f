package refresh

import (
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/shopspring/decimal"
)

// A sparkline has no close on a share basis that is not known: without it, its file could not be read again.
func TestSparklinesAreBounded(t *testing.T) {
	day := calendar.Date{Year: 2023, Month: time.June, Day: 16}
	r := &refresher{Result: &Result{Stored: store.Quotes{}, Demand: &demand.Demand{Sparklines: map[quote.Symbol]int{"ABC": 3}}}}
	q := quote.Quote{Symbol: "ABC", Session: day, Price: decimal.NewFromInt(7)}
	series := quote.Series{Closes: []quote.Close{
		{Date: day.AddDays(-2), Price: decimal.NewNullDecimal(decimal.NewFromInt(5))}, {Date: day.AddDays(-1), Price: decimal.NewNullDecimal(decimal.NewFromInt(6))},
	}}
	if got := r.closes(q, series, true); len(got) != 3 {
		t.Errorf("%v", got)
	}
	for n := range 2 {
		series.Splits = append(series.Splits, quote.Split{Date: day.AddDays(-n), Factor: decimal.NewFromInt(1000)})
	}
	if got := r.closes(q, series, true); got != nil {
		t.Errorf("%v", got)
	}
}
