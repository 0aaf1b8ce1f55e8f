package provider

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Client sends a provider's requests: no faster than it may, again where that can help, and without telling anybody the
// key. The zero value works.
type Client struct {
	// Version is that of the tool. Services refuse the bare defaults of HTTP libraries, so it names itself.
	Version string

	// Key is the provider's API key: sent as each provider demands, and cut out of whatever is said about a request.
	Key string

	// Meter bounds the requests; nil for no bound.
	Meter *Meter

	// Transport is http.DefaultTransport if nil.
	Transport http.RoundTripper

	// Sleep waits between two tries; nil for real time.
	Sleep func(context.Context, time.Duration) error

	cost int // of a request, where that is not one
}

const (
	// requestTimeout bounds one request, so that a service that hangs leaves time to ask the next.
	requestTimeout = 15 * time.Second

	// maxBody is the largest answer that is read, in bytes: a day of all US symbols is under two million.
	maxBody = 8 << 20

	// maxTries is how often one request is sent in all.
	maxTries = 3
)

// errNoTime is that the deadline comes before the rate allows another request.
var errNoTime = &failure{class: RateLimited, own: true, detail: "no time left before the next request may be sent"}

// costing returns the client for a request that a provider counts as several.
func (c Client) costing(requests int) Client {
	c.cost = requests
	return c
}

// explain says what an answer means: nil if it is what was asked for, else a *failure.
type explain func(status int, body []byte) error

// at returns the address of a path at a provider: at its own address unless another one is set.
func at(baseURL, own, path string) string {
	return strings.TrimSuffix(cmp.Or(baseURL, own), "/") + path
}

// response is an answer that is what was asked for.
type response struct {
	status int
	header http.Header
	body   []byte
}

// get fetches an address and decodes the answer, JSON.
func (c Client) get(ctx context.Context, address string, header http.Header, explain explain, into any) error {
	answer, err := c.fetch(ctx, address, header, explain)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(answer.body, into); err != nil {
		return c.reported(&failure{class: Upstream, detail: fmt.Sprintf("an answer of another shape: %v", err)}, 0)
	}
	return nil
}

// fetch sends a GET request until its answer is what was asked for or trying again is no use.
func (c Client) fetch(ctx context.Context, address string, header http.Header, explain explain) (response, error) {
	for try := 1; ; try++ {
		answer, err := c.once(ctx, address, header)
		if err == nil {
			err = explain(answer.status, answer.body)
		}
		if err == nil {
			return answer, nil
		}
		if f := (*failure)(nil); errors.As(err, &f) && f.own {
			return response{}, err
		}
		told := toldWait(answer.header, time.Now())
		err = c.reported(err, told)
		wait, again := pause(err, told, try)
		if !again || !fits(ctx, wait) || c.sleep(ctx, wait) != nil {
			return response{}, err
		}
	}
}

// once sends a request once. It fails only if there is no whole answer.
func (c Client) once(ctx context.Context, address string, header http.Header) (response, error) {
	if err := c.Meter.admit(ctx, max(1, c.cost), c.sleep); err != nil {
		return response{}, err
	}
	letOut(ctx)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return response{}, &failure{class: BadData, detail: err.Error()}
	}
	if header != nil {
		request.Header = header.Clone()
	}
	request.Header.Set("User-Agent", "hugo-tickers/"+cmp.Or(c.Version, "devel")+" (+https://github.com/hugo-tickers/hugo-tickers)")
	request.Header.Set("Accept", "application/json")
	client := http.Client{Transport: c.Transport, Timeout: requestTimeout, CheckRedirect: sameHost}
	got, err := client.Do(request)
	if err != nil {
		var f *failure
		if errors.As(err, &f) {
			return response{}, f
		}
		var wrapped *url.Error
		if errors.As(err, &wrapped) {
			err = wrapped.Err // The whole would print the URL, and some providers take their key there.
		}
		return response{}, &failure{class: Network, detail: err.Error()}
	}
	defer got.Body.Close()
	c.Meter.note(got.Header, time.Now())
	body, err := io.ReadAll(io.LimitReader(got.Body, maxBody+1))
	if err != nil {
		return response{}, &failure{class: Network, detail: fmt.Sprintf("the answer broke off: %v", err)}
	}
	if len(body) > maxBody {
		return response{}, &failure{class: BadData, detail: fmt.Sprintf("an answer of more than %d MB", maxBody>>20)}
	}
	return response{got.StatusCode, got.Header, body}, nil
}

// sameHost refuses to follow a redirect to another host, or out of TLS: it would carry the key there.
func sameHost(request *http.Request, via []*http.Request) error {
	from, to := via[0].URL, request.URL
	upgraded := from.Scheme == "http" && to.Scheme == "https" && from.Host == to.Hostname()
	if !upgraded && (from.Host != to.Host || from.Scheme != to.Scheme) {
		return &failure{class: Blocked, detail: "a redirect to another host, " + request.URL.Host}
	}
	if len(via) >= 5 {
		return &failure{class: Upstream, detail: "redirects that lead nowhere"}
	}
	return nil
}

// longestWait is the longest that a provider can make us wait: whoever asks for more is asked again the next day.
const longestWait = 24 * time.Hour

// toldWait reads how long an answer asks to wait: Retry-After, in seconds or as a date, or the epoch at which a limit is
// reset.
func toldWait(header http.Header, now time.Time) time.Duration {
	wait := time.Duration(0)
	if text := header.Get("Retry-After"); text != "" {
		if seconds, err := strconv.Atoi(text); err == nil {
			wait = time.Duration(min(seconds, int(longestWait/time.Second))) * time.Second
		} else if at, err := http.ParseTime(text); err == nil {
			wait = at.Sub(now)
		}
	} else if seconds, err := strconv.ParseInt(header.Get("X-Ratelimit-Reset"), 10, 64); err == nil {
		wait = time.Unix(seconds, 0).Sub(now)
	}
	return min(max(0, wait), longestWait)
}

// pause returns how long to wait before the next try, if one is any use: after a disorder, or where the provider itself
// said when.
func pause(err error, told time.Duration, try int) (time.Duration, bool) {
	var f *failure
	if try >= maxTries || !errors.As(err, &f) {
		return 0, false
	}
	switch f.class {
	case Network, Upstream:
		base := time.Second << (try - 1)
		return base + rand.N(base/2), true
	case RateLimited:
		return told, told > 0
	}
	return 0, false
}

// fits reports whether a wait ends before the context does.
func fits(ctx context.Context, wait time.Duration) bool {
	deadline, ok := ctx.Deadline()
	return ctx.Err() == nil && (!ok || time.Now().Add(wait).Before(deadline))
}

func (c Client) sleep(ctx context.Context, wait time.Duration) error {
	if c.Sleep != nil {
		return c.Sleep(ctx, wait)
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// reported returns a failure as it may be told: without the key, and with the wait that the provider asked for.
func (c Client) reported(err error, told time.Duration) error {
	var f *failure
	if !errors.As(err, &f) {
		return err
	}
	detail := f.detail
	for _, form := range []string{c.Key, url.QueryEscape(c.Key), url.PathEscape(c.Key)} {
		if form != "" {
			detail = strings.ReplaceAll(detail, form, "[key]")
		}
	}
	return &failure{class: f.class, detail: excerpt(detail), wait: told} // Cut off last: half a key is a key.
}
