package main

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
)

// fault is one way in which a refresh can go wrong, and the result for the quote that is required then.
type fault struct {
	name string
	only []string // the providers that it applies to; all providers with requests if empty

	serve  func(good http.Handler) http.Handler               // what the provider responds
	listen func(t *testing.T, good http.Handler) (url string) // or the server itself
	answer func(a *providertest.Answer)                       // or what is wrong with a good response

	runOwn func(t *testing.T) // or a test of its own

	prepare  func(t *testing.T, site string) // what is wrong with the site or the computer
	clock    time.Duration                   // by how much the computer's clock is wrong
	deadline time.Duration

	want string            // the result for the quote
	but  map[string]string // for these providers
}

// The result for the quote: the new one is stored, or the last good one is kept and the reason reported.
const (
	resultNew   = "refreshed"
	resultSame  = "unchanged"
	quarantined = "refreshed, the damaged file moved to a backup"
	failed      = "kept, and exit code 1"
	network     = "kept: unreachable"
	upstream    = "kept: provider error"
	blocked     = "kept: blocked"
	limited     = "kept: rate limited"
	invalid     = "kept: invalid response"
	auth        = "kept: unauthorized"
	plan        = "kept: not in the plan"
	notFound    = "kept: not found"
	noData      = "kept: no data"
	notInPlan   = "kept: not in the plan"
)

const hello = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

