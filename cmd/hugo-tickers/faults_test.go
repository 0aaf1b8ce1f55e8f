package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
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

func replies(raw string) func(http.Handler) http.Handler {
	return func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, raw) })
	}
}

// status responds with a status, a body and headers, "Name: value".
func status(code int, body string, headers ...string) func(http.Handler) http.Handler {
	return func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			for _, header := range headers {
				name, value, _ := strings.Cut(header, ": ")
				w.Header().Set(name, value)
			}
			w.WriteHeader(code)
			_, _ = io.WriteString(w, body)
		})
	}
}

// onlyFirst has the fault for the first request, and the good response for the following ones.
func onlyFirst(fault func(http.Handler) http.Handler) func(http.Handler) http.Handler {
	return func(good http.Handler) http.Handler {
		bad, asked := fault(good), make(chan bool, 1)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			select {
			case asked <- true:
				bad.ServeHTTP(w, r)
			default:
				good.ServeHTTP(w, r)
			}
		})
	}
}

// wrapped changes the body of the good response.
func wrapped(change func(body []byte) []byte, headers ...string) func(http.Handler) http.Handler {
	return func(good http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			recorder := httptest.NewRecorder()
			good.ServeHTTP(recorder, r)
			status(http.StatusOK, string(change(recorder.Body.Bytes())), headers...)(nil).ServeHTTP(w, r)
		})
	}
}

// hijacked takes over the connection after a request has been read.
func hijacked(do func(net.Conn)) func(http.Handler) http.Handler {
	return func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			connection, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				return
			}
			defer connection.Close()
			do(connection)
		})
	}
}

func says(raw string) func(http.Handler) http.Handler {
	return hijacked(func(c net.Conn) { _, _ = io.WriteString(c, raw) })
}

