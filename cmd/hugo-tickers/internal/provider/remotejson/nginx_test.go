package remotejson

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// TestNginx reads from a real static file server, which compresses its responses and weakens their tags.
func TestNginx(t *testing.T) {
	nginx, err := exec.LookPath("nginx")
	if err != nil {
		t.Skip("nginx is not installed")
	}
	dir := t.TempDir()
	published := filepath.Join(dir, "public", "tickers", "quotes.json")
	publish := func(price string, at time.Time) {
		text := quotesJSON(price) + strings.Repeat("\n", 2000) // Long enough to be compressed.
		if err := os.WriteFile(published, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(published, at, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Dir(published), 0o777); err != nil {
		t.Fatal(err)
	}
	publish("102", providertest.Friday)
	address := startNginx(t, nginx, dir)

	p := remote("http://"+address+"/tickers/quotes.json", filepath.Join(dir, "remote.json"))
	for n, want := range []string{"102 USD 2.0000", "102 USD 2.0000", "103 USD 3.0000", "103 USD 3.0000"} {
		if n == 2 {
			publish("103", providertest.Friday.Add(time.Hour))
		}
		if got := providertest.Outcome(p, quote.Instrument{Symbol: "ABC"}); got != want {
			t.Errorf("request %d: got %s, want %s", n+1, got, want)
		}
	}
	want := "200 gzip\n304 -\n200 gzip\n304 -\n"
	var log []byte
	for range 100 {
		// nginx writes a line after it has sent the response.
		if log, _ = os.ReadFile(filepath.Join(dir, "access")); len(log) >= len(want) {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	if string(log) != want {
		t.Errorf("nginx sent\n%s, want\n%s", log, want)
	}
}

// startNginx serves the directory public of a directory until the test ends.
func startNginx(t *testing.T, nginx, dir string) (address string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address = listener.Addr().String()
	_ = listener.Close()
	config := filepath.Join(dir, "nginx.conf")
	text := fmt.Sprintf(`daemon off; master_process off; pid pid; error_log error;
events {}
http {
  log_format sent '$status $sent_http_content_encoding'; access_log access sent;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  gzip on; gzip_types *;
  server { listen %s; root public; }
}
`, address)
	if err := os.WriteFile(config, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(nginx, "-p", dir, "-c", config, "-e", filepath.Join(dir, "error"))
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	})
	for range 100 {
		if connection, err := net.Dial("tcp", address); err == nil {
			_ = connection.Close()
			return address
		}
		time.Sleep(20 * time.Millisecond)
	}
	log, _ := os.ReadFile(filepath.Join(dir, "error"))
	t.Fatalf("nginx does not listen: %s", log)
	return ""
}
