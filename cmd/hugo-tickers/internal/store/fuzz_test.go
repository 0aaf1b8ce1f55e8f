package store

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// seeds are files with one thing wrong, and good ones.
func seeds(f *testing.F, key, entries string) {
	for _, text := range []string{
		"{\n\"version\": 1,\n\"" + key + "\": {\n" + entries + "\n}\n}\n", `{"version": 1, "` + key + `": {` + entries, "\ufeff{}", "[]", "null", "", `{"version": 2}`, `{"version": 1e999}`,
		"{\"version\": 1,\n<<<<<<< a\n\"" + key + "\": {" + entries + "}}\n=======\n\"" + key + "\": {}}\n>>>>>>> b\n", "<<<<<<< a\n", `{"version":1,"` + key + `":{"A":{"A":{"A":1}},"A":[],"":5}}`,
	} {
		f.Add([]byte(text))
	}
}

// fuzzed writes a file of a data directory into the temporary directory of the fuzzing process.
func fuzzed(t *testing.T, name string, text []byte) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), text, 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

// FuzzQuotes reads any file: what is used is within the bounds, and what is written in its place is read as the same.
//
//	go test -run '^$' -fuzz Quotes ./cmd/hugo-tickers/internal/store
func FuzzQuotes(f *testing.F) {
	seeds(f, "quotes", line("META", "281.00", "16")+",\n"+line("VOD", "0", "16")+",\n"+`"BTC": {"symbol": "BTC", "currency": "USD", "price": 1e2, "previousClose": 99, "asOf": "2023-06-16T20:00:00Z", "closes": [1, 2], "since": {"2023-01-02": 4}, "zone": "Asia/Tokyo"}`)
	f.Fuzz(func(t *testing.T, text []byte) {
		dir := fuzzed(t, QuotesFile, text)
		quotes, damage, err := ReadQuotes(dir, present)
		if err != nil {
			return
		}
		for symbol, e := range quotes {
			if err := e.Check(); err != nil || e.IsAhead(present) || e.Symbol != symbol {
				t.Errorf("%s is used: %v", symbol, err)
			}
		}
		encoded, err := quotes.Encode(damage)
		if err != nil {
			t.Fatal(err)
		}
		again, still, err := ReadQuotes(fuzzed(t, QuotesFile, encoded), present)
		if err != nil || still.IsWhole() || len(again) != len(quotes) {
			t.Fatalf("%d quotes are read as %d: %v, %v\n%s", len(quotes), len(again), err, still, encoded)
		}
		for symbol, e := range quotes {
			if !again[symbol].Equal(e) {
				t.Errorf("%+v is read as %+v", e, again[symbol])
			}
		}
	})
}

// FuzzPins does the same for pins.
//
//	go test -run '^$' -fuzz Pins ./cmd/hugo-tickers/internal/store
func FuzzPins(f *testing.F) {
	seeds(f, "pins", `"META": {`+pinLine("14", "273.35", `, "final": true, "splitFactor": 20`)+",\n"+pinLine("15", "0", "")+`}, "NVDA": {`+pinLine("14", "1", "")+"}")
	f.Fuzz(func(t *testing.T, text []byte) {
		pins, damage, err := ReadPins(fuzzed(t, PinsFile, text), present)
		if err != nil {
			return
		}
		encoded, err := pins.Encode(damage)
		if err != nil {
			t.Fatal(err)
		}
		again, still, err := ReadPins(fuzzed(t, PinsFile, encoded), present)
		if err != nil || still.IsWhole() || daysOf(again) != daysOf(pins) {
			t.Fatalf("%s is read as %s: %v, %v\n%s", daysOf(pins), daysOf(again), err, still, encoded)
		}
	})
}

// FuzzRequests reads any file of requests, and writes what it has.
//
//	go test -run '^$' -fuzz Requests ./cmd/hugo-tickers/internal/store
func FuzzRequests(f *testing.F) {
	seeds(f, "requests", `"META": [{"at": "2023-06-16"}, {"sparkline": 30}, {"since": "2023-06-16T12:00:00Z"}, {}], "VOD": [{"sparkline": -1}, 5]`)
	f.Fuzz(func(t *testing.T, text []byte) {
		requests, _, err := ReadRequests(fuzzed(t, RequestsFile, text))
		if err != nil {
			return
		}
		encoded, err := requests.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, damage, err := ReadRequests(fuzzed(t, RequestsFile, encoded))
		if err != nil || damage != nil || len(again) != len(requests) {
			t.Fatalf("%v is read as %v: %v, %v", requests, again, err, damage)
		}
	})
}

// FuzzInstruments reads any file of instruments in one of the formats.
//
//	go test -run '^$' -fuzz Instruments ./cmd/hugo-tickers/internal/store
func FuzzInstruments(f *testing.F) {
	for _, text := range []string{
		"[[instruments]]\nsymbol = 'xlon:vod'\nname = 'Vodafone'\nyahoo = 'VOD.L'\ndecimals = 4\nsince = 2022-06-09\n", "- symbol: meta\n  since: 2022-06-09\n  formerly: fb\n",
		`[{"symbol": "meta", "since": "2022-06-09", "currency": "USD"}]`, "decimals = nan", "- &a [*a]", "a: &a [x, x]\nb: [*a, *a]",
	} {
		for n := range 3 {
			f.Add(n, []byte(text))
		}
	}
	f.Fuzz(func(t *testing.T, format int, text []byte) {
		extension := []string{"toml", "yaml", "json"}[uint(format)%3]
		began := time.Now()
		instruments, err := parseInstruments(text, extension)
		if time.Since(began) > 20*time.Second {
			t.Errorf("read in %s", time.Since(began))
		}
		if err != nil {
			return
		}
		for symbol, i := range instruments {
			if again, err := parseSymbol(string(symbol)); err != nil || again != i.Symbol {
				t.Errorf("the symbol %q", symbol)
			}
		}
	})
}
