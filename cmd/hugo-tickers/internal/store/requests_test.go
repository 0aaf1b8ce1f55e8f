package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestRequests(t *testing.T) {
	dir := t.TempDir()
	requests := Requests{}
	requests.Add("XLON:VOD", Request{Since: "2023-06-15"})
	requests.Add("XLON:VOD", Request{At: "2023-06-14", Sparkline: 5})
	requests.Add("XLON:VOD", Request{})
	requests.Add("XLON:VOD", Request{Since: "2023-06-15"})
	if err := WriteRequests(dir, requests); err != nil {
		t.Fatal(err)
	}
	read, _, err := ReadRequests(dir)
	if got, want := fmt.Sprint(read), "map[XLON:VOD:[{  0} { 2023-06-15 0} {2023-06-14  5}]]"; err != nil || got != want {
		t.Errorf("read %s, %v, want %s", got, err, want)
	}
	if err := WriteRequests(dir, Requests{}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, RequestsFile)); !os.IsNotExist(err) {
		t.Errorf("without requests there is a file: %v", err)
	}
	if err := WriteRequests(dir, Requests{}); err != nil {
		t.Errorf("without a file: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, RequestsFile), []byte(`{"version": 1, "requests": [`), 0o666); err != nil {
		t.Fatal(err)
	}
	if read, damage, err := ReadRequests(dir); err != nil || len(read) != 0 || !damage.IsWhole() {
		t.Errorf("a damaged file has %v, %v", read, err)
	}
}
