package provider

import (
	"context"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// lastInstant is the last time that a time.Time can have, in epoch seconds.
const lastInstant = 9223371974719179007

// The time of a quote is checked before a session is looked for: no calendar has one in the age of the dinosaurs.
func TestTimesOfOtherAges(t *testing.T) {
	for _, seconds := range []int64{lastInstant, 1 << 62, -1 << 62, -1, 1 << 40, 253402300800} {
		result := usd("ABC", 7)
		result.Value.AsOf = time.Unix(seconds, 0)
		chain := Chain{link("one", &scripted{results: Results[quote.Quote]{"ABC": result, "DEF": usd("DEF", 8)}})}
		got := chain.Latest(context.Background(), instruments("ABC", "DEF"), validate, NoProgress{})
		if errs := got.Failures["ABC"]; len(errs) != 1 || errs[0].Kind != InvalidResponse || len(got.Quotes) != 1 {
			t.Errorf("%d: %v, %v", seconds, got.Quotes, got.Failures)
		}
	}
}

// Closes and splits of days that nobody can know are not used, nor a history that is too long.
func TestDaysOfOtherAges(t *testing.T) {
	day := calendar.Date{Year: 2023, Month: time.June, Day: 16}
	price := decimal.NewNullDecimal(decimal.NewFromInt(7))
	var series quote.Series
	for _, date := range []calendar.Date{{Year: -5, Month: 1, Day: 1}, {Year: 1789, Month: 12, Day: 31}, day, day.AddDays(2), {Year: 292277026596, Month: 12, Day: 4}} {
		series.Closes = append(series.Closes, quote.Close{Date: date, Price: price})
		series.Splits = append(series.Splits, quote.Split{Date: date, Factor: decimal.NewFromInt(2)})
	}
	tooLong := quote.Series{Closes: make([]quote.Close, 30_001)}
	history := func(s quote.Series) Histories {
		p := historic{&scripted{history: Results[quote.Series]{"ABC": {Value: s}}}}
		days := Days{From: map[quote.Symbol]calendar.Date{"ABC": day.AddDays(-9)}, To: day}
		return Chain{link("one", p)}.History(context.Background(), instruments("ABC"), days, func(quote.Instrument, quote.Series) error { return nil }, NoProgress{})
	}
	got := history(series).Series["ABC"]
	if len(got.Closes) != 1 || len(got.Splits) != 1 || got.Closes[0].Date != day || len(got.Refused) != 0 {
		t.Errorf("%+v", got)
	}
	if errs := history(tooLong).Failures["ABC"]; len(errs) != 1 || errs[0].Kind != InvalidResponse {
		t.Errorf("a history that is too long: %v", errs)
	}
}
