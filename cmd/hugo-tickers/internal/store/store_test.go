package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

func q(symbol quote.Symbol, price string, day int) quote.Quote {
	return quote.Quote{
		Symbol: symbol, Name: "R&D <" + string(symbol) + ">", Currency: "USD", Price: decimal.RequireFromString(price),
		AsOf: time.Date(2023, 6, day, 20, 0, 0, 0, time.UTC),
	}
}

func TestWriteAndRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data", "tickers")
	give := Quotes{"META": q("META", "281.00", 16), "BRK.B": q("BRK.B", "335.5", 16)}
	if err := WriteQuotes(dir, give); err != nil {
		t.Fatal(err)
	}
	first, err := os.ReadFile(filepath.Join(dir, QuotesFile))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(first), `"R&D <META>"`) || !strings.Contains(string(first), "281.00") || !strings.HasSuffix(string(first), "}\n") {
		t.Errorf("wrote %s", first)
	}
	if strings.Index(string(first), "BRK.B") > strings.Index(string(first), "META") {
		t.Error("the keys are not sorted")
	}
	got, err := ReadQuotes(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteQuotes(dir, got); err != nil {
		t.Fatal(err)
	}
	second, _ := os.ReadFile(filepath.Join(dir, QuotesFile))
	if string(first) != string(second) {
		t.Errorf("the same quotes became other bytes:\n%s\n%s", first, second)
	}
	// What a killed run left behind is swept up once it is old.
	litter, fresh := filepath.Join(dir, ".quotes.json.123"), filepath.Join(dir, ".quotes.json.456")
	for _, name := range []string{litter, fresh} {
		if err := os.WriteFile(name, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chtimes(litter, time.Time{}, time.Now().Add(-2*time.Hour)); err != nil {
		t.Fatal(err)
	}
	if err := WriteQuotes(dir, got); err != nil {
		t.Fatal(err)
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 2 || entries[0].Name() != ".quotes.json.456" {
		t.Errorf("left behind: %v", entries)
	}
}

func TestReadTellsDamageFromLaterVersions(t *testing.T) {
	for _, tt := range []struct {
		desc, give string
		damaged    bool
		want       string
	}{
		{"cut off", "{\n\"version\": 1,\n\"quotes\": {", true, "line 3"},
		{"not JSON", "<html>", true, "line 1"},
		{"empty", "", true, "unexpected end"},
		{"no version", `{"quotes":{}}`, true, "it has no version 1"},
		{"a price in words", `{"version":1,"quotes":{"A":{"symbol":"A","price":"N/A"}}}`, true, "N/A"},
		{"a quote under another's name", `{"version":1,"quotes":{"A":{"symbol":"B","currency":"USD","price":1,"asOf":"2023-06-16T20:00:00Z"}}}`, true, `under "A" is of "B"`},
		{"a later version of another shape", `{"version":2,"quotes":[]}`, false, "update hugo-tickers"},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, QuotesFile), []byte(tt.give), 0o666); err != nil {
				t.Fatal(err)
			}
			_, err := ReadQuotes(dir)
			var damaged *DamagedError
			if err == nil || errors.As(err, &damaged) != tt.damaged || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q, damaged %t", err, tt.want, tt.damaged)
			}
		})
	}
	if got, err := ReadQuotes(filepath.Join(t.TempDir(), "absent")); err != nil || got == nil || len(got) != 0 {
		t.Errorf("an absent file holds %v, %v", got, err)
	}
}

func TestMergeKeepsWhatIsNewer(t *testing.T) {
	stored := Quotes{"OLD": q("OLD", "1", 15), "NEW": q("NEW", "1", 16), "ONLY": q("ONLY", "1", 15), "SAME": q("SAME", "281.00", 16)}
	merged := stored.Merge(map[quote.Symbol]quote.Quote{"OLD": q("OLD", "2", 16), "NEW": q("NEW", "2", 15), "ADDED": q("ADDED", "2", 16), "SAME": q("SAME", "281", 16)})
	known := q("KNOWN", "281", 16)
	known.PreviousClose = decimal.NewNullDecimal(decimal.RequireFromString("281.83"))
	if got := (Quotes{"KNOWN": known}).Merge(map[quote.Symbol]quote.Quote{"KNOWN": q("KNOWN", "281", 16)})["KNOWN"]; !got.PreviousClose.Valid {
		t.Error("Merge forgot a previous close")
	}
	for symbol, want := range map[quote.Symbol]string{"OLD": "2", "NEW": "1", "ONLY": "1", "ADDED": "2", "SAME": "281.00"} {
		if got := quote.Plain(merged[symbol].Price); got != want {
			t.Errorf("%s is %s, want %s", symbol, got, want)
		}
	}
	if quote.Plain(stored["OLD"].Price) != "1" {
		t.Error("Merge changed its receiver")
	}
}

