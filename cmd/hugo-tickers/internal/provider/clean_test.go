package provider

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// told is a provider that says one thing, as its errors and its names do.
type told string

func (s told) Latest(_ context.Context, wanted []quote.Instrument, _ func(int)) Results[quote.Quote] {
	return Each(wanted, func(i quote.Instrument) (quote.Quote, error) {
		if i.Symbol == "BAD" {
			return quote.Quote{}, NewError(NoData, string(s))
		}
		return quote.Quote{Symbol: i.Symbol, Name: string(s), Exchange: string(s), Origin: string(s), AsOf: time.Unix(1_700_000_000, 0)}, nil
	})
}

func (s told) Search(_ context.Context, q Query) ([]Match, error) {
	if q.Words == "BAD" {
		return nil, NewError(NoData, string(s))
	}
	return []Match{{Name: string(s), Spelling: string(s), Venue: string(s)}}, nil
}

// Whatever way a text takes out of a provider, it has no secret, no characters that are not seen, and a limited length.
func TestTextsOfAProviderAreCleaned(t *testing.T) {
	redact := func(text string) string { return strings.ReplaceAll(text, "SECRET", "[key]") }
	for said, want := range map[string]struct{ detail, name string }{
		"the key SECRET":                     {"the key [key]", "the key [key]"},
		"a\x1b[31m\u202eb\u200b\n::error::c": {"a\x1b[31m\u202eb\u200b\n::error::c", "a[31mb ::error::c"},
		"SEC\u200bRET":                       {"SEC\u200bRET", "[key]"},
		strings.Repeat("x", 157) + "SECRET":  {strings.Repeat("x", 157) + "[ke…", strings.Repeat("x", 157) + "[ke…"},
		strings.Repeat("é", 1<<20):           {strings.Repeat("é", 160) + "…", strings.Repeat("é", 160) + "…"},
	} {
		link := Link{Spec: Spec{Name: "told"}, Provider: told(said), Redact: redact}
		got := Chain{link}.Latest(context.Background(), []quote.Instrument{{Symbol: "BAD"}, {Symbol: "GOOD"}}, func(quote.Quote) error { return nil }, NoProgress{})
		if detail := got.Failures["BAD"][0].Detail; detail != want.detail {
			t.Errorf("the error of %.40q is %.200q", said, detail)
		}
		if q := got.Quotes["GOOD"]; q.Name != want.name || q.Exchange != want.name || q.Origin != want.name {
			t.Errorf("the quote of %.40q has %.200q", said, fmt.Sprint(q.Name, "|", q.Exchange, "|", q.Origin))
		}
		matches, err := link.Search(context.Background(), Query{})
		if err != nil || matches[0].Name != want.name || matches[0].Spelling != want.name || matches[0].Venue != want.name {
			t.Errorf("the search of %.40q: %v, %.200q", said, err, fmt.Sprint(matches))
		}
		if _, err := link.Search(context.Background(), Query{Words: "BAD"}); AsError(err).Detail != want.detail {
			t.Errorf("the error of the search of %.40q: %.200v", said, err)
		}
	}
}
