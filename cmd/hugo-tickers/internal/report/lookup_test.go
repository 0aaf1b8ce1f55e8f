package report

import (
	"strings"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/lookup"
)

func TestLookupIsShort(t *testing.T) {
	var out strings.Builder
	if err := Lookup(&out, make([]lookup.Result, 23)); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Split(strings.TrimSpace(out.String()), "\n"); len(lines) != 22 || lines[21] != "and 3 more: add words, or --format json" {
		t.Errorf("%d lines, the last %q", len(lines), lines[len(lines)-1])
	}
}
