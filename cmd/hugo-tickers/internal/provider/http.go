package provider

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Client sends a provider's requests. The zero value works.
type Client struct {
	// Version is that of the tool. Services refuse the bare defaults of HTTP libraries, so it names itself.
	Version string

	// Transport is http.DefaultTransport if nil.
	Transport http.RoundTripper
}

// requestTimeout bounds one request, so that a service that hangs leaves time to ask the next.
const requestTimeout = 15 * time.Second

// maxBody is the largest answer that is read, in bytes: a day of all US symbols is under two million.
const maxBody = 8 << 20

// failure is a class without a symbol yet: what went wrong with a request rather than with one symbol of it.
type failure struct {
	class  Class
	detail string
}

func (f *failure) Error() string { return fmt.Sprintf("%s: %s", f.class, f.detail) }

// of blames a failed request on each symbol it was for. An error that is no failure is the provider's disorder.
func of(err error, wanted []quote.Instrument) error {
	var f *failure
	if !errors.As(err, &f) {
		f = &failure{Upstream, err.Error()}
	}
	var all []error
	for _, i := range wanted {
		all = append(all, &Error{Symbol: i.Symbol, Class: f.class, Detail: f.detail})
	}
	return errors.Join(all...)
}

// get returns status and body of a GET request. It fails only if there is no whole answer.
func (c Client) get(ctx context.Context, address string) (int, []byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return 0, nil, &failure{BadData, err.Error()}
	}
	request.Header.Set("User-Agent", "hugo-tickers/"+cmp.Or(c.Version, "devel")+" (+https://github.com/hugo-tickers/hugo-tickers)")
	request.Header.Set("Accept", "application/json")
	client := http.Client{Transport: c.Transport, Timeout: requestTimeout}
	response, err := client.Do(request)
	if err != nil {
		var wrapped *url.Error
		if errors.As(err, &wrapped) {
			err = wrapped.Err // The whole would print the URL, and some providers take their key there.
		}
		return 0, nil, &failure{Network, err.Error()}
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxBody+1))
	if err != nil {
		return 0, nil, &failure{Network, fmt.Sprintf("the answer broke off: %v", err)}
	}
	if len(body) > maxBody {
		return 0, nil, &failure{BadData, fmt.Sprintf("an answer of more than %d MB", maxBody>>20)}
	}
	return response.StatusCode, body, nil
}

// classify says what an answer means that no rule of the provider explains: by its text first, as many failures come
// with status 200, then by its status. It returns nil for JSON with status 200.
func classify(status int, body []byte) error {
	text := bytes.TrimSpace(body)
	detail := fmt.Sprintf("status %d", status)
	switch {
	case status == http.StatusTooManyRequests, bytes.HasPrefix(text, []byte("Too Many Requests")):
		return &failure{RateLimited, detail}
	case status >= 500:
		return &failure{Upstream, detail}
	case bytes.HasPrefix(text, []byte("<")):
		return &failure{Blocked, detail + ", a web page instead of data"}
	case status == http.StatusUnauthorized:
		return &failure{Auth, detail}
	case status == http.StatusForbidden, status == http.StatusPaymentRequired:
		return &failure{Plan, detail}
	case status == http.StatusNotFound:
		return &failure{Upstream, detail + " without a reason"}
	case status >= 300:
		return &failure{BadData, fmt.Sprintf("%s, %s", detail, excerpt(text))}
	case !json.Valid(text):
		return &failure{Upstream, "an answer that is no JSON: " + excerpt(text)}
	}
	return nil
}

// excerpt shortens an answer for a message, to one line.
func excerpt(text []byte) string {
	const most = 80
	line := strings.Join(strings.Fields(strings.ToValidUTF8(string(text), "�")), " ")
	if len([]rune(line)) > most {
		line = string([]rune(line)[:most]) + "…"
	}
	return fmt.Sprintf("%q", line)
}
