package provider

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// scripted answers what it is told to, and remembers what it was asked for.
type scripted struct {
	quotes []quote.Quote
	err    error
	asked  []quote.Symbol
}

func (s *scripted) Latest(_ context.Context, wanted []quote.Instrument) ([]quote.Quote, error) {
	for _, i := range wanted {
		s.asked = append(s.asked, i.Symbol)
	}
	return s.quotes, s.err
}

func usd(symbol quote.Symbol, price int64) quote.Quote {
	return quote.Quote{Symbol: symbol, Currency: "USD", Price: decimal.NewFromInt(price), AsOf: time.Date(2023, 6, 16, 20, 0, 0, 0, time.UTC)}
}

func TestChainAsksTheNextForWhatIsOpen(t *testing.T) {
	first := &scripted{
		quotes: []quote.Quote{usd("A", 1), usd("B", 0), usd("UNASKED", 1)},
		err:    errors.Join(&Error{Symbol: "C", Class: RateLimited}, nil),
	}
	second := &scripted{quotes: []quote.Quote{usd("B", 2)}, err: &Error{Symbol: "C", Class: NotFound}}
	third := &scripted{}
	var told []string
	answer := Chain{{Name: "first", Provider: first}, {Name: "second", Provider: second}, {Name: "third", Provider: third}}.Ask(context.Background(), instruments("A", "B", "C"),
		check, func(name string, _ int) { told = append(told, name) })

	if len(second.asked) != 2 || second.asked[0] != "B" || second.asked[1] != "C" || len(third.asked) != 1 || third.asked[0] != "C" {
		t.Errorf("the second was asked for %v, the third for %v", second.asked, third.asked)
	}
	if len(answer.Quotes) != 2 || answer.Quotes["A"].Source != "first" || answer.Quotes["B"].Source != "second" {
		t.Errorf("quotes %v", answer.Quotes)
	}
	if answer.Quotes["A"].FreshUntil.IsZero() {
		t.Error("a quote is not dated")
	}
	var said []string
	for _, err := range answer.Failures["C"] {
		said = append(said, err.Error())
	}
	want := []string{"C: first: rate limited", "C: second: not found", "C: third: no data: no answer for this symbol"}
	if len(answer.Failures) != 1 || len(said) != 3 || said[0] != want[0] || said[1] != want[1] || said[2] != want[2] {
		t.Errorf("failures %q", said)
	}
	// A refusal counts although the next provider filled in.
	refusing := &scripted{err: &Error{Symbol: "A", Class: RateLimited}}
	filled := Chain{{Name: "refusing", Provider: refusing}, {Name: "filling", Provider: &scripted{quotes: []quote.Quote{usd("A", 1)}}}, {Name: "idle", Provider: &scripted{}}}.
		Ask(context.Background(), instruments("A"), check, func(string, int) {})
	if filled.Refusals["refusing"] == nil || len(filled.Refusals) != 1 || len(filled.Asked) != 2 || len(filled.Failures) != 0 {
		t.Errorf("asked %v, refusals %v, failures %v", filled.Asked, filled.Refusals, filled.Failures)
	}
	if len(told) != 3 {
		t.Errorf("told of %v", told)
	}
}
