package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// password is that of the addresses in these tests. It must not appear anywhere.
const password = "pAsSw0rd/&of+me"

// bytesOf writes each byte of a text in a format.
func bytesOf(format, text string) string {
	var b strings.Builder
	for i := range len(text) {
		fmt.Fprintf(&b, format, text[i])
	}
	return b.String()
}

// encodings are ways in which services and programs repeat what they are told.
var encodings = []struct {
	name   string
	encode func(string) string
}{
	{"percent-encoded", url.QueryEscape},
	{"percent-encoded in lower case", func(s string) string { return strings.ToLower(bytesOf("%%%02x", s)) }},
	{"as escapes of JSON", func(s string) string { return bytesOf(`\u%04x`, s) }},
	{"as entities of HTML", func(s string) string { return bytesOf("&#%d;", s) }},
	{"in base64", func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }},
	{"in base64 with a name", func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte("me:" + s)) }},
	{"in hexadecimal", func(s string) string { return hex.EncodeToString([]byte(s)) }},
	{"cut off", func(s string) string { return s[:8] + "..." }},
}

// secretForms returns what must not be in an output.
func secretForms() []string {
	forms := []string{"sEcReT", "pAsSw0rd"}
	for _, e := range encodings {
		for _, text := range []string{secret, password} {
			written := e.encode(text)
			forms = append(forms, written, strings.ToUpper(written), written[:len(written)/2])
		}
	}
	return forms
}

// hostileFaults are responses of servers that do harm, on purpose or not.
func hostileFaults() []fault {
	faults := []fault{
		{name: "a line break and a command of a CI service", serve: status(418, "short\n::error::forged\r\n##vso[task.complete result=Failed]forged\n##[error]forged"), want: invalid},
		{name: "characters that control a terminal, or are not seen", serve: status(418, hostile), want: invalid},
		{name: "such characters in JSON that cannot be read", serve: replies("{" + hostile), want: upstream},
		{name: "an address with a password, repeated in the response", listen: withPassword(echo), want: auth},
		{name: "an address with a password that is not valid", listen: address("http://me:" + password + "@[::1"), want: invalid},
		{name: "an address with a password, and a good response", only: []string{"remote"}, listen: withPassword(changedBody(func(b []byte) []byte {
			return []byte(strings.Replace(string(b), "{", `{"auth": "Basic `+base64.StdEncoding.EncodeToString([]byte("me:"+password))+`", `, 1))
		}, `ETag: "1"`)), want: resultNew},
	}
	for _, e := range encodings {
		faults = append(faults, fault{name: "a response that repeats the key " + e.name, serve: status(418, "no access with "+e.encode(secret)+", and nothing else"), want: invalid})
	}
	return faults
}

// withPassword is a server at an address with a password.
func withPassword(wrap func(http.Handler) http.Handler) func(*testing.T, http.Handler) string {
	return func(t *testing.T, good http.Handler) string {
		return strings.Replace(serve(t, wrap(good)), "//", "//me:"+url.QueryEscape(password)+"@", 1)
	}
}

// hostileRefusals are such texts about one symbol of several.
func hostileRefusals() []pageFault {
	about := func(name, symbol, beside, message string) pageFault {
		text, _ := json.Marshal(message)
		f := kept(name, "twelvedata", symbol, symbol+": twelvedata: invalid response", routes{
			"/quote": fmt.Sprintf(`{%q:%s,%q:{"code":400,"message":%s,"status":"error"}}`, beside, twelve(beside, "XNAS", "USD", "306.00", "300.00", "2026-11-17 15:59 America/New_York"), symbol, text),
		})
		f.beside = beside
		return f
	}
	return []pageFault{
		about("the key in the error of one symbol", "INTU", "ADBE", "your key "+secret+" has no access"),
		about("a forged line in the error of one symbol", "MU", "LRCX", hostile),
	}
}

// hostileNames are names that are stored and shown.
func hostileNames() []pageFault {
	named := func(what, symbol, spelling, name, shown string) pageFault {
		return pageFault{
			name: what, providers: "yahoo", symbol: symbol, show: "name price", never: "forged",
			visits: []visit{{"2026-11-17 18:00 Europe/London", listing{
				symbol: spelling, name: name, zone: "Europe/London", currency: "GBp", opens: "08:00", exchange: "LSE\x1b]0;title\x07", price: "408", at: "2026-11-17 16:36", bars: "2026-11-13=390 2026-11-16=400 2026-11-17=408",
			}}},
			latest: shown + " £4.08 (Nov 17, 2026)",
		}
	}
	return []pageFault{
		named("characters that are not seen in a name", "XLON:SGE", "SGE.L", "Sa\u202ege\u200b\x1b \U000e0041\n\tplc\x00\u2028", "Sage plc"),
		named("the key in a name", "XLON:SBRY", "SBRY.L", "Sains\u200bbury "+secret[:4]+"\u200b"+secret[4:], "Sainsbury [key]"),
		named("a name of 100,000 characters", "XLON:OCDO", "OCDO.L", strings.Repeat("Ocado ", 20_000), strings.Repeat("Ocado ", 26)+"Ocad…"),
	}
}
