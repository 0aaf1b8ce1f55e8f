package hugo

import (
	"bytes"
	"context"
	"io"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// reportVariable makes the templates report requests: it sets params.tickers.report.
const reportVariable = "HUGO_PARAMS_TICKERS_REPORT=true"

// CanReport reports whether a run of Hugo with some arguments can report requests as it builds. A server does not end, warnings must
// neither be silenced nor fail the build, and a build of a segment does not show all pages. Another command of Hugo shows none.
func CanReport(args []string) bool {
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") && args[0] != "build" {
		return false
	}
	for _, arg := range args {
		switch name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "="); {
		case arg == "server" || arg == "serve", arg == "-q", arg == "-h":
			return false
		case strings.HasPrefix(arg, "--") && (name == "quiet" || name == "logLevel" || name == "panicOnWarning" || name == "renderSegments" || name == "disableKinds" || name == "help"):
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
