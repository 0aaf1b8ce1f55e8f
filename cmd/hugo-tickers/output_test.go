package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

// hostile has what could control a terminal, hide or reverse text, and forge a line or a command in the log of a CI service.
const hostile = "\x1b[31mred\x1b]8;;https://example.org\x07link\x1b]8;;\x07\x00\b\r\n::error::forged\n \t::warning file=x::forged\n##vso[task.complete result=Failed]forged\n##[error]forged" +
	"\n##teamcity[forged]\u009b32m\u0085\x7f\u202eright\u2066\u2069\u061c\u200b\u200d\u2060\ufeff\u00ad\u2028::error::forged\u2029\U000e0041\U000e0001\u3164\u034f\xff\xc0"

// annotationLine is what the format github prints.
var annotationLine = regexp.MustCompile(`^::(warning|notice)( file=[^:,]*,line=\d+,col=\d+)?::`)

// ownColor is what the command itself colors with.
var ownColor = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// checkVisible fails if a text that was printed has a character that is not seen, or a line that is a command of a CI service.
func checkVisible(t *testing.T, what, printed string) {
	t.Helper()
	checkSeen(t, what, printed)
	for line := range strings.Lines(printed) {
		if text := strings.TrimSpace(line); strings.HasPrefix(text, "::") && !annotationLine.MatchString(line) || regexp.MustCompile(`##\w*\[`).MatchString(line) {
			t.Errorf("%s has a command: %q", what, line)
		}
		if strings.HasPrefix(strings.TrimSpace(line), "forged") {
			t.Errorf("%s has a line of its own: %q", what, line)
		}
	}
}

// checkSeen fails if a text has a character that is not seen.
func checkSeen(t *testing.T, what, text string) {
	t.Helper()
	for at, r := range text {
		_, size := utf8.DecodeRuneInString(text[at:])
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point) || r == utf8.RuneError && size == 1 {
			t.Errorf("%s has %U: %q", what, r, text)
			break
		}
	}
}

// hostileSite makes a site whose files say what is hostile.
func hostileSite(t *testing.T, provider string) string {
	t.Helper()
	site := t.TempDir()
	write(t, filepath.Join(site, "hugo.toml"), fmt.Sprintf("[[module.imports]]\npath = 'github.com/hugo-tickers/hugo-tickers'\n[params.tickers]\nproviders = [%q]\nfile.closes = 'closes.csv'\nfile.currency = 'USD'\nstale = 'ignore'\nmissing = 'ignore'\n", provider))
	write(t, filepath.Join(site, "closes.csv"), "date,META\n2023-06-16,281\n")
	write(t, filepath.Join(site, "go.mod"), "module example.org/site\n\ngo 1.21\n")
	write(t, filepath.Join(site, "layouts", "page.html"), "{{ warnf \"the title is %s\" .Title }}{{ .Content }}")
	title, err := json.Marshal(strings.ToValidUTF8(hostile, ""))
	must(t, err)
	page := "---\ntitle: " + string(title) + "\n---\n{{< ticker META >}} {{< ticker \"GOOG\" >}} {{< ticker \"" + strings.NewReplacer("\n", " ", "\r", " ").Replace(hostile) + "\" >}}\n\n  ::error::forged $AAPL " + hostile + "\n"
	write(t, filepath.Join(site, "content", "page.md"), page)
	write(t, filepath.Join(site, "content", "a\x1b[31m\n::error::forged.md"), "---\ntitle: x\n---\n::error::forged $MSFT {{< ticker MSFT >}} {{< ticker \"no symbol\" >}}\n")
	name, err := json.Marshal(strings.ToValidUTF8(hostile, ""))
	must(t, err)
	write(t, filepath.Join(site, stored), quotes("META", `"name": `+string(name)+`, "currency": "USD", "price": 100.00, "asOf": "2023-06-15T20:00:00Z", "freshUntil": "2023-06-16T20:00:00Z", "source": "yahoo"`))
	return site
}

