package fetch

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
)

// maxTries is how often one request is sent in all.
const maxTries = 3

// Fetch requests a path with a query until the classification accepts the response or a retry cannot help.
func (c Client) Fetch(ctx context.Context, path string, header http.Header, classify ClassifyFunc) (Response, error) {
	for try := 1; ; try++ {
		response, err := c.roundTrip(ctx, c.endpoint(path), header)
		if err == nil {
			err = classify(response.Status, response.Body)
		}
		if err == nil {
			return response, nil
		}
		failure := provider.AsError(err)
		if failure.Local {
			return Response{}, failure
		}
		waiting := *failure
		waiting.RetryAfter = retryAfter(response.Header, c.Now())
		failure = &waiting
		delay, ok := retryDelay(failure, try)
		if !ok || !beforeDeadline(ctx, delay) || c.sleep(ctx, delay) != nil {
			return Response{}, failure
		}
	}
}

// maxRetryAfter is the longest time for which a provider can ask not to be contacted. After it the provider is tried again.
const maxRetryAfter = 24 * time.Hour

// retryAfter returns the time for which a response asks to wait, 0 if it does not: the header Retry-After, in seconds or as a date, or
// X-RateLimit-Reset, in epoch seconds.
func retryAfter(header http.Header, now time.Time) time.Duration {
	wait := time.Duration(0)
	if text := header.Get("Retry-After"); text != "" {
		if seconds, err := strconv.Atoi(text); err == nil {
			wait = time.Duration(min(seconds, int(maxRetryAfter/time.Second))) * time.Second
		} else if at, err := http.ParseTime(text); err == nil {
			wait = at.Sub(now)
		}
	} else if seconds, err := strconv.ParseInt(header.Get("X-Ratelimit-Reset"), 10, 64); err == nil {
		wait = time.Unix(seconds, 0).Sub(now)
	}
	return min(max(0, wait), maxRetryAfter)
}

// retryDelay returns the time until the next try. It is not ok if a retry cannot help: retries are for a provider that is out of order
// or unreachable, and for a rate limit for which the provider said when to come back.
func retryDelay(failure *provider.Error, try int) (delay time.Duration, ok bool) {
	if try >= maxTries {
		return 0, false
	}
	switch failure.Kind {
	case provider.Unreachable, provider.ProviderError:
		base := time.Second << (try - 1)
		return base + rand.N(base/2), true
	case provider.RateLimited:
		return failure.RetryAfter, failure.RetryAfter > 0
	}
	return 0, false
}

// beforeDeadline reports whether a wait ends before the context does. The deadline of a context is in real time.
func beforeDeadline(ctx context.Context, wait time.Duration) bool {
	deadline, ok := ctx.Deadline()
	return ctx.Err() == nil && (!ok || time.Until(deadline) > wait)
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
