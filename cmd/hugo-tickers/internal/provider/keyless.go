package provider

import (
	"context"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Keyless stands for a provider whose key is missing: it has no answer, and names the variable that would hold it.
type Keyless struct{ Variable string }

var _ Provider = Keyless{}

// Latest implements Provider.
func (k Keyless) Latest(_ context.Context, wanted []quote.Instrument) ([]quote.Quote, error) {
	return nil, of(&failure{Auth, "no key: set " + k.Variable}, wanted)
}
