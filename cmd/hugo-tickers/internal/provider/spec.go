package provider

import (
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Spec has the facts about a provider. The documentation, the attribution in pages and the diagnosis are generated from it.
type Spec struct {
	Name     string // in params.tickers.providers, in variables and in the data files
	Title    string // as people know it
	Coverage string // in words
	History  bool   // it is a HistoryProvider
	Search   bool   // it finds instruments by name, ticker or ISIN
	Key      KeyUse

	// BaseURL is the address of the API; "" for a provider without one.
	BaseURL string

	// BatchSize is the number of symbols in one request; 0 for no limit. BatchNote describes it if the number alone does not.
	BatchSize int
	BatchNote string

	Limits   Limits
	Cooldown Cooldown

	// Probe is an instrument that the provider certainly has. Its symbol is "" if there is none.
	Probe quote.Instrument

	Attribution Attribution
}

// KeyUse is whether a provider takes an API key.
type KeyUse string

const (
	KeyNone     KeyUse = "none"
	KeyOptional KeyUse = "optional"
	KeyRequired KeyUse = "required"
)

// Limits are the limits of a provider's free plan, or of politeness.
type Limits struct {
	PerSecond float64 // requests per second; 0 for no limit
	Burst     int     // requests at once before the rate counts
	PerDay    int     // requests per day, UTC; 0 for no limit

	// PerSymbol is set if each symbol of a request counts as a request.
	PerSymbol bool

	// RemainingHeader is the response header with the number of remaining requests; "" for X-RateLimit-Remaining.
	RemainingHeader string
}

// Attribution is how pages name the provider.
type Attribution struct {
	Name string // as readers know the source; "" if it depends on the site

	// Text and URL are the words and the link that the provider's terms require near its data; "" if they do not.
	Text string
	URL  string
}

// EnvVar returns the name of an environment variable of the provider, such as TICKERS_YAHOO_URL for the suffix URL.
func (s Spec) EnvVar(suffix string) string {
	return "TICKERS_" + strings.ToUpper(s.Name) + "_" + suffix
}
