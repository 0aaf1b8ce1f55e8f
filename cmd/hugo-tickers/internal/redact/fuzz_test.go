package redact

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
)

// FuzzText puts a key into a text in an encoding, and looks for it in what is left. Decoding, byte by byte, is that of the standard library.
func FuzzText(f *testing.F) {
	for n := range len(encoders) {
		f.Add("sEcReT+kEy/42", "it says: ", ", and more", byte(n), byte(0), byte(13))
		f.Add("a1b2c3d4e5f6a7b8", `{"error":"`, `"}`, byte(n), byte(n+1), byte(9))
	}
	names := slices.Sorted(maps.Keys(encoders))
	f.Fuzz(func(t *testing.T, key, before, after string, first, second, length byte) {
		key = strings.TrimSpace(key)
		if strings.Trim(key, "+ ") != key || len(key) < long || len(key) > 200 || isNumber(key) || slices.ContainsFunc([]byte(key), func(b byte) bool { return b < ' ' || b > '~' }) || strings.Contains(Mark, key[:long]) {
			t.Skip()
		}
		var r Redactor
		r.Key(key)
		start := time.Now()
		r.Text(before + after)
		if took := time.Since(start); took > 5*time.Second {
			t.Fatalf("%d bytes took %v", len(before+after), took)
		}
		secret := key[:min(len(key), max(long, int(length)))]
		inner, outer := names[int(first)%len(names)], names[int(second)%len(names)]
		written := encoders[inner](secret)
		if !strings.Contains(inner, "b") || strings.HasPrefix(outer, "JSON") || strings.HasPrefix(outer, "HTML") {
			if outer != "twice" && !strings.HasPrefix(outer, "b") && !strings.EqualFold(outer, "hex") {
				written = encoders[outer](written)
			}
		}
		got := r.Text(before + " " + written + " " + after)
		if strings.Contains(got, written) && !strings.Contains(before+after, written) {
			t.Errorf("%s in %s of %q is left: %q", inner, outer, secret, got)
		}
		if secrets := remaining(got, secret[:long]); secrets != "" {
			t.Errorf("%s in %s of %q: %q", inner, outer, secret, got)
		}
	})
}

// remaining returns the beginning of a key that a text still has in an encoding.
func remaining(text, beginning string) string {
	for _, level := range readings(text) {
		for _, name := range slices.Sorted(maps.Keys(encoders)) {
			switch written := encoders[name](beginning); {
			case name == "basic, 1", name == "basic, 2", name == "basic, 3", strings.HasPrefix(name, "base64"), name == "twice":
			case strings.Contains(level.text, written):
				return name
			}
		}
	}
	return ""
}

// Time grows with the length of the text alone, whatever it has.
func TestTextIsLinear(t *testing.T) {
	var r Redactor
	for _, key := range []string{strings.Repeat("a", 4000), strings.Repeat("ab", 100), "%25%25%25%25%25", "&#38;&#38;&#38;", `\\\\\\\\\\\\`} {
		r.Key(key)
	}
	for _, part := range []string{"a", "ab", "%25", "&", "&#38;", `\`, "%", "&amp;", "YWFh", "6161"} {
		text := strings.Repeat(part, 1<<18/len(part))
		start := time.Now()
		r.Text(text)
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("250 KB of %q took %v", part, took)
		}
	}
}
