package provider

import (
	"context"
	"slices"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Chain is the providers of a site, in the order of params.tickers.providers. Each one is used for the symbols that the earlier ones
// have no usable result for.
type Chain []Link

// Link is one provider of a chain.
type Link struct {
	Spec     Spec
	Provider Provider

	// Quota counts the requests; nil for a provider without an API: file and remote.
	Quota Quota

	// CredentialID distinguishes the accounts at a provider without revealing the key.
	CredentialID string

	// Redact removes keys and passwords from a text; nil if there are none.
	Redact func(string) string
}

// Quota is the use of a provider's daily quota. It is safe for concurrent use.
type Quota interface {
	AddUsed(requests int)               // earlier requests of the day
	Used() int                          // requests of the day so far
	Remaining() (requests int, ok bool) // not ok if there is no known limit
}

// Progress is informed about the work of a chain.
type Progress interface {
	Start(provider string, symbols int) // before a provider is used
	Advance(symbols int)                // when the results of some of these symbols are known; from several goroutines
}

// NoProgress is a Progress that does nothing.
type NoProgress struct{}

func (NoProgress) Start(string, int) {}
func (NoProgress) Advance(int)       {}

// Report is what went wrong, and where requests went.
type Report struct {
	// Failures has the errors of each symbol without a result, in the order of the providers.
	Failures map[quote.Symbol][]*Error

	// Contacted has the providers that were used, in their order. Providers in cool-down are among them.
	Contacted []string

	// Throttled has an error of each provider that rate-limited or blocked us, even if a later provider had the result.
	Throttled map[string]*Error
}

// Quotes is the result of Chain.Latest.
type Quotes struct {
	Quotes map[quote.Symbol]quote.Quote
	Report
}

// Latest returns a usable quote of every instrument, or the reasons why there is none. Validate returns why a quote must not be
// used, or nil. A quote has its Source, its Session, its FreshUntil and the author's overrides when it is validated.
func (c Chain) Latest(ctx context.Context, wanted []quote.Instrument, validate func(quote.Quote) error, progress Progress) Quotes {
	run := newRun[quote.Quote](wanted)
	for _, link := range c {
		open := run.open()
		if len(open) == 0 {
			break
		}
		progress.Start(link.Spec.Name, len(open))
		results := link.Provider.Latest(ctx, open, progress.Advance)
		run.add(link, open, results, func(i quote.Instrument, q quote.Quote) (quote.Quote, error) {
			q = link.cleanQuote(q).WithSource(link.Spec.Name).ApplyOverrides(i).Clean()
			if err := q.CheckTime(); err != nil {
				return q, NewError(InvalidResponse, err.Error())
			}
			q = q.InMarket(i.At(link.Spec.Name))
			q.FreshUntil = q.StaleAfter()
			if err := validate(q); err != nil {
				return q, NewError(InvalidResponse, err.Error())
			}
			return q, nil
		})
	}
	return Quotes{run.values, run.report}
}

// HasRemote reports whether a name is that of a provider of the chain that sends requests. Local files are always read again, because
// their author may have corrected them.
func (c Chain) HasRemote(name string) bool {
	return slices.ContainsFunc(c, func(link Link) bool { return link.Spec.Name == name && !link.isLocal() })
}

// AllLocal reports whether every provider of the chain reads local files: reading them again costs no request.
func (c Chain) AllLocal() bool {
	return !slices.ContainsFunc(c, func(link Link) bool { return !link.isLocal() })
}

// isLocal reports whether the provider has a method Local that returns true.
func (l Link) isLocal() bool {
	local, ok := l.Provider.(interface{ Local() bool })
	return ok && local.Local()
}