// connectionFaults are those of the network, down to the first byte of a response.
func connectionFaults() []fault {
	soon := 400 * time.Millisecond
	return []fault{
		{name: "the port is closed", listen: closedPort, want: network},
		{name: "the host name cannot be resolved", listen: address("http://prices.invalid"), want: network},
		{name: "the address is not a valid URL", listen: address("http://[::1"), want: invalid},
		{name: "the connection is reset", serve: hijacked(reset), want: network},
		{name: "the connection is reset, once", serve: onlyFirst(hijacked(reset)), want: resultNew},
		{name: "the connection is closed without a response", serve: rawResponse(""), want: network},
		{name: "no response before the deadline", serve: slowly(), deadline: soon, want: network},
		{name: "headers, then silence", serve: slowly(hello + "\r\n"), deadline: soon, want: network},
		{name: "a body that arrives byte by byte", serve: slowly(append([]string{hello + "\r\n"}, strings.Split(strings.Repeat(" ", 200), "")...)...), deadline: soon, want: network},
		{name: "an incomplete body", serve: rawResponse(hello + "Content-Length: 500\r\n\r\n{"), want: network},
		{name: "an invalid chunk in the body", serve: rawResponse(hello + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}"), want: network},
		{name: "a response that is not HTTP", serve: rawResponse("SSH-2.0-OpenSSH_9.2\r\n"), want: network},
		{name: "headers of 12 MB", serve: rawResponse(hello + "X-Filler: " + strings.Repeat("x", 12<<20) + "\r\n\r\n{}"), want: network},
		{name: "an untrusted certificate", listen: untrusted, want: network},
		{name: "TLS to a port without TLS", listen: notTLS, want: network},
		{name: "status 101, then silence", serve: slowly("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"), want: invalid},
		{name: "status 101 without an upgrade, then silence", serve: slowly("HTTP/1.1 101 Switching Protocols\r\n\r\n"), want: invalid},
		{name: "status 103 before a good response", serve: earlyHints, want: resultNew},
		{name: "status 103 without end", only: oneProvider, serve: withoutEnd("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"), want: network},
		{name: "status 102 without end, slowly", serve: slowly(strings.Split(strings.Repeat("HTTP/1.1 102 Processing\r\n\r\n|", 1000), "|")...), deadline: soon, want: network},
		{name: "the deadline has passed at once", serve: replies("{}"), deadline: 1, want: network},
	}
}

// refusedFaults are responses that say that there is nothing, or nothing now.
func refusedFaults() []fault {
	return []fault{
		{name: "a redirect to another host", serve: redirect("https://consent.example.org/"), want: blocked},
		{name: "a redirect loop", serve: redirect("/again"), want: upstream},
		{name: "a redirect without a target", serve: redirect(""), want: invalid},
		{name: "an HTML page, status 200", serve: status(200, "<!DOCTYPE html><title>Sign in to this network</title>"), want: blocked},
		{name: "an HTML page, status 403", serve: status(403, "<html>Verify that you are human"), want: blocked},
		{name: "status 401", serve: status(401, ""), want: auth},
		{name: "status 401, Invalid Crumb", only: []string{"yahoo"}, serve: status(401, `{"finance":{"result":null,"error":{"code":"Unauthorized","description":"Invalid Crumb"}}}`), want: blocked},
		{name: "status 999, Request denied", only: []string{"yahoo"}, serve: status(999, "Request denied"), want: blocked},
		{name: "status 402", serve: status(402, ""), want: plan},
		{name: "status 404 without a message", serve: status(404, ""), want: upstream},
		{name: "status 418", serve: status(418, "short and stout"), want: invalid},
		{name: "status 429", serve: status(429, "Too Many Requests\r\n"), want: limited},
		{name: "status 429, Retry-After: 30 min", serve: status(429, "", "Retry-After: 1800"), want: limited},
		{name: "status 429, Retry-After: 3,000 years", serve: status(429, "", "Retry-After: 99999999999"), want: limited},
		{name: "status 429 once, Retry-After: 1 s", serve: onlyFirst(status(429, "", "Retry-After: 1")), want: resultNew},
		{name: "status 500", serve: status(500, ""), want: upstream},
		{name: "status 500, once", serve: onlyFirst(status(500, "")), want: resultNew},
		{name: "status 502, an HTML page of the proxy", serve: status(502, "<html><h1>Bad Gateway"), want: upstream},
		{name: "status 503, Retry-After: 1 h", serve: status(503, "", "Retry-After: 3600"), want: upstream},
		{name: "status 304 that was not requested", serve: status(304, ""), want: invalid},
		{name: "a response that repeats the key", serve: echo, want: auth},
	}
}

// replyFaults are responses that cannot be read, and good ones in an unusual form.
func replyFaults() []fault {
	return []fault{
		{name: "status 204", serve: status(204, ""), want: upstream},
		{name: "an empty body", serve: replies(""), want: upstream},
		{name: "truncated JSON", serve: changedBody(func(b []byte) []byte { return b[:len(b)*2/3] }), want: upstream},
		{name: "null", serve: replies("null"), want: upstream},
		{name: "an empty object", serve: replies("{}"), want: invalid, but: map[string]string{"yahoo": upstream, "tiingo": upstream, "frankfurter": upstream, "massive": noData, "coingecko": notFound}},
		{name: "an empty list", serve: replies("[]"), want: upstream, but: map[string]string{"tiingo": notFound, "frankfurter": notInPlan, "remote": invalid}},
		{name: "a string", serve: replies(`"see our documentation"`), want: upstream, but: map[string]string{"remote": invalid}},
		{name: "JSON with a byte order mark", serve: changedBody(func(b []byte) []byte { return append([]byte("\ufeff"), b...) }), want: upstream},
		{name: "UTF-16", serve: changedBody(toUTF16), want: upstream},
		{name: "invalid UTF-8", serve: replies("{\"\xff\xfe\":"), want: upstream},
		{name: "100,000 brackets", serve: replies(strings.Repeat("[", 100_000)), want: upstream},
		{name: "a number of 100,000 digits", answer: func(a *providertest.Answer) { a.Price = strings.Repeat("9", 100_000) }, want: invalid},
		{name: "two responses in one", serve: changedBody(func(b []byte) []byte { return append(b, b...) }), want: upstream},
		{name: "a body of 9 MB", serve: changedBody(func(b []byte) []byte { return append(b, bytes.Repeat([]byte(" "), 9<<20)...) }), want: invalid},
		{name: "a compressed body of 1 GB", serve: status(200, bomb(), "Content-Encoding: gzip"), want: invalid},
		{name: "a body that is not compressed as declared", serve: status(200, "plain", "Content-Encoding: gzip"), want: network},
		{name: "a good response, declared as text", serve: changedBody(func(b []byte) []byte { return b }, "Content-Type: text/html"), want: resultNew},
		{name: "a good response, compressed", serve: changedBody(compressed, "Content-Encoding: gzip"), want: resultNew},
	}
}

// priceFaults are wrong numbers, currencies and times.
func priceFaults() []fault {
	price := func(json string) func(*providertest.Answer) { return func(a *providertest.Answer) { a.Price = json } }
	return []fault{
		{name: "a price of 0", answer: price("0"), want: invalid},
		{name: "a price below 0", answer: price("-281.00"), want: invalid},
		{name: "no price", answer: price("null"), want: invalid, but: map[string]string{"yahoo": notFound}},
		{name: `a price of "N/A"`, answer: price(`"N/A"`), want: invalid},
		{name: "a price of 1e999999", answer: price("1e999999"), want: invalid},
		{name: "a price of 1e-999999", answer: price("1e-999999"), want: invalid},
		{name: "a price in cents", answer: price("28100.00"), want: invalid},
		{name: "a price 25 times the last", answer: price("7025.00"), want: invalid},
		{name: "a price a twenty-fifth of the last", answer: price("11.27"), want: invalid},
		{name: "no currency", only: []string{"yahoo", "twelvedata", "remote"}, answer: func(a *providertest.Answer) { a.Currency = "null" }, want: invalid},
		{name: "an unknown currency", only: []string{"yahoo", "twelvedata", "remote"}, answer: func(a *providertest.Answer) { a.Currency = `"ZZZ"` }, want: invalid},
		{name: "a currency that was withdrawn", only: []string{"yahoo", "remote"}, answer: func(a *providertest.Answer) { a.Currency = `"HRK"` }, want: invalid},
		{name: "a US listing in another currency", only: []string{"twelvedata"}, answer: func(a *providertest.Answer) { a.Currency = `"EUR"` }, want: invalid},
		{name: "a time in the future", only: withTime, answer: func(a *providertest.Answer) { a.At = a.At.AddDate(0, 1, 0) }, want: invalid},
		{name: "a time before the last quote", only: withTime, answer: func(a *providertest.Answer) { a.At = a.At.AddDate(0, 0, -2) }, want: resultSame},
		{name: "no time", only: []string{"yahoo", "finnhub", "twelvedata", "coingecko"}, answer: func(a *providertest.Answer) { a.At = time.Unix(0, 0) }, want: invalid},
	}
}

// machineFaults are those of the computer and of other programs on it.
func machineFaults() []fault {
	soon := 400 * time.Millisecond
	return []fault{
		{name: "the clock is an hour fast", clock: time.Hour, want: resultNew},
		{name: "the clock is an hour slow", clock: -time.Hour, want: resultNew},
		{name: "the clock shows 1970", clock: -54 * 365 * 24 * time.Hour, only: withoutClock, want: invalid},
		{name: "the clock shows 2099", clock: 76 * 365 * 24 * time.Hour, only: withoutClock, want: resultNew},
		{name: "the disk is full", only: oneProvider, prepare: func(t *testing.T, site string) { mount(t, filepath.Dir(filepath.Join(site, stored)), false) }, want: failed},
		{name: "the data directory is read-only", only: oneProvider, prepare: func(t *testing.T, site string) { mount(t, filepath.Dir(filepath.Join(site, stored)), true) }, want: failed},
		{name: "the data directory is a file", only: oneProvider, prepare: func(t *testing.T, site string) { replaceBy(t, filepath.Join(site, "data", "tickers"), "") }, want: failed},
		{name: "quotes.json is a directory", only: oneProvider, prepare: func(t *testing.T, site string) {
			replaceBy(t, filepath.Join(site, stored), "")
			must(t, os.Remove(filepath.Join(site, stored)))
			must(t, os.Mkdir(filepath.Join(site, stored), 0o777))
		}, want: failed},
		{name: "quotes.json has a later version", only: oneProvider, prepare: func(t *testing.T, site string) { replaceBy(t, filepath.Join(site, stored), `{"version": 2}`) }, want: failed},
		{name: "quotes.json is truncated", only: oneProvider, prepare: func(t *testing.T, site string) {
			replaceBy(t, filepath.Join(site, stored), read(t, filepath.Join(site, stored))[:100])
		}, want: quarantined},
		{name: "quotes.json is empty", only: oneProvider, prepare: func(t *testing.T, site string) { replaceBy(t, filepath.Join(site, stored), "") }, want: quarantined},
		{name: "the cache directory is a file", only: oneProvider, prepare: func(t *testing.T, site string) { write(t, filepath.Join(site, cache), "") }, want: resultNew},
		{name: "the cache directory is read-only", only: oneProvider, prepare: func(t *testing.T, site string) { mount(t, filepath.Join(site, cache), true) }, want: resultNew},
		{name: "the saved state is damaged", only: oneProvider, prepare: damageState, want: resultNew},
		{name: "another refresh keeps the lock", only: oneProvider, prepare: holdLock, deadline: soon, want: failed},
		{name: "another refresh has the lock for a while", only: oneProvider, prepare: holdLockAWhile, want: resultNew},
		{name: "eight refreshes at once", only: oneProvider, runOwn: atOnce, want: resultNew},
		{name: "Ctrl-C while waiting for a response", only: oneProvider, runOwn: interrupted, want: failed},
		{name: "killed at 200 random moments", only: oneProvider, runOwn: killed, want: "the old file or the new one, complete"},
	}
}

var (
	withTime     = []string{"yahoo", "finnhub", "twelvedata", "tiingo", "coingecko", "remote"}
	withoutClock = []string{"yahoo", "finnhub", "twelvedata", "tiingo", "alphavantage", "coingecko", "remote"}
	oneProvider  = []string{"finnhub"}
)
