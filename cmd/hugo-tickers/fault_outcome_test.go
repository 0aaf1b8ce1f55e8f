package main

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// outcomeOf returns the result for the quote. It reports an error if the stored quote is neither the last good one nor the new one.
func outcomeOf(t *testing.T, site string, symbol quote.Symbol, before string, code int, report []byte) string {
	t.Helper()
	name := filepath.Join(site, stored)
	if code == exitFailed {
		if after, err := os.ReadFile(name); err == nil && string(after) != before && isReadable(after) {
			t.Errorf("a failed run wrote %s", after)
		}
		return failed
	}
	var told struct {
		Symbols map[quote.Symbol]struct{ Class string }
	}
	if err := json.Unmarshal(report, &told); err != nil {
		t.Fatalf("exit code %d, and %v", code, err)
	}
	after := read(t, name)
	if class := told.Symbols[symbol].Class; class != "ok" {
		if after != before {
			t.Errorf("%s, but the file was written: %s", class, after)
		}
		return "kept: " + provider.Kind(class).String()
	}
	if after == before {
		return resultSame
	}
	quotes, _, err := store.ReadQuotes(filepath.Dir(name), time.Now())
	must(t, err)
	q := quotes[symbol]
	if len(quotes) != 1 || quote.Format(q.Price) != "281.00" || q.Currency != "USD" || q.AsOf.Format(time.DateOnly) != "2023-06-16" ||
		q.PreviousClose.Valid && quote.Format(q.PreviousClose.Decimal) != "281.83" {
		t.Errorf("a wrong quote: %s", after)
	}
	if _, err := os.Stat(name + ".damaged~"); err == nil {
		return quarantined
	}
	return resultNew
}

// isReadable reports whether a file has quotes, and not what a fault has put there.
func isReadable(file []byte) bool {
	var object map[string]any
	return json.Unmarshal(file, &object) == nil && object["version"] == 1.0
}

// outputs returns everything that a refresh has written, by name.
func outputs(t *testing.T, site, stdout, stderr string) map[string]string {
	t.Helper()
	texts := map[string]string{"standard output": stdout, "standard error": stderr}
	err := filepath.WalkDir(site, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			texts[name] = read(t, name)
		}
		return err
	})
	must(t, err)
	return texts
}

// builds runs Hugo after a fault: once for all sites with the same content.
type builds struct{ done sync.Map }

func (b *builds) build(t *testing.T, site string) {
	t.Helper()
	key := read(t, filepath.Join(site, "content", "_index.md")) + read(t, filepath.Join(site, stored))
	files, _ := filepath.Glob(filepath.Join(site, "data", "tickers", "*"))
	for _, name := range files {
		key += filepath.Base(name) + "\n"
	}
	once, _ := b.done.LoadOrStore(key, sync.OnceValue(func() string {
		command := exec.Command("hugo", "--source", site, "--panicOnWarning")
		command.Env = append(os.Environ(), "HUGO_CACHEDIR="+t.TempDir(), "HUGO_MODULE_REPLACEMENTS=github.com/hugo-tickers/hugo-tickers -> "+moduleRoot(t))
		if output, err := command.CombinedOutput(); err != nil {
			return fmt.Sprintf("hugo: %v\n%s", err, output)
		}
		text := strings.TrimSpace(stripped(read(t, filepath.Join(site, "public", "index.html"))))
		price := strings.TrimRight(strings.TrimFunc(text, func(r rune) bool { return r < '0' || r > '9' }), "0")
		if file := read(t, filepath.Join(site, stored)); price == "" || !strings.Contains(file, `"price": `+price) {
			return "the page has: " + text
		}
		return ""
	}))
	if message := once.(func() string)(); message != "" {
		t.Error(message)
	}
}

// noLog discards what the servers of the tests log about broken connections.
var noLog = log.New(io.Discard, "", 0)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
