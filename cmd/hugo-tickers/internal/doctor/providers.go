package doctor

import (
	"context"
	"fmt"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
)

// providerTimeout bounds the request to one provider.
const providerTimeout = 15 * time.Second

// provider asks a provider: a service for a symbol that it certainly has, files and other sites for all symbols of the site.
func (d *doctor) provider(ctx context.Context, link provider.Link) Check {
	isService := link.Spec.Probe.Symbol != ""
	wanted := []quote.Instrument{link.Spec.Probe}
	if !isService {
		wanted = d.wanted()
	}
	ctx, cancel := context.WithTimeout(ctx, providerTimeout)
	defer cancel()
	start := d.Now()
	chain := refresh.ApplyCooldowns(provider.Chain{link}, d.state, d.now)
	answer := chain.Latest(ctx, wanted, func(q quote.Quote) error { return q.Validate(d.now) }, provider.NoProgress{})
	took := d.Now().Sub(start)
	refresh.RecordRefusals(d.state, chain, answer, d.now)
	if len(answer.Failures) > 0 && len(answer.Quotes) == 0 {
		return d.failure(link, answer)
	}
	check := Check{OK, link.Spec.Name, fmt.Sprintf("answers in %d ms", took.Milliseconds()), noAction}
	if !isService {
		check.Result = fmt.Sprintf("has %d of the site's %d symbols", len(answer.Quotes), len(wanted))
	}
	if link.Quota != nil {
		if left, ok := link.Quota.Remaining(); ok {
			check.Result += fmt.Sprintf(", requests left: %d", left)
		}
	}
	return check
}

// wanted returns the instruments of the site.
func (d *doctor) wanted() []quote.Instrument {
	var wanted []quote.Instrument
	for _, symbol := range d.demand.Symbols {
		wanted = append(wanted, d.instruments.Of(symbol))
	}
	return wanted
}

// failure explains why a provider has no answer.
func (d *doctor) failure(link provider.Link, answer provider.Quotes) Check {
	var failures []*provider.Error
	for _, errs := range answer.Failures {
		failures = append(failures, errs[0])
	}
	failure := refresh.PrimaryFailure(failures)
	check := Check{Failed, link.Spec.Name, failure.Message(), d.fix(link, failure.Kind)}
	if failure.Kind == provider.RateLimited || failure.Kind == provider.QuotaExhausted {
		check.Level = Warning
	}
	return check
}

// fix returns what to do about a failure of a provider.
func (d *doctor) fix(link provider.Link, class provider.Kind) string {
	isService := link.Spec.Probe.Symbol != ""
	if class == provider.Unauthorized && link.Spec.Key == provider.KeyNone {
		class = provider.Blocked // There is no key that could be wrong.
	}
	switch class {
	case provider.Unauthorized:
		return fmt.Sprintf("set %s to a valid key, or remove %s from params.tickers.providers", link.Spec.EnvVar("KEY"), link.Spec.Name)
	case provider.Unreachable:
		return "check the connection, a proxy or firewall, and " + link.Spec.EnvVar("URL") + " if it is set"
	case provider.RateLimited, provider.QuotaExhausted:
		if hold, ok := d.state.Cooldowns[link.Spec.Name]; ok {
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
