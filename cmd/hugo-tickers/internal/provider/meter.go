package provider

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Meter keeps the requests to one provider within its rate and within the day's allowance, and notes what the provider
// itself says of its limits. A nil Meter bounds nothing.
type Meter struct {
	limiter   *rate.Limiter
	allowance int
	variable  string // that sets it

	mu     sync.Mutex
	spent  int
	left   int       // that the provider last told; -1 while it has told nothing
	resume time.Time // when the provider takes requests again that has told of none left
}

// NewMeter bounds requests by a limiter, nil for no rate, and by an allowance for the day, 0 for none, that a variable of the
// environment sets.
func NewMeter(limiter *rate.Limiter, allowance int, variable string) *Meter {
	return &Meter{limiter: limiter, allowance: allowance, variable: variable, left: -1}
}

// Charge counts requests that were sent earlier in the day.
func (m *Meter) Charge(requests int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.spent += requests
}

// Spent returns how many requests of the day were counted.
func (m *Meter) Spent() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.spent
}

// Left returns how many requests are left: by the provider's own word, else of the allowance; ok is false where neither is
// known.
func (m *Meter) Left() (requests int, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.left >= 0 {
		return m.left, true
	}
	return max(0, m.allowance-m.spent), m.allowance > 0
}

// admit waits until a request of a cost may be sent, or says why it may not.
func (m *Meter) admit(ctx context.Context, cost int, sleep func(context.Context, time.Duration) error) error {
	if m == nil {
		return nil
	}
	if wait := m.pause(); wait > 0 {
		if !fits(ctx, wait) || sleep(ctx, wait) != nil {
			return errNoTime
		}
	}
	if m.limiter != nil {
		if err := m.limiter.WaitN(ctx, min(cost, m.limiter.Burst())); err != nil {
			return errNoTime
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.allowance > 0 && m.spent+cost > m.allowance {
		return &failure{class: QuotaExhausted, own: true, detail: fmt.Sprintf("the %d requests a day of %s are spent", m.allowance, m.variable)}
	}
	m.spent += cost
	return nil
}

func (m *Meter) pause() time.Duration {
	m.mu.Lock()
	defer m.mu.Unlock()
	return time.Until(m.resume)
}

// note reads what an answer says of the provider's limits.
func (m *Meter) note(header http.Header, now time.Time) {
	if m == nil {
		return
	}
	text := header.Get("X-Ratelimit-Remaining")
	if text == "" {
		text = header.Get("Api-Credits-Left") // Twelve Data's
	}
	left, err := strconv.Atoi(text)
	if err != nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.left = max(0, left)
	if left <= 0 {
		m.resume = now.Add(toldWait(header, now))
	}
}
