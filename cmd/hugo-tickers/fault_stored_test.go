package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The results for a stored file that is not as the command wrote it.
const (
	fileNamed    = "every entry kept, the bad one named with its line"
	entryNew     = "the bad entry replaced, every other one kept"
	fileRepaired = "written anew with every entry that can be read, the old file copied"
	fileLeft     = "left as it is, and exit code 1"
)

// storedFault is something wrong with a stored file of three entries, A, B and C.
type storedFault struct {
	name, file string
	change     func(good string) string
	clock      time.Duration // by how much the clock is wrong
	answers    bool          // whether the service has prices
	entries    string        // the symbols that must be in the file afterwards
	want       string
}

// storedFaults are those of files that an author, Git or an editor has changed.
func storedFaults() []fault {
	replace := func(old, new string) func(string) string {
		return func(good string) string { return strings.Replace(good, old, new, 1) }
	}
	cut := func(good string) string { return good[:len(good)*4/5] }
	conflict := func(good string) string {
		before, after, _ := strings.Cut(good, "    \"B\"")
		entry, rest, _ := strings.Cut(after, "    \"C\"")
		return before + "<<<<<<< HEAD\n    \"B\"" + entry + "=======\n    \"B\"" + entry + ">>>>>>> prices\n    \"C\"" + rest
	}
	other := func(string) string { return `{"name": "site", "private": true}` }
	nextYear := strings.NewReplacer("2023-06-07", "2024-06-07").Replace
	var faults []fault
	for _, f := range []storedFault{
		{"quotes.json has a price of 0, and no service answers", stored, replace("142.00", "0"), 0, false, "A B C", fileNamed},
		{"quotes.json has a renamed key, and no service answers", stored, replace(`"price": 142`, `"prise": 142`), 0, false, "A B C", fileNamed},
		{"quotes.json has a price of 1e999", stored, replace("142.00", "1e999"), 0, true, "A B C", entryNew},
		{"quotes.json has marks of a merge conflict, and no service answers", stored, conflict, 0, false, "A B C", fileRepaired},
		{"quotes.json is truncated, and no service answers", stored, cut, 0, false, "A B", fileRepaired},
		{"quotes.json is another JSON file, and no service answers", stored, other, 0, false, "", fileLeft},
		{"quotes.json begins with a byte order mark", stored, func(good string) string { return "\ufeff" + good }, 0, false, "A B C", fileRepaired},
		{"quotes.json has a price of next year", stored, nextYear, 0, true, "A B C", entryNew},
		{"quotes.json has a price of next year, and no service answers", stored, nextYear, 0, false, "A B C", fileNamed},
		{"quotes.json is older than it seems: the clock shows 1970", stored, replace("", ""), -53 * 365 * 24 * time.Hour, true, "A B C", fileNamed},
		{"pins.json has a price of 0, and no service answers", pinned, replace("142.00", "0"), 0, false, "A B C", fileNamed},
		{"pins.json has a word for a price, and no service answers", pinned, replace("142.00", `"none"`), 0, false, "A B C", fileNamed},
		{"pins.json has a factor of 1e9, and no service answers", pinned, replace(`"final": true`, `"final": true, "splitFactor": 1e9`), 0, false, "A B C", fileNamed},
		{"pins.json has marks of a merge conflict, and no service answers", pinned, conflict, 0, false, "A B C", fileRepaired},
		{"pins.json is truncated, and no service answers", pinned, cut, 0, false, "", fileLeft},
		{"pins.json is empty, and no service answers", pinned, func(string) string { return "" }, 0, false, "", fileLeft},
		{"pins.json is older than it seems: the clock shows 1970", pinned, replace("", ""), -53 * 365 * 24 * time.Hour, true, "A B C", fileNamed},
	} {
		faults = append(faults, fault{name: f.name, only: oneProvider, runOwn: f.run, want: f.want})
	}
	return append(faults,
		fault{name: "a cool-down of a clock that was a year ahead", only: oneProvider, want: resultNew, runOwn: func(t *testing.T) {
			requireAfterCooldown(t, 365*24*time.Hour, nil, resultNew)
		}},
		fault{name: "the saved state has an entry that cannot be read", only: oneProvider, want: limited, runOwn: func(t *testing.T) {
			requireAfterCooldown(t, 0, strings.NewReplacer(`"cooldowns": {`, `"cooldowns": {"yahoo": {"until": "never"},`), limited)
		}},
	)
}

