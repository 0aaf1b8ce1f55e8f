package refresh

import (
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
)

// now is the present of the tests: a Saturday.
var now = time.Date(2023, 6, 17, 12, 0, 0, 0, time.UTC)

func TestCooldownEnd(t *testing.T) {
	for _, tt := range []struct {
		name  string
		class provider.Class
		wait  time.Duration
		times int
		want  string
	}{
		{"finnhub", provider.RateLimited, 30 * time.Second, 1, "2023-06-17T12:00:30Z"},
		{"finnhub", provider.RateLimited, 0, 1, "2023-06-17T12:01:00Z"},
		{"yahoo", provider.RateLimited, 0, 1, "2023-06-17T12:15:00Z"},
		{"massive", provider.RateLimited, 0, 1, "2023-06-17T12:03:00Z"},
		{"tiingo", provider.RateLimited, 0, 1, "2023-06-17T13:00:00Z"},
		{"alphavantage", provider.QuotaExhausted, 0, 1, "2023-06-18T00:00:00Z"},
		{"yahoo", provider.Blocked, 0, 1, "2023-06-17T13:00:00Z"},
		{"yahoo", provider.Blocked, 0, 3, "2023-06-17T16:00:00Z"},
		{"yahoo", provider.Blocked, 0, 99, "2023-06-18T12:00:00Z"},
	} {
		refusal := &provider.Error{Provider: tt.name, Class: tt.class, Wait: tt.wait}
		if got := cooldownEnd(refusal, tt.times, now).Format(time.RFC3339); got != tt.want {
			t.Errorf("%s, %s for the %d. time: until %s, want %s", tt.name, tt.class, tt.times, got, tt.want)
		}
	}
}

func TestRecordRefusals(t *testing.T) {
	cooldown := func(until time.Time) state.Cooldown {
		return state.Cooldown{Until: until, Kind: "blocked", Failures: 2}
	}
	past, future := now.Add(-time.Minute), now.Add(time.Minute)
	remembered := state.Read(t.TempDir())
	remembered.Cooldowns = map[string]state.Cooldown{"refuses": cooldown(past), "answers": cooldown(past), "held": cooldown(future), "idle": cooldown(past)}
	blocked := &provider.Error{Class: provider.Blocked}
	chain := provider.Chain{{Name: "refuses"}, {Name: "answers"}, {Name: "held"}, {Name: "idle"}}
	RecordRefusals(remembered, chain, provider.Answer{
		Asked:    []string{"refuses", "answers", "held"},
		Refusals: map[string]*provider.Error{"refuses": blocked, "held": blocked},
	}, now)
	if hold := remembered.Cooldowns["idle"]; hold.Failures != 2 {
		t.Errorf("not needed this time: %+v", hold)
	}
	if hold := remembered.Cooldowns["refuses"]; hold.Failures != 3 || !hold.Until.Equal(now.Add(4*time.Hour)) {
		t.Errorf("refused again: %+v", hold)
	}
	if hold, ok := remembered.Cooldowns["answers"]; ok {
		t.Errorf("forgiven: %+v", hold)
	}
	if hold := remembered.Cooldowns["held"]; hold.Failures != 2 || !hold.Until.Equal(now.Add(time.Minute)) {
		t.Errorf("not asked at all: %+v", hold)
	}
}
