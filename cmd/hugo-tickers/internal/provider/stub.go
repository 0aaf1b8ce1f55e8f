package provider

import (
	"context"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// MissingKey is a stub for a provider whose key is not set. Variable is the environment variable for the key.
type MissingKey struct{ Variable string }

// Latest implements Provider.
func (m MissingKey) Latest(_ context.Context, wanted []quote.Instrument, progress func(int)) Results[quote.Quote] {
	progress(len(wanted))
	return Failed[quote.Quote](NewError(Unauthorized, "no key: set "+m.Variable), wanted)
}

// CoolingDown is a stub for a provider in cool-down. It repeats the kind of error that caused the cool-down.
type CoolingDown struct {
	Kind  Kind
	Until time.Time
}

// Latest implements Provider.
func (c CoolingDown) Latest(_ context.Context, wanted []quote.Instrument, progress func(int)) Results[quote.Quote] {
	progress(len(wanted))
	return Failed[quote.Quote](c.err(), wanted)
}

// History implements HistoryProvider.
func (c CoolingDown) History(_ context.Context, wanted []quote.Instrument, _ Days, progress func(int)) Results[quote.Series] {
	progress(len(wanted))
	return Failed[quote.Series](c.err(), wanted)
}

func (c CoolingDown) err() *Error {
	return NewError(c.Kind, "in cool-down until "+c.Until.UTC().Format("2 Jan 15:04 MST"))
}

var (
	_ Provider        = MissingKey{}
	_ HistoryProvider = CoolingDown{}
)
