package hugo

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

func TestReportsAreReadAndNotPrinted(t *testing.T) {
	asked := store.Requests{}
	var printed bytes.Buffer
	filter := &reportFilter{to: &printed, requests: asked}
	const output = "Start\n" +
		"WARN  hugo-tickers-request {\"at\":\"2023-06-15\",\"page\":\"/a\",\"since\":\"\",\"sparkline\":0,\"symbol\":\"XLON:VOD\"}\n" +
		"WARN  hugo-tickers-request {\"at\":\"\",\"since\":\"2023-06-14\",\"sparkline\":5,\"symbol\":\"META\"}\n" +
		"WARN  hugo-tickers-request {\"at\":\"\",\"since\":\"2023-06-14\",\"sparkline\":5,\"symbol\":\"META\"}\n" +
		"WARN  hugo-tickers-request {\"at\":\"yesterday\",\"symbol\":\"GOOG\"}\n" +
		"WARN  hugo-tickers-request {\"symbol\":\"no symbol\"}\n" +
		"WARN  hugo-tickers-request {\"symbol\":\"AMZN\",\"sparkline\":999999999}\n" +
		"WARN  hugo-tickers-request not JSON\n" +
		"WARN  other\nno end"
	for _, b := range []byte(output) { // In pieces, as a pipe may bring it.
		if _, err := filter.Write([]byte{b}); err != nil {
			t.Fatal(err)
		}
	}
	filter.flush()
	if got, want := printed.String(), "Start\nWARN  other\nno end"; got != want {
		t.Errorf("printed %q, want %q", got, want)
	}
	if got, want := fmt.Sprint(asked), "map[META:[{ 2023-06-14 5}] XLON:VOD:[{2023-06-15  0}]]"; got != want {
		t.Errorf("asked for %s, want %s", got, want)
	}
}

func TestCanReport(t *testing.T) {
	for _, tt := range []struct {
		args []string
		want bool
	}{
		{nil, true},
		{[]string{"--minify", "-d", "quiet"}, true},
		{[]string{"--quiet"}, false},
		{[]string{"-q"}, false},
		{[]string{"--panicOnWarning"}, false},
		{[]string{"--logLevel=error"}, false},
		{[]string{"--renderSegments", "feeds"}, false},
		{[]string{"server", "-D"}, false},
		{[]string{"version"}, false},
		{[]string{"mod", "graph"}, false},
		{[]string{"build", "--minify"}, true},
		{[]string{"--help"}, false},
		{[]string{"--disableKinds", "home"}, false},
	} {
		if got := CanReport(tt.args); got != tt.want {
			t.Errorf("%q: %v", tt.args, got)
		}
	}
}
