package refresh

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
)

// deadlines is a provider that records the deadlines of its requests, and has no quotes.
type deadlines struct{ recorded []time.Time }

func (d *deadlines) Latest(ctx context.Context, wanted []quote.Instrument, _ func(int)) provider.Results[quote.Quote] {
	deadline, _ := ctx.Deadline()
	d.recorded = append(d.recorded, deadline)
	return provider.Failed[quote.Quote](provider.NewError(provider.NotFound, ""), wanted)
}

func (d *deadlines) History(ctx context.Context, wanted []quote.Instrument, _ provider.Days, _ func(int)) provider.Results[quote.Series] {
	deadline, _ := ctx.Deadline()
	d.recorded = append(d.recorded, deadline)
	return provider.Failed[quote.Series](provider.NewError(provider.NotFound, ""), wanted)
}

// project makes a site with one badge that needs the latest quote and a close.
func project(t *testing.T) *site.Site {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"hugo.toml":       "",
		"content/post.md": "---\ndate: 2023-06-01\n---\n{{< ticker symbol=\"META\" since=\"published\" >}}\n",
	} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s, err := site.Open(dir, site.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The deadline counts from the start of the run: what the wait for another refresh takes is gone for the providers.
func TestDeadlineBoundsTheWholeRun(t *testing.T) {
	const deadline, wait = time.Minute, 300 * time.Millisecond
	stateDir := t.TempDir()
	unlock, err := state.Lock(t.Context(), stateDir, nil)
	if err != nil {
		t.Fatal(err)
	}
	p := &deadlines{}
	start := time.Now()
	ctx, cancel := context.WithTimeout(t.Context(), deadline)
	defer cancel()
	r, err := Run(ctx, Options{
		Site: project(t), Chain: provider.Chain{{Provider: p}}, StateDir: stateDir, Now: now, Progress: provider.NoProgress{},
		OnWait: func() { time.AfterFunc(wait, unlock) },
	})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if len(p.recorded) != 2 {
		t.Fatalf("%d requests, want one for the quote and one for the history", len(p.recorded))
	}
	for _, at := range p.recorded {
		if at.Sub(start) > deadline+wait/2 {
			t.Errorf("a request may last until %v after the start, want %v", at.Sub(start), deadline)
		}
	}
}

// A lock that is held until the deadline is an error that names the flag, and an interrupt ends the wait.
func TestWaitForTheLockEnds(t *testing.T) {
	stateDir := t.TempDir()
	unlock, err := state.Lock(t.Context(), stateDir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	options := Options{Site: project(t), StateDir: stateDir, Now: now, Progress: provider.NoProgress{}, OnWait: func() {}}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := Run(ctx, options); err == nil || errors.Is(err, ErrInterrupted) {
		t.Errorf("error %v, want one about the other refresh", err)
	}
	ctx, cancel = context.WithCancel(t.Context())
	options.OnWait = cancel
	if _, err := Run(ctx, options); !errors.Is(err, ErrInterrupted) {
		t.Errorf("error %v, want %v", err, ErrInterrupted)
	}
}