func TestPinsAreNeverRevised(t *testing.T) {
	pins := Pins{}
	pins.Add("2023-06-16", quote.Pin{Quote: q("META", "281.00", 16), SplitFactor: decimal.NewFromInt(1)})
	clone := pins.Clone()
	clone.Add("2023-06-16", quote.Pin{Quote: q("META", "300.00", 16), SplitFactor: decimal.NewFromInt(1)})
	clone.Add("2023-06-15", quote.Pin{Quote: q("META", "281.83", 15), SplitFactor: decimal.NewFromInt(1)})
	if got := quote.Plain(clone["META"]["2023-06-16"].Price); got != "281.00" || len(clone["META"]) != 2 || len(pins["META"]) != 1 {
		t.Errorf("the pin is %s, the clone has %d, the original %d", got, len(clone["META"]), len(pins["META"]))
	}
	if !clone.SetFactor("META", "2023-06-16", decimal.NewFromInt(10)) || clone.SetFactor("META", "2023-06-16", decimal.NewFromInt(10)) {
		t.Error("a split factor changes once")
	}
	if err := WritePins(t.TempDir(), clone); err != nil {
		t.Fatal(err)
	}
}

func TestAFailedWriteLeavesTheOldFile(t *testing.T) {
	dir := t.TempDir()
	if err := WriteQuotes(dir, Quotes{"A": q("A", "1", 16)}); err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadFile(filepath.Join(dir, QuotesFile))
	// A folder in the place of the file: the rename must fail, whoever runs the test.
	blocked := filepath.Join(dir, "sub")
	if err := os.MkdirAll(filepath.Join(blocked, QuotesFile, "x"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := WriteQuotes(blocked, Quotes{"A": q("A", "2", 16)}); err == nil {
		t.Error("a folder was overwritten")
	}
	entries, _ := os.ReadDir(blocked)
	if len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
	after, _ := os.ReadFile(filepath.Join(dir, QuotesFile))
	if string(before) != string(after) {
		t.Error("the old file changed")
	}
}

func TestReadInstruments(t *testing.T) {
	for name, give := range map[string]string{
		"instruments.toml": "[[instruments]]\nsymbol = 'xlon:vod'\nname = 'Vodafone'\nyahoo = 'VOD.L'\ndecimals = 4\nurl = 'https://example.org'\n",
		"instruments.yaml": "- symbol: xlon:vod\n  name: Vodafone\n  yahoo: VOD.L\n  decimals: 4\n",
		"instruments.json": `{"instruments": [{"symbol": "xlon:vod", "name": "Vodafone", "yahoo": "VOD.L", "decimals": 4}]}`,
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(give), 0o666); err != nil {
			t.Fatal(err)
		}
		got, err := ReadInstruments(dir)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if vod := got["XLON:VOD"]; vod.Name != "Vodafone" || vod.Spelling["yahoo"] != "VOD.L" || len(vod.Spelling) != 1 {
			t.Errorf("%s: %+v", name, got)
		}
	}
	for give, want := range map[string]string{
		"- name: x\n":                       "entry 1: no symbol",
		"- symbol: 5930\n":                  "entry 1: symbol is 5930: write a string",
		"- symbol: A\n  currency: dollar\n": `entry 1: unknown currency "dollar"`,
		"- symbol: A\n  decimals: four\n":   "entry 1: decimals is four",
		"just text":                         "want a list of instruments",
		"- A\n":                             "entry 1 is A",
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "instruments.yaml"), []byte(give), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadInstruments(dir); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", give, err, want)
		}
	}
}
