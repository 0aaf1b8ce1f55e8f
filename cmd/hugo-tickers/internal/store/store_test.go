package store

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

var present = time.Date(2023, 6, 17, 12, 0, 0, 0, time.UTC)

func entry(symbol quote.Symbol, price string, day int) Entry {
	return Entry{Quote: q(symbol, price, day)}
}

func q(symbol quote.Symbol, price string, day int) quote.Quote {
	return quote.Quote{
		Symbol: symbol, Name: "R&D <" + string(symbol) + ">", Currency: "USD", Price: decimal.RequireFromString(price),
		AsOf: time.Date(2023, 6, day, 20, 0, 0, 0, time.UTC), Session: calendar.Date{Year: 2023, Month: time.June, Day: day}, Final: true,
	}
}

func TestWriteAndRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data", "tickers")
	give := Quotes{"META": entry("META", "281.00", 16), "BRK.B": entry("BRK.B", "335.5", 16)}
	if err := WriteQuotes(dir, give, nil); err != nil {
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
	got, _, err := ReadQuotes(dir, present)
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteQuotes(dir, got, nil); err != nil {
		t.Fatal(err)
	}
	second, _ := os.ReadFile(filepath.Join(dir, QuotesFile))
	if string(first) != string(second) {
		t.Errorf("the same quotes became other bytes:\n%s\n%s", first, second)
	}
}

func TestMergeKeepsWhatIsNewer(t *testing.T) {
	stored := Quotes{"OLD": entry("OLD", "1", 15), "NEW": entry("NEW", "1", 16), "ONLY": entry("ONLY", "1", 15), "SAME": entry("SAME", "281.00", 16)}
	merged := stored.Merge(map[quote.Symbol]quote.Quote{"OLD": q("OLD", "2", 16), "NEW": q("NEW", "2", 15), "ADDED": q("ADDED", "2", 16), "SAME": q("SAME", "281", 16)})
	known := entry("KNOWN", "281", 16)
	known.PreviousClose = decimal.NewNullDecimal(decimal.RequireFromString("281.83"))
	if got := (Quotes{"KNOWN": known}).Merge(map[quote.Symbol]quote.Quote{"KNOWN": q("KNOWN", "281", 16)})["KNOWN"]; !got.PreviousClose.Valid {
		t.Error("Merge forgot a previous close")
	}
	for symbol, want := range map[quote.Symbol]string{"OLD": "2", "NEW": "1", "ONLY": "1", "ADDED": "2", "SAME": "281.00"} {
		if got := quote.Format(merged[symbol].Price); got != want {
			t.Errorf("%s is %s, want %s", symbol, got, want)
		}
	}
	// The close of a session stays, and takes the place of a later price of that session.
	last := func(price string, hour int, final bool) quote.Quote {
		n := q("X", price, 16)
		n.AsOf = n.AsOf.Add(time.Duration(hour) * time.Hour)
		n.Session, n.Final = calendar.Date{Year: 2023, Month: time.June, Day: 16}, final
		return n
	}
	for _, tt := range []struct {
		desc     string
		old, new quote.Quote
		want     string
	}{
		{"a price after hours", last("1", 0, true), last("2", 2, false), "1"},
		{"the close after such a price", last("2", 2, false), last("1", 0, true), "1"},
		{"a corrected close", last("1", 0, true), last("2", 1, true), "2"},
		{"a later price", last("1", -3, false), last("2", -1, false), "2"},
		{"an earlier price", last("1", -1, false), last("2", -3, false), "1"},
	} {
		if got := (Quotes{"X": {Quote: tt.old}}).Merge(map[quote.Symbol]quote.Quote{"X": tt.new})["X"]; quote.Format(got.Price) != tt.want {
			t.Errorf("%s: %s, want %s", tt.desc, quote.Format(got.Price), tt.want)
		}
	}
	if quote.Format(stored["OLD"].Price) != "1" {
		t.Error("Merge changed its receiver")
	}
}

