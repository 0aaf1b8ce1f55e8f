package main

import (
	"os"
	"slices"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
)

// stateDir returns where the state of a site lies.
func (a *app) stateDir(s *site.Site) string {
	cache := a.getenv("TICKERS_CACHEDIR")
	if cache == "" {
		var err error
		if cache, err = os.UserCacheDir(); err != nil {
			cache = os.TempDir() // A daemon without a home.
		}
	}
	return state.Dir(cache, s.Data)
}

// restrain puts a stand-in in the place of every provider that is to be left in peace, and charges the others with what
// they got earlier in the day.
func restrain(chain provider.Chain, remembered state.State, now time.Time) provider.Chain {
	restrained := make(provider.Chain, len(chain))
	for n, link := range chain {
		if hold, ok := remembered.Cooldowns[link.Spec.Name]; ok && hold.CredentialID == link.CredentialID && now.Before(hold.Until) {
			link.Provider = provider.CoolingDown{Kind: provider.Kind(hold.Kind), Until: hold.Until}
		}
		if spent := remembered.Usage[link.Spec.Name]; link.Quota != nil && spent.CredentialID == link.CredentialID && spent.Date == day(now) {
			link.Quota.AddUsed(spent.Requests)
		}
		restrained[n] = link
	}
	return restrained
}

func day(now time.Time) calendar.Date { return calendar.DateOf(now.UTC()) }

// remember notes which providers are to be left in peace after their answers and which no longer, and what they got.
func remember(remembered state.State, chain provider.Chain, answer provider.Quotes, now time.Time) {
	for _, link := range chain {
		if link.Quota != nil {
			remembered.Usage[link.Spec.Name] = state.DailyUsage{CredentialID: link.CredentialID, Date: day(now), Requests: link.Quota.Used()}
		}
		hold := remembered.Cooldowns[link.Spec.Name]
		if hold.CredentialID != link.CredentialID {
			hold = state.Cooldown{CredentialID: link.CredentialID}
		}
		if !slices.Contains(answer.Contacted, link.Spec.Name) || now.Before(hold.Until) { // Else its stand-in was asked.
			continue
		}
		refusal, refused := answer.Throttled[link.Spec.Name]
		if !refused {
			delete(remembered.Cooldowns, link.Spec.Name)
			continue
		}
		hold.Kind, hold.Failures = string(refusal.Kind), hold.Failures+1
		hold.Until = link.Spec.Cooldown.Until(refusal, hold.Failures, now)
		remembered.Cooldowns[link.Spec.Name] = hold
	}
}
