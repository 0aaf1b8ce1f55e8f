package redact

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// encoders write a text as servers and programs do.
var encoders = map[string]func(string) string{
	"raw":        func(s string) string { return s },
	"a query":    url.QueryEscape,
	"a path":     url.PathEscape,
	"lower case": eachByte("%%%02x"),
	"upper case": eachByte("%%%02X"),
	"twice":      func(s string) string { return url.QueryEscape(url.QueryEscape(s)) },
	"JSON":       func(s string) string { encoded, _ := json.Marshal(s); return string(encoded[1 : len(encoded)-1]) },
	"JSON, PHP": func(s string) string {
		encoded, _ := json.Marshal(s)
		return strings.ReplaceAll(string(encoded[1:len(encoded)-1]), "/", `\/`)
	},
	"JSON, \\u":    eachByte(`\u%04x`),
	"JSON, \\U":    eachByte(`\u%04X`),
	"Go":           eachByte(`\x%02x`),
	"HTML":         html.EscapeString,
	"HTML, &#":     eachByte("&#%d;"),
	"HTML, &#0":    eachByte("&#%04d;"),
	"HTML, &#x":    eachByte("&#x%x;"),
	"HTML, &#X":    eachByte("&#X%X;"),
	"HTML in JSON": func(s string) string { return strings.ReplaceAll(eachByte("&#%d;")(s), "&", `\u0026`) },
	"base64":       func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) },
	"base64, raw":  func(s string) string { return base64.RawStdEncoding.EncodeToString([]byte(s)) },
	"base64, URL":  func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) },
	"base64, folded": func(s string) string {
		return regexp.MustCompile(`.{1,7}`).ReplaceAllString(base64.StdEncoding.EncodeToString([]byte(s)), "$0\r\n")
	},
	"basic, 1": func(s string) string { return base64.StdEncoding.EncodeToString([]byte("u:" + s)) },
	"basic, 2": func(s string) string { return base64.URLEncoding.EncodeToString([]byte("me:" + s + "\n")) },
	"basic, 3": func(s string) string { return url.QueryEscape(base64.StdEncoding.EncodeToString([]byte(s + ":x"))) },
	"hex":      func(s string) string { return hex.EncodeToString([]byte(s)) },
	"HEX":      func(s string) string { return strings.ToUpper(hex.EncodeToString([]byte(s))) },
}

func eachByte(format string) func(string) string {
	return func(s string) string {
		var b strings.Builder
		for i := range len(s) {
			fmt.Fprintf(&b, format, s[i])
		}
		return b.String()
	}
}

// No encoding of a key is left, whole or cut off after eight characters.
func TestEveryEncoding(t *testing.T) {
	for _, key := range []string{"sEcReT+kEy/42", "a1b2c3d4e5f6a7b8", `q"w\e<r>t&y'`, "12ab%41 %zz+", "abababababababab", "CG-Xy9_k-8~Q=="} {
		var r Redactor
		r.Key(key + "\n")
		for name, encode := range encoders {
			for _, secret := range []string{key, key[:8], key[:len(key)-1]} {
				written := encode(secret)
				for _, around := range []string{"%s", "say %s.", `{"token":"%s","n":1}`, "x=%s&y", "100%% %s", "5%s5"} {
					text := fmt.Sprintf(around, written)
					got := r.Text(text)
					want := fmt.Sprintf(around, Mark)
					if name == "basic, 1" || name == "basic, 2" || name == "basic, 3" || strings.HasPrefix(name, "base64") {
						if !strings.Contains(got, Mark) || strings.Contains(got, written[4:len(written)-4]) {
							t.Errorf("%s of %q in %s: %q", name, secret, around, got)
						}
					} else if strings.ReplaceAll(got, " ", "+") != strings.ReplaceAll(want, " ", "+") {
						t.Errorf("%s of %q in %s: %q", name, secret, around, got)
					}
				}
			}
		}
	}
}

// What is no secret stays: short keys in words, keys of digits in numbers, keys that are published.
func TestNothingElse(t *testing.T) {
	var r Redactor
	for _, key := range []string{"demo", "abc", "", " ", "open", "12345678", "sEcReT+kEy/42", "TEST"} {
		r.Key(key)
	}
	for text, want := range map[string]string{
		"the demo key is for testing":               "the demo key is for testing",
		"opening at 09:00, reopened":                "opening at 09:00, reopened",
		"a key: open. Or \"open\", open=open&x":     "a key: [key]. Or \"[key]\", [key]=[key]&x",
		`a\nopen %3Dopen`:                           `a\n[key] %3D[key]`,
		"123456789 12345678.5 1.12345678 012345678": "123456789 12345678.5 1.12345678 012345678",
		"key 12345678. or 12345678":                 "key [key]. or [key]",
		"abc sEcReT+ sEcReT+k":                      "abc sEcReT+ [key]",
		"6f70656e b3Blbg== 6f70656e61":              "[key] [key]== 6f70656e61",
		"İ\xff %zz &x; \\u12 sEcReT+kEy/42":         "İ\xff %zz &x; \\u12 [key]",
	} {
		if got := r.Text(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	var none *Redactor
	if got := none.Text("sEcReT+kEy/42"); got != "sEcReT+kEy/42" {
		t.Errorf("without secrets: %q", got)
	}
}

// The secrets of an address are those before the host and the parameters that look like it.
func TestAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://me:p%40ss-w0rd@prices.example.org/quotes.json":           "p@ss-w0rd p%40ss-w0rd bWU6cEBzcy13MHJk",
		"https://tok3n_of_mine@prices.example.org/":                       "tok3n_of_mine",
		"https://tok3n_of_mine:x-oauth-basic@example.org/":                "tok3n_of_mine",
		"https://h/q.json?v=version2&apikey=zYx1w2v3u4&fmt=json":          "zYx1w2v3u4",
		"https://h/q.json?sv=2022-11-02&sig=a%2Fb%2Bc1234%3D":             "a/b+c1234= a%2Fb%2Bc1234%3D",
		"https://h/q.json?x=0123456789abcdef0123":                         "0123456789abcdef0123",
		"https://me:pa/ss@wo:rd[@[::1":                                    "pa/ss@wo:rd[",
		"https://h.example.org/@me/quotes.json?mail=a@b.org":              "",
		"https://h.example.org/?code=version2&author=json&keyword=prices": "",
		"https://hugo-tickers@prices.example.org/":                        "",
		"https://me:l0ng-p4ss@h.example.org/@me/":                         "l0ng-p4ss",
		"https://me:hush@h/":                                              "hush bWU6aHVzaA",
	} {
		var r Redactor
		r.Address(address)
		for _, secret := range strings.Fields(want) {
			if got := r.Text("a " + secret + " b"); got != "a [key] b" {
				t.Errorf("%s: %q", address, got)
			}
		}
		const harmless = "hugo-tickers: quotes.json of prices.example.org and h.example.org, version2 json 2022-11-02"
		if got := r.Text(harmless); got != harmless {
			t.Errorf("%s: %q", address, got)
		}
	}
}
