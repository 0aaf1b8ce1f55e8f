package lookup

import (
	"context"
	"sync"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/refresh"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
)

// searcher is a provider that can search.
type searcher interface {
	// Search returns the instruments that the provider finds, the best first, none if it finds none or does not have such instruments.
	// It ends with the context.
	Search(ctx context.Context, q provider.Query) ([]provider.Match, error)
}

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

// Run searches the providers of a site that can search. The answer is never nil. Run respects their cool-downs and quotas, and remembers their refusals.
func Run(ctx context.Context, o Options, q provider.Query) (*Answer, error) {
	var chain provider.Chain
	for _, link := range o.Chain {
		if link.CanSearch() {
			chain = append(chain, link)
		}
	}
	if len(chain) == 0 {
		return &Answer{}, noSearch(o.Chain)
	}
	unlock, err := state.LockBriefly(ctx, o.StateDir, o.OnWait)
	if err != nil {
		return &Answer{}, err
	}
	defer unlock()
	remembered := state.Read(o.StateDir)
	chain = refresh.ApplyCooldowns(chain, remembered, o.Now)
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	found := make([][]provider.Match, len(chain))
	failures := make([]error, len(chain))
	var group sync.WaitGroup
	for n, link := range chain {
		group.Go(func() { found[n], failures[n] = link.Provider.(searcher).Search(ctx, q) })
	}
	group.Wait()
	answer := &Answer{Results: []Result{}}
	refusals := provider.Quotes{Report: provider.Report{Throttled: map[string]*provider.Error{}}}
	for n, link := range chain {
		name := link.Spec.Name
		refusals.Contacted = append(refusals.Contacted, name)
		if failures[n] == nil {
			answer.Answered = true
			answer.add(name, found[n])
			continue
		}
		failure := provider.AsError(failures[n]).From(name)
		answer.Failures = append(answer.Failures, failure)
		if failure.Throttled() {
			refusals.Throttled[name] = failure
		}
	}
	answer.sort(q)
	refresh.RecordRefusals(remembered, chain, refusals, o.Now)
	_ = remembered.Write(o.StateDir) // A machine without a place for it finds symbols all the same.
	return answer, nil
}
