package provider

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// scripted returns prepared results and records the symbols that it was used for.
type scripted struct {
	results Results[quote.Quote]
	history Results[quote.Series]
	wanted  []quote.Symbol
}

func (s *scripted) Latest(_ context.Context, wanted []quote.Instrument, progress func(int)) Results[quote.Quote] {
	for _, i := range wanted {
		s.wanted = append(s.wanted, i.Symbol)
	}
	progress(len(wanted))
	return s.results
}

// historic is a scripted provider that also has a history.
type historic struct{ *scripted }

func (h historic) History(_ context.Context, wanted []quote.Instrument, _ Days, progress func(int)) Results[quote.Series] {
	h.Latest(context.Background(), wanted, progress)
	return h.history
}

// local is a provider of local files.
type local struct{ *scripted }

func (local) Local() bool { return true }

func link(name string, p Provider) Link { return Link{Spec: Spec{Name: name}, Provider: p} }

func usd(symbol quote.Symbol, price int64) Result[quote.Quote] {
	return Result[quote.Quote]{Value: quote.Quote{Symbol: symbol, Currency: "USD", Price: decimal.NewFromInt(price), AsOf: time.Date(2023, 6, 16, 20, 0, 0, 0, time.UTC)}}
}

func failed(kind Kind) Result[quote.Quote] { return Result[quote.Quote]{Err: NewError(kind, "")} }

func instruments(symbols ...quote.Symbol) []quote.Instrument {
	var wanted []quote.Instrument
	for _, symbol := range symbols {
		wanted = append(wanted, quote.Instrument{Symbol: symbol})
	}
	return wanted
}

func validate(q quote.Quote) error { return q.Validate(time.Date(2023, 6, 21, 0, 0, 0, 0, time.UTC)) }

// events records what a chain reports as its progress.
type events []string

func (e *events) Start(provider string, symbols int) {
	*e = append(*e, fmt.Sprint(provider, " ", symbols))
}
func (e *events) Advance(symbols int) { *e = append(*e, fmt.Sprint("+", symbols)) }

func TestChainUsesTheNextProviderForOpenSymbols(t *testing.T) {
	first := &scripted{results: Results[quote.Quote]{"A": usd("A", 1), "B": usd("B", 0), "C": failed(RateLimited), "NOT WANTED": usd("X", 1)}}
	second := &scripted{results: Results[quote.Quote]{"B": usd("B", 2), "C": failed(NotFound)}}
	third := &scripted{}
	var progress events
	got := Chain{link("first", first), link("second", second), link("third", third)}.
		Latest(context.Background(), instruments("A", "B", "C"), validate, &progress)

	if !slices.Equal(second.wanted, []quote.Symbol{"B", "C"}) || !slices.Equal(third.wanted, []quote.Symbol{"C"}) {
		t.Errorf("the second was used for %v, the third for %v", second.wanted, third.wanted)
	}
	if len(got.Quotes) != 2 || got.Quotes["A"].Source != "first" || got.Quotes["B"].Source != "second" || got.Quotes["A"].FreshUntil.IsZero() {
		t.Errorf("quotes %v", got.Quotes)
	}
	var messages []string
	for _, err := range got.Failures["C"] {
		messages = append(messages, err.Error())
	}
	want := []string{"C: first: rate limited", "C: second: not found", "C: third: no data: no result for this symbol"}
	if len(got.Failures) != 1 || !slices.Equal(messages, want) {
		t.Errorf("failures %q", messages)
	}
	if want := (events{"first 3", "+3", "second 2", "+2", "third 1", "+1"}); !slices.Equal(progress, want) {
		t.Errorf("progress %q", progress)
	}
}

// A provider that throttles is reported even if the next one had the result. A limit of our own is not.
func TestChainReportsThrottling(t *testing.T) {
	limit := Result[quote.Quote]{Err: &Error{Kind: QuotaExhausted, Local: true}}
	got := Chain{
		link("limited", &scripted{results: Results[quote.Quote]{"A": failed(RateLimited)}}),
		link("own", &scripted{results: Results[quote.Quote]{"A": limit}}),
		link("good", &scripted{results: Results[quote.Quote]{"A": usd("A", 1)}}),
		link("idle", &scripted{}),
	}.Latest(context.Background(), instruments("A"), validate, NoProgress{})
	if got.Throttled["limited"] == nil || len(got.Throttled) != 1 || len(got.Failures) != 0 {
		t.Errorf("throttled %v, failures %v", got.Throttled, got.Failures)
	}
	if want := []string{"limited", "own", "good"}; !slices.Equal(got.Contacted, want) {
		t.Errorf("contacted %v, want %v", got.Contacted, want)
	}
}

func TestChainHistory(t *testing.T) {
	june := func(day int) calendar.Date { return calendar.Date{Year: 2023, Month: time.June, Day: day} }
	price := decimal.NewNullDecimal(decimal.NewFromInt(1))
	empty := historic{&scripted{history: Results[quote.Series]{"A": {}, "B": {Err: NewError(NotFound, "")}}}}
	full := historic{&scripted{history: Results[quote.Series]{"A": {Value: quote.Series{Closes: []quote.Close{{Date: june(16), Price: price}, {Date: june(15), Price: price}}}}}}}
	days := Days{From: map[quote.Symbol]calendar.Date{"A": june(1), "B": june(2)}, To: june(17)}
	got := Chain{link("latest only", &scripted{}), link("empty", empty), link("unfit", full), link("full", full)}.
		History(context.Background(), instruments("A", "B"), days, func(i quote.Instrument, s quote.Series) error {
			if s.Source == "unfit" {
				return errors.New("another instrument")
			}
			return nil
		}, NoProgress{})
	series := got.Series["A"]
	if len(got.Series) != 1 || series.Source != "full" || series.Start != june(1) || series.Closes[0].Date != june(15) {
		t.Errorf("series %+v", got.Series)
	}
	if errs := got.Failures["B"]; len(got.Failures) != 1 || len(errs) != 3 || errs[0].Kind != NotFound || errs[2].Kind != NoData || !slices.Equal(got.Contacted, []string{"empty", "unfit", "full"}) {
		t.Errorf("failures %v, contacted %v", got.Failures, got.Contacted)
	}
}

func TestChainKnowsLocalProviders(t *testing.T) {
	chain := Chain{link("file", local{&scripted{}}), link("yahoo", &scripted{})}
	if chain.AllLocal() || !chain[:1].AllLocal() || chain.HasRemote("file") || !chain.HasRemote("yahoo") || chain.HasRemote("other") {
		t.Error("local and remote providers are mixed up")
	}
}

func TestErrorMessages(t *testing.T) {
	e := &Error{Symbol: "META", Provider: "yahoo", Kind: InvalidResponse, Detail: "the price is 0"}
	for _, tt := range []struct{ got, want string }{
		{e.Error(), "META: yahoo: invalid response: the price is 0"},
		{e.Reason(), "yahoo: invalid response: the price is 0"},
		{e.Message(), "invalid response: the price is 0"},
		{AsError(fmt.Errorf("wrapped: %w", e)).Error(), e.Error()},
		{AsError(context.Canceled).Error(), "provider error: context canceled"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}
