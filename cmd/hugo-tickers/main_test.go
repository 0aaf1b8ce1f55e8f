package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// now is the present of the tests: the Saturday after the essays' last closes.
var now = time.Date(2023, 6, 17, 12, 0, 0, 0, time.UTC)

func TestMain(m *testing.M) {
	if os.Getenv(hugoBinary) == "" {
		if err := findHugo(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	testscript.Main(m, map[string]func(){
		"hugo-tickers": func() {
			os.Exit(untilSignal(func(ctx context.Context) int {
				return run(ctx, os.Args[1:], &env{
					stdout: os.Stdout, stderr: os.Stderr, environ: os.Environ(),
					now:        present,
					isTerminal: func(io.Writer) bool { return os.Getenv("TERMINAL") != "" },
					sleep:      func(context.Context, time.Duration) error { return nil },
				})
			}))
		},
		"hugo": hugoMain,
	})
}

// present returns the present of a script: NOW, an instant in RFC 3339, where it is set.
func present() time.Time {
	if t, err := time.Parse(time.RFC3339, os.Getenv("NOW")); err == nil {
		return t
	}
	return now
}

// moduleRoot is the folder of the Hugo module, two above this one.
func moduleRoot(t testing.TB) string {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// replacements makes Hugo take the modules from the working tree.
func replacements(root string) string {
	const path = "github.com/hugo-tickers/hugo-tickers"
	list := path + " -> " + root
	for _, nested := range []string{"pages", "mail"} {
		list += ", " + path + "/" + nested + " -> " + filepath.Join(root, nested)
	}
	return list
}

func TestScripts(t *testing.T) {
	root := moduleRoot(t)
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HUGO_MODULE_REPLACEMENTS", replacements(root))
			hugo, err := exec.LookPath("hugo")
			if err != nil {
				return err
			}
			env.Setenv("BIN", filepath.Dir(hugo)) // The commands above and no others.
			env.Setenv(hugoBinary, os.Getenv(hugoBinary))
			env.Setenv("TICKERS_CACHEDIR", filepath.Join(env.WorkDir, ".cache"))
			env.Setenv("HUGO_CACHEDIR", filepath.Join(env.WorkDir, ".cache"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"replay":     replay,
			"text":       text,
			"styles":     styles,
			"usage":      endsWith(exitUsage),
			"code3":      endsWith(hugoFailed),
			"publish":    publish(t, root),
			"copymodule": copyModule(root),
		},
	})
}

// replay starts a server that answers the path and query of a request with the file of replies that begins with them,
// and points a provider's variable to it: replay TICKERS_YAHOO_URL replies.
func replay(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: replay variable folder")
	}
	replies := map[string]string{}
	entries, err := os.ReadDir(ts.MkAbs(args[1]))
	ts.Check(err)
	for _, entry := range entries {
		request, reply, _ := strings.Cut(ts.ReadFile(filepath.Join(args[1], entry.Name())), "\n")
		replies[request] = reply
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reply, ok := replies[r.URL.RequestURI()]
		if !ok {
			http.Error(w, "<html>no reply to "+r.URL.RequestURI(), http.StatusForbidden)
			return
		}
		status := http.StatusOK
		if strings.HasPrefix(reply, "status ") {
			_, err := fmt.Sscanf(reply, "status %d\n", &status)
			ts.Check(err)
			_, reply, _ = strings.Cut(reply, "\n")
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, reply)
	}))
	ts.Defer(server.Close)
	ts.Setenv(args[0], server.URL)
}

// text prints what remains of a page's body without its tags: text public/index.html.
func text(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: text page")
	}
	_, err := io.WriteString(ts.Stdout(), stripped(ts.ReadFile(args[0])))
	ts.Check(err)
}

// styles prints the stylesheet of a site: styles.
func styles(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: styles")
	}
	names, err := filepath.Glob(ts.MkAbs("site/public/tickers/*.css"))
	if err != nil || len(names) != 1 {
		ts.Fatalf("the stylesheets are %q, %v", names, err)
	}
	_, err = io.WriteString(ts.Stdout(), ts.ReadFile(names[0]))
	ts.Check(err)
}

// endsWith runs a command that must end with a code: usage hugo-tickers frobnicate.
func endsWith(code int) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, _ bool, args []string) {
		err := ts.Exec(args[0], args[1:]...)
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != code {
			ts.Fatalf("want exit code %d, got %v", code, err)
		}
	}
}
