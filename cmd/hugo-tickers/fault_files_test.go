package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
)

// fileFaults are files that are something else, or somewhere else.
func fileFaults() []fault {
	state := func(name string) func(site string) string {
		return func(site string) string { return filepath.Join(stateOf(site), name) }
	}
	in := func(name string) func(site string) string {
		return func(site string) string { return filepath.Join(site, filepath.FromSlash(name)) }
	}
	return []fault{
		pipeFault("hugo.toml is a named pipe", "finnhub", in("hugo.toml"), failed),
		pipeFault("a file of the configuration directory is a named pipe", "finnhub", in("config/_default/params.toml"), failed),
		pipeFault("a page is a named pipe", "finnhub", in("content/other.md"), resultNew),
		pipeFault("content is a named pipe", "finnhub", in("content"), failed),
		pipeFault("quotes.json is a named pipe", "finnhub", in(stored), failed),
		pipeFault("pins.json is a named pipe", "finnhub", in("data/tickers/pins.json"), failed),
		pipeFault("requests.json is a named pipe", "finnhub", in("data/tickers/requests.json"), failed),
		pipeFault("instruments.toml is a named pipe", "finnhub", in("data/tickers/instruments.toml"), failed),
		pipeFault("the saved state is a named pipe", "finnhub", state("state.json"), resultNew),
		pipeFault("the lock is a named pipe", "finnhub", state("lock"), resultNew),
		pipeFault("the cached quotes of remote are a named pipe", "remote", state("remote.json"), resultNew),
		fileFault("quotes.json is a device", failed, func(t *testing.T, site string) {
			must(t, os.Remove(filepath.Join(site, stored)))
			must(t, os.Symlink("/dev/zero", filepath.Join(site, stored)))
		}, nil),
		fileFault("quotes.json is a symbolic link", resultNew, linkQuotes, func(t *testing.T, site string) {
			if to, err := os.Readlink(filepath.Join(site, stored)); err != nil || to != "../../shared.json" {
				t.Errorf("the link became %q, %v", to, err)
			}
		}),
		fileFault("quotes.json is a loop of symbolic links", failed, func(t *testing.T, site string) {
			must(t, os.Remove(filepath.Join(site, stored)))
			must(t, os.Symlink("quotes.json", filepath.Join(site, stored)))
		}, nil),
		fileFault("content has loops of symbolic links", resultNew, func(t *testing.T, site string) {
			must(t, os.Symlink(".", filepath.Join(site, "content", "again")))
			must(t, os.Symlink("loop.md", filepath.Join(site, "content", "loop.md")))
		}, nil),
		fileFault("content is a loop of symbolic links", failed, func(t *testing.T, site string) {
			must(t, os.RemoveAll(filepath.Join(site, "content")))
			must(t, os.Symlink("content", filepath.Join(site, "content")))
		}, nil),
		fileFault("content has directories 3,000 deep", failed, func(t *testing.T, site string) { dig(t, filepath.Join(site, "content"), 3000) }, nil),
		fileFault("the directory of the state is a link that somebody prepared", resultNew, func(t *testing.T, site string) {
			must(t, os.Mkdir(filepath.Join(site, "foreign"), 0o700))
			must(t, os.MkdirAll(filepath.Dir(stateOf(site)), 0o700))
			must(t, os.Symlink(filepath.Join(site, "foreign"), stateOf(site)))
		}, func(t *testing.T, site string) {
			if entries, _ := os.ReadDir(filepath.Join(site, "foreign")); len(entries) != 0 {
				t.Errorf("the link led to %v", entries)
			}
		}),
	}
}

// linkQuotes puts a symbolic link in the place of the quotes.
func linkQuotes(t *testing.T, site string) {
	must(t, os.Rename(filepath.Join(site, stored), filepath.Join(site, "shared.json")))
	must(t, os.Symlink("../../shared.json", filepath.Join(site, stored)))
}

// dig makes directories in each other: more than a path can name.
func dig(t *testing.T, dir string, depth int) {
	root, err := os.OpenRoot(dir)
	must(t, err)
	for range depth {
		must(t, root.Mkdir("d", 0o777))
		next, err := root.OpenRoot("d")
		must(t, err)
		must(t, root.Close())
		root = next
	}
	must(t, root.Close())
}

// pipeFault is a named pipe in the place of a file.
func pipeFault(name, provider string, place func(site string) string, want string) fault {
	return fault{name: name, only: []string{provider}, want: want, runOwn: withFiles(provider, want, func(t *testing.T, site string) {
		must(t, os.MkdirAll(filepath.Dir(place(site)), 0o700))
		must(t, os.RemoveAll(place(site)))
		makePipe(t, place(site))
	}, nil)}
}

// fileFault is something wrong with files.
func fileFault(name, want string, prepare, check func(t *testing.T, site string)) fault {
	return fault{name: name, only: oneProvider, want: want, runOwn: withFiles(oneProvider[0], want, prepare, check)}
}

// withFiles refreshes a site with such files. That must end, with or without a new quote. Hugo does not run: what it does then is not
// our concern.
func withFiles(provider, want string, prepare, check func(t *testing.T, site string)) func(t *testing.T) {
	return func(t *testing.T) {
		site := faultySite(t, provider)
		environ, before := fault{}.environ(t, site, provider), read(t, filepath.Join(site, stored))
		prepare(t, site)
		code, stdout, stderr := ends(t, environ, "refresh", "-s", site, "--no-hugo", "--format", "json")
		if code == exitFailed {
			if want != failed || !strings.HasPrefix(stderr, "hugo-tickers: ") {
				t.Errorf("exit code %d, want %q: %s", code, want, stderr)
			}
		} else if got := outcomeOf(t, site, providertest.Instrument(provider).Symbol, before, code, []byte(stdout)); got != want {
			t.Errorf("got %q, want %q\n%s", got, want, stderr)
		}
		if check != nil {
			check(t, site)
		}
	}
}

// ends runs a command that must end.
func ends(t *testing.T, environ []string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	done := make(chan int, 1)
	go func() {
		done <- run(context.Background(), args, &env{
			stdout: &out, stderr: &err, environ: environ, now: func() time.Time { return now }, isTerminal: func(io.Writer) bool { return false },
			sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
		})
	}()
	select {
	case code = <-done:
		return code, out.String(), err.String()
	case <-time.After(30 * time.Second):
		t.Fatalf("%q does not end", args)
	}
	return 0, "", ""
}
