package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

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
		bad, first := fault(good), make(chan bool, 1)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			select {
			case first <- true:
				bad.ServeHTTP(w, r)
			default:
				good.ServeHTTP(w, r)
			}
		})
	}
}

// changedBody changes the body of the good response.
func changedBody(change func(body []byte) []byte, headers ...string) func(http.Handler) http.Handler {
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

func rawResponse(raw string) func(http.Handler) http.Handler {
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

// withoutEnd repeats a raw response as fast as it can be sent.
func withoutEnd(raw string) func(http.Handler) http.Handler {
	return hijacked(func(c net.Conn) {
		for many := strings.Repeat(raw, 1000); ; {
			if _, err := io.WriteString(c, many); err != nil {
				return
			}
		}
	})
}

// earlyHints announces the good response, as some hosts do.
func earlyHints(good http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusEarlyHints)
		good.ServeHTTP(w, r)
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
	server.Config.ErrorLog = noLog
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
	server.Config.ErrorLog = noLog
	server.Start()
	t.Cleanup(server.Close)
	return server.URL
}
