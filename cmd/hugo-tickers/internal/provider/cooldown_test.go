package provider

import (
	"testing"
	"time"
)

func TestCooldownUntil(t *testing.T) {
	now := time.Date(2023, 6, 17, 12, 0, 30, 0, time.UTC)
	for _, tt := range []struct {
		desc     string
		rule     Cooldown
		kind     Kind
		told     time.Duration
		failures int
		want     string
	}{
		{"as the provider asks", Cooldown{RateLimit: time.Hour}, RateLimited, 30 * time.Second, 1, "2023-06-17T12:01:00Z"},
		{"without a rule", Cooldown{}, RateLimited, 0, 1, "2023-06-17T12:01:30Z"},
		{"with a rule", Cooldown{RateLimit: 15 * time.Minute}, RateLimited, 0, 1, "2023-06-17T12:15:30Z"},
		{"at the full hour", Cooldown{FullHour: true}, RateLimited, 0, 1, "2023-06-17T13:00:00Z"},
		{"a used quota", Cooldown{FullHour: true}, QuotaExhausted, 0, 1, "2023-06-18T00:00:00Z"},
		{"a first block", Cooldown{RateLimit: 15 * time.Minute}, Blocked, 0, 1, "2023-06-17T13:00:30Z"},
		{"a third block", Cooldown{}, Blocked, 0, 3, "2023-06-17T16:00:30Z"},
		{"many blocks", Cooldown{}, Blocked, 0, 99, "2023-06-18T12:00:30Z"},
	} {
		err := &Error{Kind: tt.kind, RetryAfter: tt.told}
		if got := tt.rule.Until(err, tt.failures, now).Format(time.RFC3339); got != tt.want {
			t.Errorf("%s: until %s, want %s", tt.desc, got, tt.want)
		}
	}
}