// slowly sends the parts of a raw response with pauses, then nothing until the client closes the connection.
func slowly(parts ...string) func(http.Handler) http.Handler {
	return hijacked(func(c net.Conn) {
		for _, part := range parts {
			if _, err := io.WriteString(c, part); err != nil {
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
		_, _ = io.Copy(io.Discard, c)
	})
}

func redirect(to string) func(http.Handler) http.Handler {
	return status(http.StatusFound, "", "Location: "+to)
}

func compressed(body []byte) []byte {
	var buffer bytes.Buffer
	writer := gzip.NewWriter(&buffer)
	_, _ = writer.Write(body)
	_ = writer.Close()
	return buffer.Bytes()
}

// The result for the quote: the new one is stored, or the last good one is kept and the reason reported.
const (
	mended   = "refreshed"
	older    = "unchanged"
	aside    = "refreshed, the damaged file moved to a backup"
	failed   = "kept, and exit code 1"
	network  = "kept: unreachable"
	upstream = "kept: provider error"
	blocked  = "kept: blocked"
	limited  = "kept: rate limited"
	useless  = "kept: invalid response"
	auth     = "kept: unauthorized"
	plan     = "kept: not in the plan"
	notFound = "kept: not found"
	noData   = "kept: no data"
)

const hello = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

func faults() []fault {
	soon := 400 * time.Millisecond
	price := func(json string) func(*providertest.Answer) { return func(a *providertest.Answer) { a.Price = json } }
	return []fault{
		// The network.
		{name: "the port is closed", listen: closedPort, want: network},
		{name: "the host name cannot be resolved", listen: address("http://prices.invalid"), want: network},
		{name: "the address is not a valid URL", listen: address("http://[::1"), want: useless},
		{name: "the connection is reset", serve: hijacked(reset), want: network},
		{name: "the connection is reset, once", serve: onlyFirst(hijacked(reset)), want: mended},
		{name: "the connection is closed without a response", serve: says(""), want: network},
		{name: "no response before the deadline", serve: slowly(), deadline: soon, want: network},
		{name: "headers, then silence", serve: slowly(hello + "\r\n"), deadline: soon, want: network},
		{name: "a body that arrives byte by byte", serve: slowly(append([]string{hello + "\r\n"}, strings.Split(strings.Repeat(" ", 200), "")...)...), deadline: soon, want: network},
		{name: "an incomplete body", serve: says(hello + "Content-Length: 500\r\n\r\n{"), want: network},
		{name: "an invalid chunk in the body", serve: says(hello + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}"), want: network},
		{name: "a response that is not HTTP", serve: says("SSH-2.0-OpenSSH_9.2\r\n"), want: network},
		{name: "headers of 12 MB", serve: says(hello + "X-Filler: " + strings.Repeat("x", 12<<20) + "\r\n\r\n{}"), want: network},
		{name: "an untrusted certificate", listen: untrusted, want: network},
		{name: "TLS to a port without TLS", listen: notTLS, want: network},
		{name: "the deadline has passed at once", serve: replies("{}"), deadline: 1, want: network},

		// Other responses than the API.
		{name: "a redirect to another host", serve: redirect("https://consent.example.org/"), want: blocked},
		{name: "a redirect loop", serve: redirect("/again"), want: upstream},
		{name: "a redirect without a target", serve: redirect(""), want: useless},
		{name: "an HTML page, status 200", serve: status(200, "<!DOCTYPE html><title>Sign in to this network</title>"), want: blocked},
		{name: "an HTML page, status 403", serve: status(403, "<html>Verify that you are human"), want: blocked},

		// Errors with a status.
		{name: "status 401", serve: status(401, ""), want: auth},
		{name: "status 402", serve: status(402, ""), want: plan},
		{name: "status 404 without a message", serve: status(404, ""), want: upstream},
		{name: "status 418", serve: status(418, "short and stout"), want: useless},
		{name: "status 429", serve: status(429, "Too Many Requests\r\n"), want: limited},
		{name: "status 429, Retry-After: 30 min", serve: status(429, "", "Retry-After: 1800"), want: limited},
		{name: "status 429, Retry-After: 3,000 years", serve: status(429, "", "Retry-After: 99999999999"), want: limited},
		{name: "status 429 once, Retry-After: 1 s", serve: onlyFirst(status(429, "", "Retry-After: 1")), want: mended},
		{name: "status 500", serve: status(500, ""), want: upstream},
		{name: "status 500, once", serve: onlyFirst(status(500, "")), want: mended},
		{name: "status 502, an HTML page of the proxy", serve: status(502, "<html><h1>Bad Gateway"), want: upstream},
		{name: "status 503, Retry-After: 1 h", serve: status(503, "", "Retry-After: 3600"), want: upstream},
		{name: "status 304 that was not requested", serve: status(304, ""), want: useless},
		{name: "a response that repeats the key", serve: echo, want: auth},

		// Invalid data.
		{name: "status 204", serve: status(204, ""), want: upstream},
		{name: "an empty body", serve: replies(""), want: upstream},
		{name: "truncated JSON", serve: wrapped(func(b []byte) []byte { return b[:len(b)*2/3] }), want: upstream},
		{name: "null", serve: replies("null"), want: upstream},
		{name: "an empty object", serve: replies("{}"), want: useless, but: map[string]string{"yahoo": upstream, "tiingo": upstream, "frankfurter": upstream, "massive": noData, "coingecko": notFound}},
		{name: "an empty list", serve: replies("[]"), want: upstream, but: map[string]string{"tiingo": notFound, "frankfurter": noData, "remote": useless}},
		{name: "a string", serve: replies(`"see our documentation"`), want: upstream, but: map[string]string{"remote": useless}},
		{name: "JSON with a byte order mark", serve: wrapped(func(b []byte) []byte { return append([]byte("\ufeff"), b...) }), want: upstream},
		{name: "UTF-16", serve: wrapped(toUTF16), want: upstream},
		{name: "invalid UTF-8", serve: replies("{\"\xff\xfe\":"), want: upstream},
		{name: "100,000 brackets", serve: replies(strings.Repeat("[", 100_000)), want: upstream},
		{name: "a number of 100,000 digits", answer: price(strings.Repeat("9", 100_000)), want: useless},
		{name: "two responses in one", serve: wrapped(func(b []byte) []byte { return append(b, b...) }), want: upstream},
		{name: "a body of 9 MB", serve: wrapped(func(b []byte) []byte { return append(b, bytes.Repeat([]byte(" "), 9<<20)...) }), want: useless},
		{name: "a compressed body of 1 GB", serve: status(200, bomb(), "Content-Encoding: gzip"), want: useless},
		{name: "a body that is not compressed as declared", serve: status(200, "plain", "Content-Encoding: gzip"), want: network},
		{name: "a good response, declared as text", serve: wrapped(func(b []byte) []byte { return b }, "Content-Type: text/html"), want: mended},
		{name: "a good response, compressed", serve: wrapped(compressed, "Content-Encoding: gzip"), want: mended},

		// Wrong numbers.
		{name: "a price of 0", answer: price("0"), want: useless},
		{name: "a price below 0", answer: price("-281.00"), want: useless},
		{name: "no price", answer: price("null"), want: useless, but: map[string]string{"yahoo": notFound}},
		{name: `a price of "N/A"`, answer: price(`"N/A"`), want: useless},
		{name: "a price of 1e999999", answer: price("1e999999"), want: useless},
		{name: "a price of 1e-999999", answer: price("1e-999999"), want: useless},
		{name: "a price in cents", answer: price("28100.00"), want: useless},
		{name: "a price 25 times the last", answer: price("7025.00"), want: useless},
		{name: "a price a twenty-fifth of the last", answer: price("11.27"), want: useless},
		{name: "no currency", only: []string{"yahoo", "twelvedata", "remote"}, answer: func(a *providertest.Answer) { a.Currency = "null" }, want: useless},
		{name: "an unknown currency", only: []string{"yahoo", "twelvedata", "remote"}, answer: func(a *providertest.Answer) { a.Currency = `"ZZZ"` }, want: useless},
		{name: "a US listing in another currency", only: []string{"twelvedata"}, answer: func(a *providertest.Answer) { a.Currency = `"EUR"` }, want: useless},
		{name: "a time in the future", only: withTime, answer: func(a *providertest.Answer) { a.At = a.At.AddDate(0, 1, 0) }, want: useless},
		{name: "a time before the last quote", only: withTime, answer: func(a *providertest.Answer) { a.At = a.At.AddDate(0, 0, -2) }, want: older},
		{name: "no time", only: []string{"yahoo", "finnhub", "twelvedata", "coingecko"}, answer: func(a *providertest.Answer) { a.At = time.Unix(0, 0) }, want: useless},

		// The computer.
		{name: "the clock is an hour fast", clock: time.Hour, want: mended},
		{name: "the clock is an hour slow", clock: -time.Hour, want: mended},
		{name: "the clock shows 1970", clock: -54 * 365 * 24 * time.Hour, only: withoutClock, want: useless},
		{name: "the clock shows 2099", clock: 76 * 365 * 24 * time.Hour, only: withoutClock, want: mended},
		{name: "the disk is full", only: anyone, prepare: func(t *testing.T, site string) { mount(t, filepath.Dir(filepath.Join(site, stored)), false) }, want: failed},
		{name: "the data directory is read-only", only: anyone, prepare: func(t *testing.T, site string) { mount(t, filepath.Dir(filepath.Join(site, stored)), true) }, want: failed},
		{name: "the data directory is a file", only: anyone, prepare: func(t *testing.T, site string) { replaceBy(t, filepath.Join(site, "data", "tickers"), "") }, want: failed},
		{name: "quotes.json is a directory", only: anyone, prepare: func(t *testing.T, site string) {
			replaceBy(t, filepath.Join(site, stored), "")
			must(t, os.Remove(filepath.Join(site, stored)))
			must(t, os.Mkdir(filepath.Join(site, stored), 0o777))
		}, want: failed},
		{name: "quotes.json has a later version", only: anyone, prepare: func(t *testing.T, site string) { replaceBy(t, filepath.Join(site, stored), `{"version": 2}`) }, want: failed},
		{name: "quotes.json is truncated", only: anyone, prepare: func(t *testing.T, site string) {
			replaceBy(t, filepath.Join(site, stored), read(t, filepath.Join(site, stored))[:100])
		}, want: aside},
		{name: "quotes.json is empty", only: anyone, prepare: func(t *testing.T, site string) { replaceBy(t, filepath.Join(site, stored), "") }, want: aside},
		{name: "the cache directory is a file", only: anyone, prepare: func(t *testing.T, site string) { write(t, filepath.Join(site, cache), "") }, want: mended},
		{name: "the cache directory is read-only", only: anyone, prepare: func(t *testing.T, site string) { mount(t, filepath.Join(site, cache), true) }, want: mended},
		{name: "the saved state is damaged", only: anyone, prepare: damageState, want: mended},
		{name: "another refresh keeps the lock", only: anyone, prepare: holdLock, deadline: soon, want: failed},
		{name: "another refresh has the lock for a while", only: anyone, prepare: holdLockAWhile, want: mended},
		{name: "eight refreshes at once", only: anyone, runOwn: atOnce, want: mended},
		{name: "Ctrl-C while waiting for a response", only: anyone, runOwn: interrupted, want: failed},
		{name: "killed at 200 random moments", only: anyone, runOwn: killed, want: "the old file or the new one, complete"},
	}
}

var (
	withTime     = []string{"yahoo", "finnhub", "twelvedata", "tiingo", "coingecko", "remote"}
	withoutClock = []string{"yahoo", "finnhub", "twelvedata", "tiingo", "alphavantage", "coingecko", "remote"}
	anyone       = []string{"finnhub"}
)

func address(url string) func(*testing.T, http.Handler) string {
	return func(*testing.T, http.Handler) string { return url }
}

func closedPort(t *testing.T, _ http.Handler) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer listener.Close()
	return "http://" + listener.Addr().String()
}

func untrusted(t *testing.T, good http.Handler) string {
	server := httptest.NewUnstartedServer(good)
	server.Config.ErrorLog = nobody
	server.StartTLS()
	t.Cleanup(server.Close)
	return server.URL
}

func notTLS(t *testing.T, good http.Handler) string {
	return strings.Replace(serve(t, good), "http:", "https:", 1)
}

// reset resets a connection, as a crash does.
func reset(c net.Conn) { _ = c.(*net.TCPConn).SetLinger(0) }

// echo responds with the whole request, key included, as some services do.
func echo(http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusUnauthorized)
		_, _ = fmt.Fprintf(w, `{"error":"wrong key in %s %v","detail":"token: %[2]v","message":"%[2]v","status":"error","code":401}`, r.RequestURI, r.Header)
	})
}

