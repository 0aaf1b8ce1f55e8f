package provider

import (
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// Texts of a provider are cleaned here, where they enter: they are printed, stored in files and kept as state. Quote.Clean does less, for what
// the author's files say too: it removes no secrets.

const (
	// longestDetail is how many characters of the detail of an error are kept.
	longestDetail = 160

	// longestName is how many characters of a name are kept.
	longestName = 160

	// margin is how much longer a text may be while secrets are looked for: a response can have megabytes.
	margin = 4
)

// redact removes secrets from a text, before it is cut off: half a key is secret as well.
func (l Link) redact(text string) string {
	if l.Redact == nil {
		return text
	}
	return l.Redact(text)
}

// cleanError returns an error without secrets, with a detail of limited length. What local files say is the author's.
func (l Link) cleanError(e *Error) *Error {
	cleaned := *e
	if l.isLocal() {
		return &cleaned
	}
	cleaned.Detail = term.Cut(l.redact(term.Cut(e.Detail, margin*longestDetail)), longestDetail)
	return &cleaned
}

// cleanName returns a name as it may be stored and printed. Characters are removed first: what remains could be a secret.
func (l Link) cleanName(name string) string {
	return term.Cut(l.redact(term.Clean(term.Cut(name, margin*longestName))), longestName)
}

// cleanQuote returns a quote whose texts are clean.
func (l Link) cleanQuote(q quote.Quote) quote.Quote {
	for _, text := range []*string{&q.Name, &q.Exchange, &q.MIC, &q.Zone, (*string)(&q.Kind), &q.Source, &q.Origin} {
		*text = l.cleanName(*text)
	}
	return q
}
