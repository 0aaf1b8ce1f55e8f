package term

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// hostile has what could control a terminal, or forge a line or a command in the log of a CI service.
const hostile = "a\x1b[31mb\r\n::error::c\n \u00a0\t::warning::d ##vso[e] ###[f] ##x y[g]\x00\x7f\u0085\u009b\u202e\u2067\u200b\u200d\ufeff\u00ad\u2028::g\u2029\U000e0041\xff\\u001b é ❤️ 日本"

func TestVisible(t *testing.T) {
	const want = `a\u001b[31mb\r\n::error::c\n ` + "\u00a0" + ` ::warning::d \u0023#vso[e] #\u0023#[f] ##x y[g]\u0000\u007f\u0085\u009b\u202e\u2067\u200b\u200d\ufeff\u00ad\u2028::g\u2029\udb40\udc41\xff\u001b é ❤️ 日本`
	if got := Visible(hostile); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Text keeps its line breaks, but none of its lines is a command. A line that comes in pieces is one line.
func TestOutputKeepsLinesApart(t *testing.T) {
	const want = `a\u001b[31mb` + "\n" + `\u003a:error::c` + "\n \u00a0    " + `\u003a:warning::d \u0023#vso[e] #\u0023#[f] ##x y[g]\u0000\u007f\u0085\u009b\u202e\u2067\u200b\u200d\ufeff\u00ad\u2028::g\u2029\udb40\udc41\xff\u001b é ❤️ 日本`
	for _, size := range []int{1, 3, len(hostile)} {
		var printed strings.Builder
		o := NewOutput(&printed, nil)
		for rest := hostile; rest != ""; {
			n := min(size, len(rest))
			if written, err := o.Write([]byte(rest[:n])); err != nil || written != n {
				t.Fatal(written, err)
			}
			rest = rest[n:]
		}
		if err := o.Flush(); err != nil || printed.String() != want {
			t.Errorf("in pieces of %d: %v\ngot  %s\nwant %s", size, err, &printed, want)
		}
	}
}

// A message, a cell and an annotation are one line, whatever they have. Secrets are removed from each, also where a line comes in pieces.
func TestFormsAreOneLine(t *testing.T) {
	redact := func(text string) string { return strings.ReplaceAll(text, "SECRET", "[key]") }
	for name, print := range map[string]func(*Output){
		"hugo-tickers: x\\n::y [key]\n":                  func(o *Output) { Printf(o, "x\n%s", "::y SECRET") },
		"hugo-tickers: a\nhugo-tickers: b\\n::c [key]\n": func(o *Output) { Error(o, errors.Join(errors.New("a"), errors.New("b\n::c SECRET"))) },
		"hugo-tickers: a: b\n":                           func(o *Output) { Error(o, fmt.Errorf("%w: %w", errors.New("a"), errors.New("b"))) },
		"A           B\nx\\n::y      [key]\n1 2 \\u000b  3\n": func(o *Output) {
			table := NewTable(o, "A", "B")
			table.Row("x\n::y", "SECRET")
			table.Row("1\t2 \v", "3")
			_ = table.Flush()
		},
		"::warning file=a%3A\\n%2Cb%25,line=2,col=3::x%250A\\n::y [key]\n": func(o *Output) { _ = Annotate(o, "warning", Place{"a:\n,b%", 2, 3}, "x%0A\n::y SECRET") },
		"::notice::x\n": func(o *Output) { _ = Annotate(o, "notice", Place{}, "x") },
		"\\u003a:x [key]\n": func(o *Output) {
			for _, part := range []string{":", ":x SEC", "RET", "\n"} {
				_, _ = o.Write([]byte(part))
			}
		},
		"a\n::notice::b\n": func(o *Output) {
			_, _ = o.Write([]byte("a"))
			_ = Annotate(o, "notice", Place{}, "b")
		},
		"\x1b[33mWARN\x1b[0m  x    \\u001b[31m\n\\u003a:y\nWARNING\nWARN\n": func(o *Output) { _, _ = Relay(o, true).Write([]byte("WARN  x\t\x1b[31m\n::y\nWARNING\nWARN\n")) },
		"WARN  x    \\u001b[31m\n": func(o *Output) { _, _ = Relay(o, false).Write([]byte("WARN  x\t\x1b[31m\r\n")) },
	} {
		var printed strings.Builder
		o := NewOutput(&printed, redact)
		print(o)
		if got := printed.String(); got != name {
			t.Errorf("got %q, want %q", got, name)
		}
	}
}
