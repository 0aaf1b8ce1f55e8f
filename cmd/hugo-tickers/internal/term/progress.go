// Package term is what the command shows on a terminal: messages, color, progress and flags.
package term

import (
	"io"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"
)

// showAfter is how long work takes before its progress is shown.
const showAfter = time.Second

// Progress shows how many symbols a provider has answered for, once that takes longer than a second. The zero value shows nothing.
type Progress struct {
	Writer io.Writer // nil where nothing is shown

	// Functions of the bar. A field of its type would make the linker keep its HTTP server, 0.8 MB.
	add    func(int) error
	finish func() error
	timer  *time.Timer
}

// Start begins a new bar for a provider that is about to be asked for some symbols.
func (p *Progress) Start(provider string, symbols int) {
	p.Stop()
	if p.Writer == nil {
		return
	}
	w := &delayedWriter{Writer: trusted{outputOf(p.Writer)}}
	bar := progressbar.NewOptions(symbols,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetDescription("fetching from "+Visible(provider)),
		progressbar.OptionShowCount(),
		progressbar.OptionSetWidth(30),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)
	p.add, p.finish, p.timer = bar.Add, bar.Finish, time.AfterFunc(showAfter, func() {
		w.open.Store(true)
		_ = bar.RenderBlank()
	})
}

// Advance counts symbols that are done. Several goroutines may call it at the same time.
func (p *Progress) Advance(symbols int) {
	if p.add != nil {
		_ = p.add(symbols)
	}
}

// Stop removes the bar.
func (p *Progress) Stop() {
	if p.add == nil {
		return
	}
	p.timer.Stop()
	_ = p.finish()
	p.add = nil
}

// delayedWriter drops what is written before it is opened.
type delayedWriter struct {
	io.Writer
	open atomic.Bool
}

func (w *delayedWriter) Write(text []byte) (int, error) {
	if !w.open.Load() {
		return len(text), nil
	}
	return w.Writer.Write(text)
}
