package provider

import (
	"context"
	"maps"
	"slices"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Named is a provider under the name by which params.tickers.providers calls it.
type Named struct {
	Name     string
	Provider Provider

	// Probe is an instrument that it certainly has; its symbol is "" for files and other sites.
	Probe quote.Instrument

	// Meter counts its requests; nil for one that sends none.
	Meter *Meter

	// Account tells the accounts at a provider apart, by its address and key, of which it gives nothing away.
	Account string
}

// Chain asks providers in turn: each for the symbols that those before it had no usable quote of.
type Chain []Named

// Answer is what a chain found out.
type Answer struct {
	Quotes map[quote.Symbol]quote.Quote
	// Failures holds, for each symbol without a quote, what every provider said, in their order.
	Failures map[quote.Symbol][]*Error

	// Asked are the providers that were asked; Refusals is what those of them said that want to be left in peace.
	Asked    []string
	Refusals map[string]*Error
}

// Ask returns a usable quote or the reasons against one for every instrument. Refuse returns why a quote is not to be
// used, or nil; before is called with each provider's name and the number of symbols that it is about to be asked for.
func (c Chain) Ask(ctx context.Context, wanted []quote.Instrument, refuse func(quote.Quote) error, before func(name string, symbols int)) Answer {
	answer := Answer{
		Quotes: map[quote.Symbol]quote.Quote{}, Failures: map[quote.Symbol][]*Error{}, Refusals: map[string]*Error{},
	}
	for _, link := range c {
		open := slices.DeleteFunc(slices.Clone(wanted), func(i quote.Instrument) bool {
			_, done := answer.Quotes[i.Symbol]
			return done
		})
		if len(open) == 0 {
			break
		}
		before(link.Name, len(open))
		quotes, errs := link.ask(ctx, open, refuse)
		maps.Copy(answer.Quotes, quotes)
		answer.Asked = append(answer.Asked, link.Name)
		for symbol, err := range errs {
			answer.Failures[symbol] = append(answer.Failures[symbol], err)
			if err.Refuses() {
				answer.Refusals[link.Name] = err
			}
		}
	}
	for symbol := range answer.Quotes {
		delete(answer.Failures, symbol)
	}
	return answer
}

// ask sorts one provider's answer: every instrument gets a quote that passed the checks, or an error.
func (n Named) ask(ctx context.Context, wanted []quote.Instrument, refuse func(quote.Quote) error) (map[quote.Symbol]quote.Quote, map[quote.Symbol]*Error) {
	given, err := n.Provider.Latest(ctx, wanted)
	quotes, errs := map[quote.Symbol]quote.Quote{}, map[quote.Symbol]*Error{}
	for _, e := range Errors(err) {
		e.Provider = n.Name
		errs[e.Symbol] = e
	}
	bySymbol := map[quote.Symbol]quote.Instrument{}
	for _, i := range wanted {
		bySymbol[i.Symbol] = i
	}
	for _, q := range given {
		i, asked := bySymbol[q.Symbol]
		if !asked {
			continue
		}
		q = q.WithSource(n.Name)
		q = q.ApplyOverrides(i)
		q.FreshUntil = q.Symbol.FreshUntil(q.AsOf)
		if err := refuse(q); err != nil {
			errs[q.Symbol] = &Error{Symbol: q.Symbol, Provider: n.Name, Class: BadData, Detail: err.Error()}
			continue
		}
		delete(errs, q.Symbol)
		quotes[q.Symbol] = q
	}
	for _, i := range wanted {
		_, has := quotes[i.Symbol]
		if _, failed := errs[i.Symbol]; !has && !failed {
			errs[i.Symbol] = &Error{Symbol: i.Symbol, Provider: n.Name, Class: NoData, Detail: "no answer for this symbol"}
		}
	}
	return quotes, errs
}

// Remote reports whether a name is that of a provider in the chain that asks a service. Files are always read: their
// author may have corrected them.
func (c Chain) Remote(name string) bool {
	return slices.ContainsFunc(c, func(n Named) bool {
		_, local := n.Provider.(File)
		return n.Name == name && !local
	})
}

// Local reports whether all providers of the chain read files: asking them again costs nobody anything.
func (c Chain) Local() bool {
	return !slices.ContainsFunc(c, func(n Named) bool { _, local := n.Provider.(File); return !local })
}