func toUTF16(body []byte) []byte {
	wide := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(string(body))) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	return wide
}

// bomb is a gigabyte of spaces, compressed.
func bomb() string {
	var buffer bytes.Buffer
	writer := gzip.NewWriter(&buffer)
	spaces := bytes.Repeat([]byte(" "), 1<<20)
	for range 1 << 10 {
		_, _ = writer.Write(spaces)
	}
	_ = writer.Close()
	return buffer.String()
}

func serve(t *testing.T, handler http.Handler) string {
	server := httptest.NewUnstartedServer(handler)
	server.Config.ErrorLog = nobody
	server.Start()
	t.Cleanup(server.Close)
	return server.URL
}

func replaceBy(t *testing.T, name, content string) {
	t.Helper()
	must(t, os.RemoveAll(name))
	write(t, name, content)
}

func damageState(t *testing.T, site string) {
	dir := state.Dir(filepath.Join(site, cache), filepath.Join(site, "data", "tickers"))
	write(t, filepath.Join(dir, "state.json"), `{"cooldowns": [`)
}

// takeLock takes the lock that a refresh of the site waits for.
func takeLock(t *testing.T, site string) (unlock func()) {
	dir := state.Dir(filepath.Join(site, cache), filepath.Join(site, "data", "tickers"))
	unlock, err := state.Lock(context.Background(), dir, func() {})
	must(t, err)
	return unlock
}

func holdLock(t *testing.T, site string) { t.Cleanup(takeLock(t, site)) }

func holdLockAWhile(t *testing.T, site string) {
	time.AfterFunc(300*time.Millisecond, takeLock(t, site))
}
