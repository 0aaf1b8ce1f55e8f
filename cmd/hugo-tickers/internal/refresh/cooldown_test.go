package refresh

import (
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
)

// now is the present of the tests: a Saturday.
var now = time.Date(2023, 6, 17, 12, 0, 0, 0, time.UTC)

func TestRecordRefusals(t *testing.T) {
	cooldown := func(until time.Time) state.Cooldown {
		return state.Cooldown{Until: until, Kind: "blocked", Failures: 2}
	}
	past, future := now.Add(-time.Minute), now.Add(time.Minute)
	remembered := state.Read(t.TempDir())
	remembered.Cooldowns = map[string]state.Cooldown{"refuses": cooldown(past), "answers": cooldown(past), "held": cooldown(future), "idle": cooldown(past)}
	blocked := &provider.Error{Kind: provider.Blocked}
	chain := provider.Chain{{Spec: provider.Spec{Name: "refuses"}}, {Spec: provider.Spec{Name: "answers"}}, {Spec: provider.Spec{Name: "held"}}, {Spec: provider.Spec{Name: "idle"}}}
	RecordRefusals(remembered, chain, provider.Quotes{Report: provider.Report{
		Contacted: []string{"refuses", "answers", "held"},
		Throttled: map[string]*provider.Error{"refuses": blocked, "held": blocked},
	}}, now)
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
