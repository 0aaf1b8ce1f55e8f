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
		if hold, ok := remembered.Cooldowns[link.Name]; ok && hold.CredentialID == link.Account && now.Before(hold.Until) {
			link.Provider = provider.Held{Class: provider.Class(hold.Kind), Until: hold.Until}
		}
		if spent := remembered.Usage[link.Name]; link.Meter != nil && spent.CredentialID == link.Account && spent.Date == day(now) {
			link.Meter.Charge(spent.Requests)
		}
		restrained[n] = link
	}
	return restrained
}

func day(now time.Time) calendar.Date { return calendar.DateOf(now.UTC()) }

// remember notes which providers are to be left in peace after their answers and which no longer, and what they got.
func remember(remembered state.State, chain provider.Chain, answer provider.Answer, now time.Time) {
	for _, link := range chain {
		if link.Meter != nil {
			remembered.Usage[link.Name] = state.DailyUsage{CredentialID: link.Account, Date: day(now), Requests: link.Meter.Spent()}
		}
		hold := remembered.Cooldowns[link.Name]
		if hold.CredentialID != link.Account {
			hold = state.Cooldown{CredentialID: link.Account}
		}
		if !slices.Contains(answer.Asked, link.Name) || now.Before(hold.Until) { // Else its stand-in was asked.
			continue
		}
		refusal, refused := answer.Refusals[link.Name]
		if !refused {
			delete(remembered.Cooldowns, link.Name)
			continue
		}
		hold.Kind, hold.Failures = string(refusal.Class), hold.Failures+1
		hold.Until = until(refusal, hold.Failures, now)
		remembered.Cooldowns[link.Name] = hold
	}
}

// rateHolds is how long a provider takes to forgive, where it does not say and a minute is not enough.
var rateHolds = map[string]time.Duration{"yahoo": 15 * time.Minute, "massive": 3 * time.Minute}

// until returns when a provider that refused may be asked again: when it said so; a little later for being too fast;
// the next day, UTC, for an allowance that is spent; an hour after a first block, two after the second, a day at most.
func until(refusal *provider.Error, times int, now time.Time) time.Time {
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
	hold, ok := rateHolds[refusal.Provider]
	if !ok {
		hold = time.Minute
	}
	return now.Add(hold)
}