func TestPinsAreNeverRevised(t *testing.T) {
	pins := Pins{}
	pins.Add("2023-06-16", quote.Pin{Quote: q("META", "281.00", 16), SplitFactor: decimal.NewFromInt(1)})
	clone := pins.Clone()
	clone.Add("2023-06-16", quote.Pin{Quote: q("META", "300.00", 16), SplitFactor: decimal.NewFromInt(1)})
	clone.Add("2023-06-15", quote.Pin{Quote: q("META", "281.83", 15), SplitFactor: decimal.NewFromInt(1)})
	if got := quote.Format(clone["META"]["2023-06-16"].Price); got != "281.00" || len(clone["META"]) != 2 || len(pins["META"]) != 1 {
		t.Errorf("the pin is %s, the clone has %d, the original %d", got, len(clone["META"]), len(pins["META"]))
	}
	if !clone.SetFactor("META", "2023-06-16", decimal.NewFromInt(10)) || clone.SetFactor("META", "2023-06-16", decimal.NewFromInt(10)) {
		t.Error("a split factor changes once")
	}
	if err := WritePins(t.TempDir(), clone, nil); err != nil {
		t.Fatal(err)
	}
}

// An entry has the data beside the quote under its own keys; numbers keep their notation.
func TestEntryRoundTrip(t *testing.T) {
	const want = `{"symbol":"META","currency":"USD","price":281.00,"asOf":"2023-06-16T20:00:00Z","since":{"2023-01-10":12.50},"closes":[280,281.00],"due":{"2023-06-20":"2023-06-20T20:00:00Z"}}`
	var e Entry
	if err := json.Unmarshal([]byte(want), &e); err != nil {
		t.Fatal(err)
	}
	encoded, err := json.Marshal(e)
	if err != nil || string(encoded) != want {
		t.Errorf("wrote %s, %v\nread  %s", encoded, err, want)
	}
	for change, equal := range map[string]bool{
		strings.Replace(want, "281.00,", "281.0,", 1): true, strings.Replace(want, "12.50", "12.5", 1): true,
		strings.Replace(want, "12.50", "12.51", 1): false, strings.Replace(want, "[280,", "[", 1): false,
		strings.Replace(want, "06-20T", "06-21T", 1): false, strings.Replace(want, `"META"`, `"META","origin":"yahoo"`, 1): false,
	} {
		var other Entry
		if err := json.Unmarshal([]byte(change), &other); err != nil {
			t.Fatal(err)
		}
		if e.Equal(other) != equal {
			t.Errorf("Equal is %t for %s", !equal, change)
		}
	}
	for _, bad := range []string{strings.Replace(want, "12.50", "1e999", 1), strings.Replace(want, "[280,", "[0,", 1), strings.Replace(want, "281.00", "0", 1)} {
		if err := json.Unmarshal([]byte(bad), &e); err == nil && e.Check() == nil {
			t.Errorf("%s was read", bad)
		}
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
	for name, give := range map[string]string{
		"instruments.toml": "[[instruments]]\nsymbol = 'meta'\nsince = 2022-06-09\nformerly = 'fb'\n",
		"instruments.yaml": "- symbol: meta\n  since: 2022-06-09\n  formerly: fb\n",
		"instruments.yml":  "- symbol: meta\n  since: \"2022-06-09\"\n  formerly: fb\n",
		"instruments.json": `[{"symbol": "meta", "since": "2022-06-09", "formerly": "fb"}]`,
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(give), 0o666); err != nil {
			t.Fatal(err)
		}
		got, err := ReadInstruments(dir)
		if meta := got["META"]; err != nil || meta.Since != (calendar.Date{Year: 2022, Month: time.June, Day: 9}) || meta.Formerly != "FB" || len(meta.Spelling) != 0 {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	for give, want := range map[string]string{
		"- symbol: A\n  since: June\n":                     `entry 1: since: "June" is not a date`,
		"- symbol: A\n  since: 2022\n":                     "entry 1: since is 2022: write a string",
		"- symbol: A\n  formerly: B\n":                     "entry 1: A has formerly without since",
		"- symbol: A\n  formerly: '^B'\n":                  `entry 1: cannot read the symbol "^B"`,
		"- name: x\n":                                      "entry 1: no symbol",
		"- symbol: A\n  name: " + strings.Repeat("x", 701): "entry 1: the name has 701 bytes",
		"- symbol: 5930\n":                                 "entry 1: symbol is 5930: write a string",
		"- symbol: A\n  currency: dollar\n":                `entry 1: unknown currency "dollar"`,
		"- symbol: A\n  decimals: four\n":                  "entry 1: decimals is four",
		"just text":                                        "want a list of instruments",
		"- A\n":                                            "entry 1 is A",
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
