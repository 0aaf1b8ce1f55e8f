package providertest

import (
	"context"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/redact"
)

// Latest fetches the quotes of instruments through a chain of one provider. They are validated at the Present.
func Latest(p provider.Provider, wanted ...quote.Instrument) provider.Quotes {
	chain := provider.Chain{link(p)}
	return chain.Latest(context.Background(), wanted, func(q quote.Quote) error { return q.Validate(Present.AddDate(0, 0, 4)) }, provider.NoProgress{})
}

// link returns a provider as a part of a chain.
func link(p provider.Provider) provider.Link {
	secrets := &redact.Redactor{}
	secrets.Key(Key)
	return provider.Link{Spec: provider.Spec{Name: "test"}, Provider: p, Redact: secrets.Text}
}

// Outcome fetches the quote of one instrument and returns "price currency changePercent", with - for an unknown change, or the kind of
// the error.
func Outcome(p provider.Provider, i quote.Instrument) string {
	got := Latest(p, i)
	if errs := got.Failures[i.Symbol]; len(errs) > 0 {
		return string(errs[len(errs)-1].Kind)
	}
	q, change := got.Quotes[i.Symbol], "-"
	if percent := q.ChangePercent(); percent.Valid {
		change = quote.Format(percent.Decimal)
	}
	return quote.Format(q.Price) + " " + q.Currency + " " + change
}

// History fetches the history of one instrument from a date to another through a chain of one provider.
func History(p provider.Provider, i quote.Instrument, from, to calendar.Date) provider.Histories {
	chain := provider.Chain{link(p)}
	days := provider.Days{From: map[quote.Symbol]calendar.Date{i.Symbol: from}, To: to}
	return chain.History(context.Background(), []quote.Instrument{i}, days, func(quote.Instrument, quote.Series) error { return nil }, provider.NoProgress{})
}
