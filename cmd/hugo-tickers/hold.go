package main

import (
	"os"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// stateDir returns where the state of a site lies.
func (a *app) stateDir(s *site.Site) string {
	cache := a.getenv("HUGO_TICKERS_CACHEDIR")
	if cache == "" {
		var err error
		if cache, err = os.UserCacheDir(); err != nil {
			cache = os.TempDir() // A daemon without a home.
		}
	}
	return store.StateDir(cache, s.Data)
}

// restrain puts a stand-in in the place of every provider that is to be left in peace.
func restrain(chain provider.Chain, state store.State, now time.Time) provider.Chain {
	restrained := make(provider.Chain, len(chain))
	for n, link := range chain {
		if hold, ok := state.Holds[link.Name]; ok && now.Before(hold.Until) {
			link.Provider = provider.Held{Class: provider.Class(hold.Class), Until: hold.Until}
		}
		restrained[n] = link
	}
	return restrained
}

// remember notes which providers are to be left in peace after their answers, and which no longer.
func remember(state store.State, answer provider.Answer, now time.Time) {
	for _, name := range answer.Asked {
		hold := state.Holds[name]
		if now.Before(hold.Until) {
			continue // Its stand-in was asked.
		}
		refusal, refused := answer.Refusals[name]
		if !refused {
			delete(state.Holds, name)
			continue
		}
		hold.Times++
		state.Holds[name] = store.Hold{Class: string(refusal.Class), Times: hold.Times, Until: until(refusal, hold.Times, now)}
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
