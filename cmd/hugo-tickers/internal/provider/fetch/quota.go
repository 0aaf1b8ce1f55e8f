package fetch

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"golang.org/x/time/rate"
)

// Quota limits the requests to one provider to its rate and to its daily quota, and follows what the provider reports about its
// limits. It is safe for concurrent use. A nil Quota limits nothing.
type Quota struct {
	limiter  *rate.Limiter // nil for no rate
	limits   provider.Limits
	variable string // the environment variable that sets the daily quota

	mu        sync.Mutex
	used      int
	remaining int       // as the provider last reported; -1 if it has not
	retryAt   time.Time // the earliest time of the next request after the provider reported zero remaining
}

var _ provider.Quota = (*Quota)(nil)

// NewQuota returns a quota with limits. Variable is the environment variable that sets the daily quota, for messages.
func NewQuota(limits provider.Limits, variable string) *Quota {
	q := &Quota{limits: limits, variable: variable, remaining: -1}
	if limits.PerSecond > 0 {
		q.limiter = rate.NewLimiter(rate.Limit(limits.PerSecond), max(1, limits.Burst))
	}
	return q
}

// AddUsed counts requests that were sent earlier in the day.
func (q *Quota) AddUsed(requests int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.used += requests
}

// Used returns the number of requests of the day.
func (q *Quota) Used() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.used
}

// Remaining returns the number of requests that remain: as the provider reported, else of the daily quota. It is not ok if neither is
// known.
func (q *Quota) Remaining() (requests int, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.remaining >= 0 {
		return q.remaining, true
	}
	return max(0, q.limits.PerDay-q.used), q.limits.PerDay > 0
}

// errDeadline reports that the rate limit does not allow another request before the deadline.
var errDeadline = &provider.Error{Kind: provider.RateLimited, Local: true, Detail: "the rate limit does not allow another request before the deadline"}

// acquire waits until the client's next request may be sent, or returns why it may not. The first request of a batch has already been
// admitted.
func (c Client) acquire(ctx context.Context) error {
	if c.prepaid != nil && *c.prepaid {
		*c.prepaid = false
		return nil
	}
	q, cost := c.Quota, max(1, c.cost)
	if q == nil {
		return nil
	}
	if wait := q.retryAfter(c.Now()); wait > 0 && (!beforeDeadline(ctx, wait) || c.sleep(ctx, wait) != nil) {
		return errDeadline
	}
	if q.limiter != nil && q.limiter.WaitN(ctx, min(cost, q.limiter.Burst())) != nil {
		return errDeadline
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.limits.PerDay > 0 && q.used+cost > q.limits.PerDay {
		detail := fmt.Sprintf("daily limit of %d requests (%s)", q.limits.PerDay, q.variable)
		return &provider.Error{Kind: provider.QuotaExhausted, Local: true, Detail: detail}
	}
	q.used += cost
	return nil
}

// cost returns the number of requests that a request of several symbols counts as.
func (q *Quota) cost(symbols int) int {
	if q != nil && q.limits.PerSymbol {
		return symbols
	}
	return 1
}

// retryAfter returns the time until the provider accepts requests again.
func (q *Quota) retryAfter(now time.Time) time.Duration {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.retryAt.Sub(now)
}

// updateFromHeaders reads what a response reports about the provider's limits.
func (q *Quota) updateFromHeaders(header http.Header, now time.Time) {
	if q == nil {
		return
	}
	remaining, err := strconv.Atoi(header.Get(cmp.Or(q.limits.RemainingHeader, "X-RateLimit-Remaining")))
	if err != nil {
		return
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	q.remaining = max(0, remaining)
	if remaining <= 0 {
		q.retryAt = now.Add(retryAfter(header, now))
	}
}
