package main

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// peopleFaults are what other users of the computer do, what a service has no place for, and what nobody waits for.
func peopleFaults() []fault {
	return []fault{
		{name: "two sites share their data by a symbolic link, at once", only: oneProvider, runOwn: sharing(func(t *testing.T, first, second string) {
			must(t, os.RemoveAll(filepath.Join(second, "data")))
			must(t, os.Symlink(filepath.Join(first, "data"), filepath.Join(second, "data")))
		}), want: "refreshed, of both"},
		{name: "two sites share quotes.json by a symbolic link, at once", only: oneProvider, runOwn: sharing(func(t *testing.T, first, second string) {
			must(t, os.Remove(filepath.Join(second, stored)))
			must(t, os.Symlink(filepath.Join(first, stored), filepath.Join(second, stored)))
		}), want: "refreshed, of both"},
		{name: "there is no home directory", only: oneProvider, runOwn: homeless(nil), want: resultNew},
		{name: "there is no home directory, and somebody has prepared links", only: oneProvider, runOwn: homeless(func(t *testing.T, prepared, foreign string) {
			must(t, os.Symlink(foreign, prepared))
		}), want: resultNew},
		{name: "there is no home directory, and somebody has prepared a directory", only: oneProvider, runOwn: homeless(func(t *testing.T, prepared, _ string) {
			must(t, os.Mkdir(prepared, 0o777))
			if err := os.Chown(prepared, 12345, 12345); err != nil {
				t.Skipf("only root can give a directory to another user: %v", err)
			}
		}), want: resultNew},
		{name: "XDG_CACHE_HOME is a relative path", only: oneProvider, runOwn: relativeCache, want: resultNew},
		{name: "Hugo does not say its configuration before the deadline", only: oneProvider, runOwn: stuckHugo("config", "1 kept (unreachable)"), want: network},
		{name: "Hugo does not say what pages show before the deadline", only: oneProvider, runOwn: stuckHugo("--renderToMemory", "1 refreshed"), want: resultNew},
		{name: "SIGTERM, and Hugo does not stop", only: oneProvider, runOwn: stuckAtSignal("refresh"), want: failed},
		{name: "SIGTERM, and nobody reads the output", only: oneProvider, runOwn: unreadAtSignal("refresh", "--no-hugo", "--format", "json"), want: failed},
	}
}

// sharing refreshes two sites of different symbols with one file of quotes at once: no quote is lost. Each waits for the other one's
// request for a while, so that both have read the file before either writes it, if nothing keeps them from that.
func sharing(share func(t *testing.T, first, second string)) func(t *testing.T) {
	return func(t *testing.T) {
		first, second := faultySite(t, "finnhub"), faultySite(t, "finnhub")
		write(t, filepath.Join(second, "content", "_index.md"), "Apple moved {{< ticker \"AAPL\" >}}.\n")
		share(t, first, second)
		arrived := map[string]chan bool{"META": make(chan bool), "AAPL": make(chan bool)}
		good := moving(&atomic.Int64{}, nil)
		url := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			symbol := r.FormValue("symbol")
			close(arrived[symbol])
			for other := range arrived {
				select {
				case <-arrived[other]:
				case <-time.After(time.Second):
				}
			}
			good.ServeHTTP(w, r)
		}))
		var commands []*exec.Cmd
		for _, site := range []string{first, second} {
			command := refreshing(t, site, url)
			command.Args = append(command.Args, "--no-hugo")
			command.Env = append(command.Env, "TICKERS_CACHEDIR="+filepath.Join(first, cache))
			command.Stderr = &bytes.Buffer{}
			must(t, command.Start())
			commands = append(commands, command)
		}
		for _, command := range commands {
			if err := command.Wait(); err != nil {
				t.Errorf("%v: %s", err, command.Stderr)
			}
		}
		quotes, _, err := store.ReadQuotes(filepath.Join(second, "data", "tickers"), time.Now())
		if err != nil || len(quotes) != 2 || quotes["META"].Price.String() == "281.83" {
			t.Errorf("the quotes are %v, %v", quotes, err)
		}
	}
}

// elsewhere refreshes a site with the state in a place that other variables say.
func elsewhere(t *testing.T, site string, variables ...string) (stderr string) {
	t.Helper()
	command := refreshing(t, site, serve(t, moving(&atomic.Int64{}, nil)))
	command.Dir = site
	command.Env = slices.DeleteFunc(command.Env, func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		return slices.Contains([]string{"HOME", "XDG_CACHE_HOME", "TICKERS_CACHEDIR", "TMPDIR"}, name)
	})
	command.Env = append(command.Env, variables...)
	var out bytes.Buffer
	command.Stderr = &out
	if err := command.Run(); err != nil {
		t.Errorf("%v: %s", err, &out)
	}
	requireValidQuotes(t, site)
	return out.String()
}

// homeless refreshes a site without a home directory. Prepare does what somebody may have done in the directory for temporary files.
func homeless(prepare func(t *testing.T, prepared, foreign string)) func(t *testing.T) {
	return func(t *testing.T) {
		site, temp, foreign := faultySite(t, "finnhub"), t.TempDir(), t.TempDir()
		prepared := filepath.Join(temp, fmt.Sprintf("hugo-tickers-%d", os.Geteuid()))
		if prepare == nil {
			elsewhere(t, site, "TMPDIR="+temp)
			states, _ := filepath.Glob(filepath.Join(prepared, "*", "state.json"))
			info, err := os.Lstat(prepared)
			if err != nil || info.Mode() != os.ModeDir|0o700 || len(states) != 1 {
				t.Errorf("the directory is %v, %v, with %q", info, err, states)
			}
			return
		}
		prepare(t, prepared, foreign)
		stderr := elsewhere(t, site, "TMPDIR="+temp)
		if !strings.Contains(stderr, prepared) || !strings.Contains(stderr, "TICKERS_CACHEDIR") {
			t.Errorf("the message names neither the place nor the fix: %s", stderr)
		}
		for _, dir := range []string{prepared, foreign} {
			if entries, _ := os.ReadDir(dir); len(entries) > 0 {
				t.Errorf("%s has %v", dir, entries)
			}
		}
	}
}

// relativeCache refreshes a site where the user's cache directory is a relative path, which does not count.
func relativeCache(t *testing.T) {
	site, home := faultySite(t, "finnhub"), t.TempDir()
	elsewhere(t, site, "HOME="+home, "XDG_CACHE_HOME=relative")
	states, _ := filepath.Glob(filepath.Join(home, "*", "hugo-tickers", "*", "state.json"))
	if _, err := os.Stat(filepath.Join(site, "relative")); err == nil || len(states) != 1 {
		t.Errorf("the state is in %q, %v", states, err)
	}
}

// stuckHugo refreshes a site where Hugo, called with an argument, neither ends nor stops.
func stuckHugo(argument, want string) func(t *testing.T) {
	return func(t *testing.T) {
		site := faultySite(t, "finnhub")
		command := refreshing(t, site, serve(t, moving(&atomic.Int64{}, nil)))
		command.Args = append(command.Args, "--with-hugo", "--deadline", "1s")
		command.Env = append(command.Env, "PATH="+hugoThatStays(t, argument)+string(filepath.ListSeparator)+os.Getenv("PATH"))
		output := runs(t, command, exitDone)
		if !strings.Contains(output, want) || !strings.Contains(output, "hugo") {
			t.Errorf("got %s, want %q", output, want)
		}
	}
}
