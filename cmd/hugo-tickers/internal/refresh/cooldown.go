package refresh

import (
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
)

// ApplyCooldowns replaces each provider in cool-down by a stub that repeats the stored error. It also restores
// today's request count of every provider that has a quota.
func ApplyCooldowns(chain provider.Chain, remembered state.State, now time.Time) provider.Chain {
	applied := make(provider.Chain, len(chain))
	for n, link := range chain {
		if cooldown, ok := remembered.Cooldowns[link.Spec.Name]; ok && cooldown.CredentialID == link.CredentialID && cooldown.Active(now) {
			link.Provider = provider.CoolingDown{Kind: provider.Kind(cooldown.Kind), Until: cooldown.Until}
		}
		if usage := remembered.Usage[link.Spec.Name]; link.Quota != nil && usage.CredentialID == link.CredentialID && usage.Date == utcDate(now) {
			link.Quota.AddUsed(usage.Requests)
		}
		applied[n] = link
	}
	return applied
}

func utcDate(now time.Time) calendar.Date { return calendar.DateOf(now.UTC()) }

// RecordRefusals updates the cool-downs and the daily usage of the providers that were contacted.
func RecordRefusals(remembered state.State, chain provider.Chain, answer provider.Quotes, now time.Time) {
	for _, link := range chain {
		if link.Quota != nil {
			remembered.Usage[link.Spec.Name] = state.DailyUsage{CredentialID: link.CredentialID, Date: utcDate(now), Requests: link.Quota.Used()}
		}
		cooldown := remembered.Cooldowns[link.Spec.Name]
		if cooldown.CredentialID != link.CredentialID {
			cooldown = state.Cooldown{CredentialID: link.CredentialID}
		}
		if !slices.Contains(answer.Contacted, link.Spec.Name) || cooldown.Active(now) { // During a cool-down its stub answers.
			continue
		}
		refusal, throttled := answer.Throttled[link.Spec.Name]
		if !throttled {
			delete(remembered.Cooldowns, link.Spec.Name)
			continue
		}
		cooldown.Kind, cooldown.Failures = string(refusal.Kind), cooldown.Failures+1
		cooldown.Until = link.Spec.Cooldown.Until(refusal, cooldown.Failures, now)
		remembered.Cooldowns[link.Spec.Name] = cooldown
	}
}
