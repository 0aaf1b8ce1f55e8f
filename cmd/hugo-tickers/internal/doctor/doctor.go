// Package doctor finds out why prices or badges are missing: it tries everything that a refresh and a build need.
package doctor

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// Check is the result of looking at one thing.
type Check struct {
	Level   Level  `json:"level"`
	Subject string `json:"subject"`
	Result  string `json:"result"`
	Fix     string `json:"fix"`
}

// runCheck is what to do about what hugo-tickers check explains.
const runCheck = "run hugo-tickers check, which names the pages and the reasons"

// warn adds what is wrong with some items, if there are any, and what to do about it.
func (c *Check) warn(what string, items []string, fix string) {
	if len(items) > 0 {
		c.Level, c.Fix = Warning, fix
		c.Result += fmt.Sprintf("; %s: %s", what, strings.Join(items, ", "))
	}
}

// Level is how bad a result is.
type Level string

const (
	OK      Level = "ok"
	Warning Level = "warning"
	Failed  Level = "error"
)

// noAction is the fix where nothing is wrong.
const noAction = "nothing to do"

// Options say what to examine.
type Options struct {
	Site     *site.Site
	Chain    provider.Chain
	StateDir string
	Now      func() time.Time
	Environ  []string // key=value, for programs that are run
	HugoArgs []string // the flags that select the site and its configuration
	OnWait   func()   // called if a refresh of the site is running
}

// doctor is what the examinations share.
type doctor struct {
	Options
	demand      *demand.Demand
	instruments store.Instruments
	state       state.State
	now         time.Time
}

// Run examines the providers, the stored quotes, Hugo, Go and the module. No quote is written. Providers in cool-down are not
// contacted.
func Run(ctx context.Context, options Options) ([]Check, error) {
	d := &doctor{Options: options, now: options.Now()}
	unlock, err := state.LockBriefly(ctx, d.StateDir, d.OnWait)
	if err != nil {
		return nil, err
	}
	defer unlock()
	d.state = state.Read(d.StateDir)
	if d.instruments, err = store.ReadInstruments(d.Site.Data); err != nil {
		return nil, err
	}
	asked, _, err := store.ReadRequests(d.Site.Data)
	if err != nil {
		return nil, err
	}
	if d.demand, err = demand.Collect(d.Site, d.now, asked); err != nil {
		return nil, err
	}
	var checks []Check
	for _, link := range d.Chain {
		checks = append(checks, d.provider(ctx, link))
	}
	if err := d.state.Write(d.StateDir); err != nil {
		checks = append(checks, Check{Warning, "state", "could not be saved: " + err.Error(), "set TICKERS_CACHEDIR to a writable directory"})
	}
	quotes, err := d.quotes()
	if err != nil {
		return nil, err
	}
	closes, err := d.closes()
	if err != nil {
		return nil, err
	}
	return slices.Concat(checks, []Check{quotes}, closes, d.calendars(), d.toolchain(ctx)), nil
}