// storedFile returns a file of three entries, as the command writes it.
func storedFile(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "{\n  \"version\": 1,\n  %q: {\n", strings.TrimSuffix(filepath.Base(name), ".json"))
	for n, symbol := range []string{"A", "B", "C"} {
		end := ","
		if n == 2 {
			end = ""
		}
		fields := fmt.Sprintf("\"currency\": \"USD\",\n        \"price\": 14%d.00,\n        \"asOf\": \"2023-06-%02dT20:00:00Z\",\n        \"session\": \"2023-06-%02[2]d\",\n        \"final\": true,\n        \"source\": \"finnhub\"", n+1, n+6)
		if name == pinned {
			fmt.Fprintf(&b, "    %q: {\n      \"2023-06-%02d\": {\n        %s\n      }\n    }%s\n", symbol, n+6, fields, end)
		} else {
			fmt.Fprintf(&b, "    %q: {\n        \"symbol\": %[1]q,\n        %s\n    }%s\n", symbol, fields, end)
		}
	}
	return b.String() + "  }\n}\n"
}

// run refreshes a site with the file, and checks what is left of it.
func (f storedFault) run(t *testing.T) {
	site := faultySite(t, "finnhub")
	var page strings.Builder
	for n, symbol := range []string{"A", "B", "C"} {
		fmt.Fprintf(&page, "{{< ticker symbol=%q at=\"2023-06-%02d\" >}} {{< ticker %[1]q >}}\n", symbol, n+6)
	}
	write(t, filepath.Join(site, "content", "_index.md"), page.String())
	must(t, os.Remove(filepath.Join(site, stored)))
	name := filepath.Join(site, filepath.FromSlash(f.file))
	bad := f.change(storedFile(f.file))
	write(t, name, bad)
	handler := status(http.StatusServiceUnavailable, "")(nil)
	if f.answers {
		handler = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = fmt.Fprintf(w, `{"c":144,"pc":143,"t":%d}`, time.Date(2023, 6, 16, 20, 0, 0, 0, time.UTC).Unix())
		})
	}
	code, _, said := refreshAt(site, serve(t, handler), now.Add(f.clock))
	after := dataFile(t, site, f.file)
	if got := f.result(code, bad, after, dataFile(t, site, f.file+".damaged~"), said); got != f.want {
		t.Errorf("got %q, want %q\n%s\n%s", got, f.want, said, after)
	}
	if f.entries == "" {
		return
	}
	entries := entriesOf(t, site, f.file)
	for _, symbol := range strings.Fields(f.entries) {
		if len(entries[symbol]) == 0 {
			t.Errorf("the entry of %s is lost: %s", symbol, after)
		}
	}
}

// result returns what became of the file.
func (f storedFault) result(code int, bad, after, copied, said string) string {
	named := strings.Contains(said, filepath.Base(f.file)+", line ")
	switch {
	case code == exitFailed && after == bad && copied == "":
		return fileLeft
	case code != 0:
		return fmt.Sprintf("exit code %d", code)
	case after == bad && copied == "" && named:
		return fileNamed
	case after != bad && copied == bad:
		return fileRepaired
	case after != bad && copied == "" && named && strings.Count(after, "144") == 3:
		return entryNew
	}
	return "something else"
}

// refreshAt refreshes a site with the one provider at an address and a time.
func refreshAt(site, url string, at time.Time) (code int, report []byte, said string) {
	var stdout, stderr bytes.Buffer
	code = run(context.Background(), []string{"refresh", "-s", site, "--no-hugo", "--format", "json"}, &env{
		stdout: &stdout, stderr: &stderr, now: func() time.Time { return at },
		environ:    []string{"TICKERS_FINNHUB_URL=" + url, "TICKERS_FINNHUB_KEY=" + secret, "TICKERS_FINNHUB_RATE=0", "TICKERS_CACHEDIR=" + filepath.Join(site, cache)},
		isTerminal: func(io.Writer) bool { return false },
		sleep:      func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	})
	return code, stdout.Bytes(), stderr.String()
}

// requireAfterCooldown refreshes a site twice: with a clock that is ahead and a service that refuses, and then at the right time with one
// that answers. Between them the saved state is changed.
func requireAfterCooldown(t *testing.T, ahead time.Duration, change *strings.Replacer, want string) {
	t.Helper()
	site := faultySite(t, "finnhub")
	before, refuses := read(t, filepath.Join(site, stored)), true
	url := serve(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if refuses {
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		_, _ = fmt.Fprintf(w, `{"c":281.00,"pc":281.83,"t":%d}`, time.Date(2023, 6, 16, 20, 0, 0, 0, time.UTC).Unix())
	}))
	refreshAt(site, url, now.Add(ahead))
	names, err := filepath.Glob(filepath.Join(site, cache, "*", "*", "state.json"))
	must(t, err)
	if text := read(t, names[0]); change != nil {
		write(t, names[0], change.Replace(text))
	}
	refuses = false
	code, report, said := refreshAt(site, url, now)
	if got := outcomeOf(t, site, "META", before, code, report); got != want {
		t.Errorf("got %q, want %q\n%s", got, want, said)
	}
}
