package provider

import "time"

// Cooldown is the rule for how long a provider is not contacted after it throttled us without saying for how long.
type Cooldown struct {
	// RateLimit is the cool-down after too many requests; 0 for a minute.
	RateLimit time.Duration

	// FullHour is set if the provider's rate limit is reset at the full hour.
	FullHour bool
}

// The cool-downs after a block: the first one, doubled after each further block, up to the longest.
const (
	firstBlock   = time.Hour
	longestBlock = 24 * time.Hour
)

// Until returns the end, UTC, of the cool-down after an error. Failures is the number of such errors in a row, at least 1. The
// cool-down lasts for the error's RetryAfter if the provider sent one; until the next day, UTC, if the quota is used up; from one
// hour to a day, doubled each time, after a block; else as the rule says.
func (c Cooldown) Until(err *Error, failures int, now time.Time) time.Time {
	now = now.UTC()
	switch {
	case err.RetryAfter > 0:
		return now.Add(err.RetryAfter)
	case err.Kind == QuotaExhausted:
		return now.Truncate(24 * time.Hour).Add(24 * time.Hour)
	case err.Kind == Blocked:
		return now.Add(min(longestBlock, firstBlock<<min(max(failures, 1)-1, 5)))
	case c.FullHour:
		return now.Truncate(time.Hour).Add(time.Hour)
	case c.RateLimit > 0:
		return now.Add(c.RateLimit)
	}
	return now.Add(time.Minute)
}