// Nothing that servers, files or arguments say controls the terminal or the log, whichever command prints it in whichever format.
func TestOutputsAreVisible(t *testing.T) {
	hostileJSON, err := json.Marshal(strings.ToValidUTF8(hostile, ""))
	must(t, err)
	replies := map[string]string{
		"an error":  "418\n" + hostile,
		"a message": "401\n" + `{"code":401,"status":"error","message":` + string(hostileJSON) + `}`,
		"a name":    `{"META":` + strings.ReplaceAll(twelve("META", "XNAS", "USD", "102", "100", "2023-06-16 15:59 America/New_York"), `"META Limited"`, string(hostileJSON)) + "}",
		"a match":   `{"data":[{"symbol":"META","instrument_name":` + string(hostileJSON) + `,"exchange":` + string(hostileJSON) + `,"mic_code":"XNGS","instrument_type":"Common Stock","currency":"USD"}],"status":"ok"}`,
	}
	for what, reply := range replies {
		for _, args := range []string{
			"refresh", "refresh -v", "refresh -n -v", "refresh --strict", "refresh --format json", "refresh --format github", "check", "check --format json", "check --format github",
			"scan", "scan --format json", "show", "show --format json", "show HOSTILE", "lookup meta", "lookup meta --format json", "lookup HOSTILE", "doctor", "doctor --format json",
			"HOSTILE", "--HOSTILE", "check HOSTILE", "check --format HOSTILE", "refresh --deadline HOSTILE", "-e HOSTILE scan", "--config HOSTILE scan",
		} {
			for _, terminal := range []bool{false, true} {
				site := hostileSite(t, "twelvedata")
				url := serve(t, routes{"/": reply})
				var stdout, stderr bytes.Buffer
				words := strings.Fields(args)
				for n, word := range words {
					words[n] = strings.ReplaceAll(word, "HOSTILE", hostile)
				}
				run(context.Background(), append(words, "-s", site), &env{
					stdout: &stdout, stderr: &stderr, now: func() time.Time { return now }, isTerminal: func(io.Writer) bool { return terminal },
					environ: []string{"TICKERS_TWELVEDATA_URL=" + url, "TICKERS_TWELVEDATA_KEY=" + secret, "TICKERS_TWELVEDATA_RATE=0", "TICKERS_CACHEDIR=" + filepath.Join(site, cache)},
					sleep:   func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
				})
				where := fmt.Sprintf("%s after %s, on a terminal: %v,", args, what, terminal)
				printed := stdout.String() + "\n" + stderr.String()
				if terminal {
					printed = ownColor.ReplaceAllString(printed, "")
				}
				checkVisible(t, where, printed)
				checkSecret(t, outputs(t, site, stdout.String(), stderr.String()))
				if strings.Contains(args, "json") && stdout.Len() > 0 && !json.Valid(stdout.Bytes()) {
					t.Errorf("%s is not JSON: %s", where, &stdout)
				}
				if strings.Contains(args, "HOSTILE") && !strings.Contains(args, "-e") && !strings.Contains(strings.ToLower(printed), "forged") {
					t.Errorf("%s does not say what is wrong: %q", where, printed)
				}
				if file := dataFile(t, site, stored); args == "refresh" && what == "a name" {
					checkSeen(t, where+" quotes.json", file)
					if !strings.Contains(file, `"name": "[31mred]8;;https://example.orglink]8;; ::error::forged`) {
						t.Errorf("%s quotes.json has %s", where, file)
					}
				}
			}
		}
	}
}

// What Hugo prints is passed on in the same way. On a terminal its levels are colored, as Hugo does.
func TestHugosOutputIsVisible(t *testing.T) {
	for _, terminal := range []bool{false, true} {
		for _, args := range [][]string{{"build"}, {"build", "--", "--logLevel", "warn"}} {
			site := hostileSite(t, "file")
			var stdout, stderr bytes.Buffer
			run(context.Background(), append([]string{args[0], "-s", site}, args[1:]...), &env{
				stdout: &stdout, stderr: &stderr, now: func() time.Time { return now }, isTerminal: func(io.Writer) bool { return terminal },
				environ: append(os.Environ(), "HUGO_MODULE_REPLACEMENTS="+replacements(moduleRoot(t)), "HUGO_CACHEDIR="+t.TempDir(), "TICKERS_CACHEDIR="+filepath.Join(site, cache)),
			})
			printed := ownColor.ReplaceAllString(stdout.String()+"\n"+stderr.String(), "")
			checkVisible(t, fmt.Sprint(args), printed)
			if !strings.Contains(printed, `the title is`) {
				t.Errorf("%q says\n%s", args, printed)
			}
			if got := strings.Contains(stderr.String(), "\x1b[33mWARN\x1b[0m "); got != terminal {
				t.Errorf("on a terminal %v, but colored %v: %q", terminal, got, &stderr)
			}
		}
	}
}
