package fetch

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
)

// ClassifyFunc returns nil for a response that has what was requested, else a *provider.Error.
type ClassifyFunc func(status int, body []byte) error

// Classify is the ClassifyFunc for responses that no rule of a provider explains. The text comes first, because many failures have
// status 200; then the status. It accepts JSON with status 200 that is not null.
func Classify(status int, body []byte) error {
	text := bytes.TrimSpace(body)
	detail := fmt.Sprintf("status %d", status)
	switch {
	case status == http.StatusTooManyRequests, bytes.HasPrefix(text, []byte("Too Many Requests")):
		return provider.NewError(provider.RateLimited, detail)
	case status >= 500:
		return provider.NewError(provider.ProviderError, detail)
	case status == http.StatusNotFound:
		return provider.NewError(provider.ProviderError, detail+" without a reason")
	case bytes.HasPrefix(text, []byte("<")):
		return provider.NewError(provider.Blocked, detail+", an HTML page instead of data")
	case status == http.StatusUnauthorized:
		return provider.NewError(provider.Unauthorized, detail)
	case status == http.StatusForbidden, status == http.StatusPaymentRequired:
		return provider.NewError(provider.NotInPlan, detail)
	case status >= 300:
		return provider.NewError(provider.InvalidResponse, detail+", "+oneLine(text))
	case bytes.Equal(text, []byte("null")):
		return provider.NewError(provider.ProviderError, "the response is null")
	case !json.Valid(text):
		return provider.NewError(provider.ProviderError, "the response is not valid JSON: "+oneLine(text))
	}
	return nil
}

// oneLine makes one line of a response, for a message.
func oneLine(text []byte) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(string(text), "�")), " ")
}
