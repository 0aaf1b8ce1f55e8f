package doctor

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// providerTimeout bounds the request to one provider.
const providerTimeout = 15 * time.Second

// provider asks a provider: a service for a symbol that it certainly has, files and other sites for all symbols of the site.
func (d *doctor) provider(ctx context.Context, link provider.Named) Check {
	isService := link.Probe.Symbol != ""
	wanted := []quote.Instrument{link.Probe}
	if !isService {
		wanted = d.wanted()
	}
	ctx, cancel := context.WithTimeout(ctx, providerTimeout)
	defer cancel()
	start := d.Now()
	chain := refresh.ApplyCooldowns(provider.Chain{link}, d.state, d.now)
	answer := chain.Ask(ctx, wanted, func(q quote.Quote) error { return q.Validate(d.now) }, func(string, int) {})
	took := d.Now().Sub(start)
	refresh.RecordRefusals(d.state, chain, answer, d.now)
	if len(answer.Failures) > 0 && len(answer.Quotes) == 0 {
		return d.failure(link, answer)
	}
	check := Check{OK, link.Name, fmt.Sprintf("answers in %d ms", took.Milliseconds()), noAction}
	if !isService {
		check.Result = fmt.Sprintf("has %d of the site's %d symbols", len(answer.Quotes), len(wanted))
	}
	if link.Meter != nil {
		if left, ok := link.Meter.Left(); ok {
			check.Result += fmt.Sprintf(", requests left: %d", left)
		}
	}
	return check
}

// wanted returns the instruments of the site.
func (d *doctor) wanted() []quote.Instrument {
	var wanted []quote.Instrument
	for _, symbol := range d.demand.Symbols {
		i := d.instruments[symbol]
		i.Symbol = symbol
		wanted = append(wanted, i)
	}
	return wanted
}

// failure explains why a provider has no answer.
func (d *doctor) failure(link provider.Named, answer provider.Answer) Check {
	var failures []*provider.Error
	for _, errs := range answer.Failures {
		failures = append(failures, errs[0])
	}
	failure := *refresh.PrimaryFailure(failures)
	failure.Symbol, failure.Provider = "", ""
	check := Check{Failed, link.Name, strings.TrimLeft(failure.Error(), ": "), d.fix(link, failure.Class)}
	if failure.Class == provider.RateLimited || failure.Class == provider.QuotaExhausted {
		check.Level = Warning
	}
	return check
}

// fix returns what to do about a failure of a provider.
func (d *doctor) fix(link provider.Named, class provider.Class) string {
	isService, prefix := link.Probe.Symbol != "", provider.EnvPrefix(link.Name)
	switch class {
	case provider.Auth:
		return fmt.Sprintf("set %s_KEY to a valid key, or remove %s from params.tickers.providers", prefix, link.Name)
	case provider.Network:
		return "check the connection, a proxy or firewall, and " + prefix + "_URL if it is set"
	case provider.RateLimited, provider.QuotaExhausted:
		if hold, ok := d.state.Cooldowns[link.Name]; ok {
			return fmt.Sprintf("wait until %s, or put another provider before it", term.FormatTime(hold.Until, d.now))
		}
		return "wait, or put another provider before it"
	case provider.Blocked:
		return "it blocks this machine: refresh elsewhere and commit, or put a provider with a key before it"
	case provider.NotFound, provider.NoData:
		if !isService {
			return "add the symbols used on your pages to it"
		}
	}
	if !isService {
		return "fix the file named in the message"
	}
	return "try again later"
}
