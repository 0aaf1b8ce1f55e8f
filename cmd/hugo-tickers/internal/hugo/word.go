package hugo

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// reportVariable makes the templates report requests: it sets params.tickers.report.
const reportVariable = "HUGO_PARAMS_TICKERS_REPORT=true"

// requestMark begins what the templates report for the command.
const requestMark = "hugo-tickers-request "

// CanReport reports whether a run of Hugo with some arguments can report requests as it builds. A server does not end, and warnings
// must neither be silenced nor fail the build.
func CanReport(args []string) bool {
	for _, arg := range args {
		switch name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "="); {
		case arg == "server" || arg == "serve", arg == "-q":
			return false
		case strings.HasPrefix(arg, "--") && (name == "quiet" || name == "logLevel" || name == "panicOnWarning"):
			return false
		}
	}
	return true
}

// BuildReporting runs Hugo as Build does, and returns what its pages asked for: prices that are missing, and those of requests that are
// stored. Requests are returned with an error too.
func (h *Hugo) BuildReporting(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) (store.Requests, error) {
	asked := store.Requests{}
	problems := &reportFilter{to: stderr, requests: asked} // Warnings, and so reports, go to standard error.
	reporting := *h
	reporting.environ = append(append([]string{}, h.environ...), reportVariable)
	err := reporting.Build(ctx, args, stdin, stdout, problems)
	problems.flush()
	return asked, err
}

// Ask runs Hugo in memory and returns what its pages asked for. The error of a build that fails is what Hugo said.
func (h *Hugo) Ask(ctx context.Context, args []string) (store.Requests, error) {
	var said bytes.Buffer
	args = append([]string{"--renderToMemory", "--logLevel", "warn", "--noBuildLock"}, args...)
	asked, err := h.BuildReporting(ctx, args, nil, io.Discard, &said)
	if err != nil && ctx.Err() == nil {
		err = &askError{errorLine(said.String())}
	}
	return asked, err
}

type askError struct{ said string }

func (e *askError) Error() string { return "hugo could not build the site: " + e.said }

// addReport reads a report, which is JSON. What is no report is left out: text of a page could look like one.
func addReport(asked store.Requests, report string) {
	var given struct {
		store.Request
		Symbol string `json:"symbol"`
	}
	if err := json.Unmarshal([]byte(report), &given); err != nil {
		return
	}
	symbol, err := quote.ParseSymbol(given.Symbol)
	if err != nil {
		return
	}
	for _, day := range []*quote.PriceDate{&given.At, &given.Since} {
		if *day == "" {
			continue
		}
		if *day, err = quote.ParsePriceDate(string(*day)); err != nil {
			return
		}
	}
	asked.Add(symbol, given.Request)
}

// reportFilter passes on what Hugo prints, line by line, without the reports of requests.
type reportFilter struct {
	to       io.Writer
	requests store.Requests
	line     []byte // not complete yet
}

func (f *reportFilter) Write(p []byte) (int, error) {
	f.line = append(f.line, p...)
	for {
		end := bytes.IndexByte(f.line, '\n')
		if end < 0 {
			return len(p), nil
		}
		if err := f.pass(f.line[:end+1]); err != nil {
			return 0, err
		}
		f.line = f.line[end+1:]
	}
}

// pass passes on a line, unless it is a report.
func (f *reportFilter) pass(line []byte) error {
	if _, report, ok := strings.Cut(string(line), requestMark); ok {
		addReport(f.requests, report)
		return nil
	}
	_, err := f.to.Write(line)
	return err
}

// flush passes on a last line without an end.
func (f *reportFilter) flush() {
	if len(f.line) > 0 {
		_ = f.pass(f.line)
	}
}
