package provider

import (
	"context"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Keyless stands for a provider whose key is missing: it has no answer, and names the variable that would hold it.
type Keyless struct{ Variable string }

// Held stands for a provider that is left in peace for a while: it repeats why.
type Held struct {
	Class Class
	Until time.Time
}

var (
	_ Provider = Keyless{}
	_ Provider = Held{}
)

// Latest implements Provider.
func (k Keyless) Latest(_ context.Context, wanted []quote.Instrument) ([]quote.Quote, error) {
	return nil, of(&failure{class: Auth, detail: "no key: set " + k.Variable}, wanted)
}

// Latest implements Provider.
func (h Held) Latest(_ context.Context, wanted []quote.Instrument) ([]quote.Quote, error) {
	return nil, of(&failure{class: h.Class, detail: "not asked again before " + h.Until.UTC().Format("2 Jan 15:04 MST")}, wanted)
}
