package provider

import (
	"slices"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// run collects the results of the providers of a chain.
type run[T any] struct {
	wanted []quote.Instrument
	values map[quote.Symbol]T
	report Report
}

func newRun[T any](wanted []quote.Instrument) *run[T] {
	return &run[T]{wanted, map[quote.Symbol]T{}, Report{Failures: map[quote.Symbol][]*Error{}, Throttled: map[string]*Error{}}}
}

// open returns the instruments without a value.
func (r *run[T]) open() []quote.Instrument {
	return slices.DeleteFunc(slices.Clone(r.wanted), func(i quote.Instrument) bool {
		_, done := r.values[i.Symbol]
		return done
	})
}

// add adds a provider's results of the instruments that it was used for. Accept returns a value as it is to be kept, or why it must
// not be used.
func (r *run[T]) add(link Link, used []quote.Instrument, results Results[T], accept func(quote.Instrument, T) (T, error)) {
	provider := link.Spec.Name
	r.report.Contacted = append(r.report.Contacted, provider)
	for _, i := range used {
		result, ok := results[i.Symbol]
		if !ok {
			result.Err = NewError(NoData, "no result for this symbol")
		}
		if result.Err != nil {
			result.Err = link.cleanError(result.Err)
		} else {
			value, err := accept(i, result.Value)
			if err == nil {
				r.values[i.Symbol] = value
				delete(r.report.Failures, i.Symbol)
				continue
			}
			result.Err = AsError(err)
		}
		err := result.Err.For(i.Symbol).From(provider)
		r.report.Failures[i.Symbol] = append(r.report.Failures[i.Symbol], err)
		if err.Throttled() {
			r.report.Throttled[provider] = err
		}
	}
}
