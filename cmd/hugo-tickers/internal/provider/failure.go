package provider

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// failure is a class without a symbol yet: what went wrong with a request rather than with one symbol of it.
type failure struct {
	class  Class
	detail string
	wait   time.Duration // that the provider asks for; 0 if it does not say
	own    bool          // our restraint, not the provider's answer
}

func (f *failure) Error() string { return fmt.Sprintf("%s: %s", f.class, f.detail) }

// of blames a failed request on each symbol it was for. An error that is no failure is the provider's disorder.
func of(err error, wanted []quote.Instrument) error {
	var f *failure
	if !errors.As(err, &f) {
		f = &failure{class: Upstream, detail: err.Error()}
	}
	var all []error
	for _, i := range wanted {
		all = append(all, &Error{Symbol: i.Symbol, Class: f.class, Detail: f.detail, Wait: f.wait, own: f.own})
	}
	return errors.Join(all...)
}

// classify says what an answer means that no rule of the provider explains: by its text first, as many failures come
// with status 200, then by its status. It returns nil for JSON with status 200 that is not null.
func classify(status int, body []byte) error {
	text := bytes.TrimSpace(body)
	detail := fmt.Sprintf("status %d", status)
	switch {
	case status == http.StatusTooManyRequests, bytes.HasPrefix(text, []byte("Too Many Requests")):
		return &failure{class: RateLimited, detail: detail}
	case status >= 500:
		return &failure{class: Upstream, detail: detail}
	case status == http.StatusNotFound:
		return &failure{class: Upstream, detail: detail + " without a reason"}
	case bytes.HasPrefix(text, []byte("<")):
		return &failure{class: Blocked, detail: detail + ", a web page instead of data"}
	case status == http.StatusUnauthorized:
		return &failure{class: Auth, detail: detail}
	case status == http.StatusForbidden, status == http.StatusPaymentRequired:
		return &failure{class: Plan, detail: detail}
	case status >= 300:
		return &failure{class: BadData, detail: detail + ", " + oneLine(text)}
	case bytes.Equal(text, []byte("null")):
		return &failure{class: Upstream, detail: "an answer of null"}
	case !json.Valid(text):
		return &failure{class: Upstream, detail: "an answer that is no JSON: " + oneLine(text)}
	}
	return nil
}

// oneLine makes a line of an answer, for a message.
func oneLine(text []byte) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(string(text), "�")), " ")
}

// excerpt shortens a message.
func excerpt(line string) string {
	const most = 160
	if runes := []rune(line); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return line
}
