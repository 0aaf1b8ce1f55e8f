//go:build unix

package main

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// A refresh that waits for a provider stops in good order at SIGINT and at SIGTERM.
func TestSignalStopsRefresh(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) {
			contacted := make(chan bool, 1)
			server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				contacted <- true
				<-r.Context().Done()
			}))
			defer server.Close()
			site := faultySite(t, "finnhub")
			before := read(t, filepath.Join(site, stored))
			command := refreshing(t, site, server.URL)
			must(t, command.Start())
			<-contacted
			must(t, command.Process.Signal(signal))
			if got := exitCode(command.Wait()); got != exitFailed {
				t.Errorf("exit code %d, want %d", got, exitFailed)
			}
			if after := read(t, filepath.Join(site, stored)); after != before {
				t.Errorf("the quotes changed: %s", after)
			}
		})
	}
}

// A second signal ends the command at once, even if it waits for a Hugo that does not stop.
func TestSecondSignalEndsAtOnce(t *testing.T) {
	bin, site := t.TempDir(), t.TempDir()
	ready := filepath.Join(bin, "ready")
	must(t, syscall.Mkfifo(ready, 0o600))
	write(t, filepath.Join(bin, "hugo"), "#!/bin/sh\n[ \"$1\" != config ] || exit 1\ntrap 'echo interrupted > "+ready+"' INT\necho started > "+ready+"\nwhile :; do sleep 0.02; done\n")
	must(t, os.Chmod(filepath.Join(bin, "hugo"), 0o700))
	write(t, filepath.Join(site, "hugo.toml"), "")
	path, err := exec.LookPath("hugo-tickers")
	must(t, err)
	command := exec.Command(path, "build", "-s", site)
	command.Env = append(os.Environ(), "PATH="+bin+string(filepath.ListSeparator)+os.Getenv("PATH"), "TICKERS_CACHEDIR="+t.TempDir())
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // Signals reach hugo only through hugo-tickers.
	must(t, command.Start())
	defer func() { _ = syscall.Kill(-command.Process.Pid, syscall.SIGKILL) }()
	for _, want := range []string{"started\n", "interrupted\n"} {
		if got := read(t, ready); got != want {
			t.Fatalf("hugo reported %q, want %q", got, want)
		}
		must(t, command.Process.Signal(syscall.SIGINT))
	}
	var exit *exec.ExitError
	if err := command.Wait(); !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGINT {
		t.Errorf("ended with %v, want the signal", err)
	}
}
