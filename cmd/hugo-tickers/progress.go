package main

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// patience is how long work may take in silence.
const patience = time.Second

// progress shows on a terminal how far a provider has come, once that takes longer than patience.
type progress struct {
	writer io.Writer // nil where nothing is shown
	show   *time.Timer

	// The methods of the bar; nil while there is none. A field of the bar's own type would be converted to an interface with this one,
	// and the linker would keep all methods of the bar: an HTTP server.
	add    func(int) error
	finish func() error
}

func (a *app) progress() *progress {
	if !a.isTerminal(a.stderr) {
		return &progress{}
	}
	return &progress{writer: a.stderr}
}

// Advance implements provider.Progress.
func (p *progress) Advance(symbols int) {
	if p.add != nil {
		_ = p.add(symbols)
	}
}

// Start implements provider.Progress.
func (p *progress) Start(name string, symbols int) {
	p.end()
	if p.writer == nil {
		return
	}
	bar := progressbar.NewOptions(symbols,
		progressbar.OptionSetWriter(&late{p.writer, time.Now().Add(patience)}),
		progressbar.OptionSetDescription("asking "+name),
		progressbar.OptionShowCount(),
		progressbar.OptionSetWidth(30),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)
	p.add, p.finish, p.show = bar.Add, bar.Finish, time.AfterFunc(patience, func() { _ = bar.RenderBlank() })
}

// end takes the bar from the terminal.
func (p *progress) end() {
	if p.finish == nil {
		return
	}
	p.show.Stop()
	_ = p.finish()
	p.add, p.finish = nil, nil
}

// late drops what is written before its time.
type late struct {
	io.Writer
	from time.Time
}

func (l *late) Write(text []byte) (int, error) {
	if time.Now().Before(l.from) {
		return len(text), nil
	}
	return l.Writer.Write(text)
}
