package lookup

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
)

// limit bounds the whole search, retries included.
const limit = 30 * time.Second

// Options say which providers are searched.
type Options struct {
	Chain    provider.Chain
	StateDir string
	Now      time.Time
	OnWait   func() // called if a refresh of the site is running
}

// Answer is what the providers found.
type Answer struct {
	Results  []Result
	Failures []*provider.Error // of the providers that could not be searched
	Answered bool              // at least one provider was searched
}

// OrRules returns the results, or those of the rules if no provider was searched.
func (a *Answer) OrRules(rules []quote.Symbol) []Result {
	if a.Answered {
		return a.Results
	}
	return fromRules(rules)
}

// Run searches the providers of a site that can search. It respects their cool-downs and quotas, and remembers their refusals. The answer
// is never nil.
func Run(ctx context.Context, o Options, q provider.Query) (*Answer, error) {
	answer := &Answer{Results: []Result{}}
	chain := slices.DeleteFunc(slices.Clone(o.Chain), func(link provider.Link) bool { return !link.CanSearch() })
	if len(chain) == 0 {
		return answer, noSearch(o.Chain)
	}
	unlock, err := state.LockBriefly(ctx, o.StateDir, o.OnWait)
	if err != nil {
		return answer, err
	}
	defer unlock()
	remembered := state.Read(o.StateDir)
	chain = refresh.ApplyCooldowns(chain, remembered, o.Now)
	report := provider.Report{Throttled: map[string]*provider.Error{}}
	found, errs := search(ctx, chain, q)
	for n, link := range chain {
		name := link.Spec.Name
		if errors.Is(errs[n], provider.ErrNotSearched) {
			continue
		}
		report.Contacted = append(report.Contacted, name)
		if errs[n] == nil {
			answer.Answered = true
			answer.add(name, found[n])
			continue
		}
		failure := provider.AsError(errs[n]).From(name)
		answer.Failures = append(answer.Failures, failure)
		if failure.Throttled() {
			report.Throttled[name] = failure
		}
	}
	answer.sort(q)
	refresh.RecordRefusals(remembered, chain, provider.Quotes{Report: report}, o.Now)
	_ = remembered.Write(o.StateDir) // A machine without a place for it finds symbols all the same.
	return answer, nil
}

// search searches providers at the same time. The results are in the order of the providers.
func search(ctx context.Context, chain provider.Chain, q provider.Query) (found [][]provider.Match, errs []error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	found, errs = make([][]provider.Match, len(chain)), make([]error, len(chain))
	var group sync.WaitGroup
	for n, link := range chain {
		group.Go(func() { found[n], errs[n] = link.Search(ctx, q) })
	}
	group.Wait()
	return found, errs
}
