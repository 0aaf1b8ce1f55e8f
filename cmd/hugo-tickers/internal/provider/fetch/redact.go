package fetch

import (
	"net/url"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
)

// maxDetail is the length of a message, in characters, after which it is cut off.
const maxDetail = 160

// report returns an error without the key, with a detail of limited length, and with the time that the provider asked to wait.
func (c Client) report(failure *provider.Error, retryAfter time.Duration) *provider.Error {
	reported := *failure
	reported.Detail = excerpt(redact(failure.Detail, c.Key)) // Redact before cutting: half a key is secret as well.
	reported.RetryAfter = retryAfter
	return &reported
}

// redact replaces a key in a text, also in its URL-encoded forms.
func redact(text, key string) string {
	for _, form := range []string{key, url.QueryEscape(key), url.PathEscape(key)} {
		if form != "" {
			text = strings.ReplaceAll(text, form, "[key]")
		}
	}
	return text
}

// excerpt cuts a text off after maxDetail characters.
func excerpt(text string) string {
	if runes := []rune(text); len(runes) > maxDetail {
		return string(runes[:maxDetail]) + "…"
	}
	return text
}
