package refresh

import (
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
)

// ApplyCooldowns replaces each provider in cool-down by a stub that repeats the stored error, and restores today's request
// count of the others.
func ApplyCooldowns(chain provider.Chain, remembered state.State, now time.Time) provider.Chain {
	applied := make(provider.Chain, len(chain))
	for n, link := range chain {
		if hold, ok := remembered.Cooldowns[link.Name]; ok && hold.CredentialID == link.Account && now.Before(hold.Until) {
			link.Provider = provider.Held{Class: provider.Class(hold.Kind), Until: hold.Until}
		}
		if spent := remembered.Usage[link.Name]; link.Meter != nil && spent.CredentialID == link.Account && spent.Date == utcDate(now) {
			link.Meter.Charge(spent.Requests)
		}
		applied[n] = link
	}
	return applied
}

func utcDate(now time.Time) calendar.Date { return calendar.DateOf(now.UTC()) }

// RecordRefusals updates the cool-downs and the daily usage of the providers that were contacted.
func RecordRefusals(remembered state.State, chain provider.Chain, answer provider.Answer, now time.Time) {
	for _, link := range chain {
		if link.Meter != nil {
			remembered.Usage[link.Name] = state.DailyUsage{CredentialID: link.Account, Date: utcDate(now), Requests: link.Meter.Spent()}
		}
		hold := remembered.Cooldowns[link.Name]
		if hold.CredentialID != link.Account {
			hold = state.Cooldown{CredentialID: link.Account}
		}
		if !slices.Contains(answer.Asked, link.Name) || now.Before(hold.Until) { // During a cool-down its stub answers.
			continue
		}
		refusal, refused := answer.Refusals[link.Name]
		if !refused {
			delete(remembered.Cooldowns, link.Name)
			continue
		}
		hold.Kind, hold.Failures = string(refusal.Class), hold.Failures+1
		hold.Until = cooldownEnd(refusal, hold.Failures, now)
		remembered.Cooldowns[link.Name] = hold
	}
}

// defaultCooldowns are for providers that do not say how long to wait, and for which a minute is not enough.
var defaultCooldowns = map[string]time.Duration{"yahoo": 15 * time.Minute, "massive": 3 * time.Minute}

// cooldownEnd returns when a throttled provider may be contacted again: Retry-After if given, the next UTC day for an exhausted
// quota, exponential back-off (1 h to 24 h) for a block, else a default of the provider.
func cooldownEnd(refusal *provider.Error, times int, now time.Time) time.Time {
	switch {
	case refusal.Wait > 0:
		return now.Add(refusal.Wait)
	case refusal.Class == provider.QuotaExhausted:
		return now.UTC().Truncate(24 * time.Hour).Add(24 * time.Hour)
	case refusal.Class == provider.Blocked:
		return now.Add(min(24*time.Hour, time.Hour<<min(times-1, 5)))
	case refusal.Provider == "tiingo":
		return now.UTC().Truncate(time.Hour).Add(time.Hour)
	}
	hold, ok := defaultCooldowns[refusal.Provider]
	if !ok {
		hold = time.Minute
	}
	return now.Add(hold)
}
