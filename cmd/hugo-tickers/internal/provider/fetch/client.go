// Package fetch has what all providers with an HTTP API share: requests with retries, rates and quotas, batches, the classification of
// failed responses, and numbers. Its errors are *provider.Error values.
package fetch

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
)

// Client sends the requests to one provider: within its limits, and with retries if they can help.
type Client struct {
	// BaseURL is the address of the API.
	BaseURL string

	// Key is the API key. The provider's package puts it where the API expects it. provider.Link removes it from every message.
	Key string

	// Version is the version of the tool, for the User-Agent. Many services refuse the defaults of HTTP libraries.
	Version string

	// Now is the present.
	Now func() time.Time

	// Quota limits the requests; nil for no limit.
	Quota *Quota

	// Sleep waits; nil for real time.
	Sleep func(context.Context, time.Duration) error

	// Transport sends the requests; nil for http.DefaultTransport.
	Transport http.RoundTripper

	cost    int   // of a request; 0 counts as 1
	prepaid *bool // the first request of a batch has been admitted already; nil if not
}

const (
	// requestTimeout limits one request, so that a service which hangs leaves time for the next provider.
	requestTimeout = 15 * time.Second

	// maxRedirects is the number of redirects that are followed.
	maxRedirects = 5
)

// WithBaseURL returns the client with an address unless it has another one.
func (c Client) WithBaseURL(address string) Client {
	c.BaseURL = cmp.Or(c.BaseURL, address)
	return c
}

// endpoint returns the address of a path with a query.
func (c Client) endpoint(path string) string {
	if path == "" {
		return c.BaseURL
	}
	return strings.TrimSuffix(c.BaseURL, "/") + path
}

// Response is a complete response that the classification accepted.
type Response struct {
	Status int
	Header http.Header
	Body   []byte
}

// Get requests a path with a query and decodes the JSON of the response.
func (c Client) Get(ctx context.Context, path string, header http.Header, classify ClassifyFunc, into any) error {
	response, err := c.Fetch(ctx, path, header, classify)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(response.Body, into); err != nil {
		return provider.NewError(provider.ProviderError, fmt.Sprintf("unexpected JSON structure: %v", err))
	}
	return nil
}

// roundTrip sends a request once, when the quota admits it. It fails only if there is no complete response.
func (c Client) roundTrip(ctx context.Context, address string, header http.Header) (Response, error) {
	if err := c.acquire(ctx); err != nil {
		return Response{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, requestTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return Response{}, provider.NewError(provider.InvalidResponse, "the address of the service is not a valid URL") // It may have a password.
	}
	if header != nil {
		request.Header = header.Clone()
	}
	request.Header.Set("User-Agent", "hugo-tickers/"+cmp.Or(c.Version, "devel")+" (+https://github.com/hugo-tickers/hugo-tickers)")
	request.Header.Set("Accept", "application/json")
	client := http.Client{Transport: c.Transport, CheckRedirect: sameHost}
	response, err := client.Do(request)
	if err != nil {
		return Response{}, transportError(err)
	}
	defer response.Body.Close()
	c.Quota.updateFromHeaders(response.Header, c.Now())
	body, err := readBody(ctx, response)
	return Response{response.StatusCode, response.Header, body}, err
}

// transportError returns the error of a request without a response. It leaves out the URL, which may have the key.
func transportError(err error) error {
	var refused *provider.Error
	if errors.As(err, &refused) {
		return refused
	}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	return provider.NewError(provider.Unreachable, err.Error())
}

// sameHost refuses redirects to another host or from HTTPS to HTTP, because the key would be sent there.
func sameHost(request *http.Request, via []*http.Request) error {
	from, to := via[0].URL, request.URL
	upgraded := from.Scheme == "http" && to.Scheme == "https" && from.Host == to.Hostname()
	if !upgraded && (from.Host != to.Host || from.Scheme != to.Scheme) {
		return provider.NewError(provider.Blocked, "a redirect to another host, "+request.URL.Host)
	}
	if len(via) >= maxRedirects {
		return provider.NewError(provider.ProviderError, "too many redirects")
	}
	return nil
}
