package store

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// line is an entry of quotes.json in one line.
func line(symbol, price, day string) string {
	return fmt.Sprintf(`%q: {"symbol": %q, "currency": "USD", "price": %s, "asOf": "2023-06-%sT20:00:00Z"}`, symbol, symbol, price, day)
}

// pinLine is an entry of pins.json in one line.
func pinLine(day, price, more string) string {
	return fmt.Sprintf(`"2023-06-%s": {"currency": "USD", "price": %s, "asOf": "2023-06-%sT20:00:00Z", "session": "2023-06-%s"%s}`, day, price, day, day, more)
}

// put writes a file of a data directory.
func put(t *testing.T, name, text string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

// What one entry has wrong, or the file as a whole, takes nothing from the other entries. It is named with its line, and stays in the file
// until something takes its place.
func TestQuotesThatCanBeReadAreRead(t *testing.T) {
	file := func(entries ...string) string {
		return "{\n\"version\": 1,\n\"quotes\": {\n" + strings.Join(entries, ",\n") + "\n}\n}\n"
	}
	meta, nvda := line("META", "281.00", "16"), line("NVDA", "426.92", "16")
	conflict := strings.Replace(file(meta, "@", nvda), "@,", "<<<<<<< HEAD\n"+line("VOD", "1", "15")+",\n=======\n"+line("VOD", "2", "16")+",\n>>>>>>> main", 1)
	for _, tt := range []struct {
		desc, give, want string
		says             string
		whole, complete  bool
	}{
		{"a price of 0", file(meta, line("VOD", "0", "16"), nvda), "META=281.00 NVDA=426.92", `line 5: the entry of "VOD" is not used: the price is 0`, false, false},
		{"a renamed key", file(strings.Replace(meta, `"price"`, `"prise"`, 1), nvda), "NVDA=426.92", `line 4: the entry of "META"`, false, false},
		{"a word for a price", file(meta, line("VOD", `"none"`, "16")), "META=281.00", `line 5`, false, false},
		{"a list for an entry", file(meta, `"VOD": []`), "META=281.00", `line 5`, false, false},
		{"a price of 1e20", file(meta, line("VOD", "1e20", "16")), "META=281.00", "is not between", false, false},
		{"a price with forty decimals", file(meta, line("VOD", "1."+strings.Repeat("1", 40), "16")), "META=281.00", "too many places", false, false},
		{"an unknown currency", file(meta, strings.Replace(line("VOD", "1", "16"), "USD", "ZZZ", 1)), "META=281.00", `unknown currency "ZZZ"`, false, false},
		{"a name of a thousand letters", file(meta, strings.Replace(line("VOD", "1", "16"), `"currency"`, `"name": "`+strings.Repeat("x", 1000)+`", "currency"`, 1)), "META=281.00", "the name has 1000 bytes", false, false},
		{"a year of 1969", file(meta, strings.Replace(line("VOD", "1", "16"), "2023", "1969", 1)), "META=281.00", "of the year 1969", false, false},
		{"a time after tomorrow", file(meta, line("VOD", "1", "19")), "META=281.00", "is in the future", false, false},
		{"a session after tomorrow", file(meta, strings.Replace(line("VOD", "1", "16"), `"asOf"`, `"session": "2023-06-19", "asOf"`, 1)), "META=281.00", "is in the future", false, false},
		{"a change since of 1e11 percent", file(meta, strings.Replace(line("VOD", "1", "16"), `"asOf"`, `"since": {"2020-01-02": 101546428471.43}, "asOf"`, 1)), "META=281.00", "is not possible", false, false},
		{"a close of 0", file(meta, strings.Replace(line("VOD", "1", "16"), `"asOf"`, `"closes": [1, 0], "asOf"`, 1)), "META=281.00", "the close is 0", false, false},
		{"a quote under another's name", file(meta, strings.Replace(line("VOD", "1", "16"), `"VOD"`, `"BT"`, 1)), "META=281.00", `under "BT" is of "VOD"`, false, false},
		{"a key that is no symbol", file(meta, line("meta", "1", "16")), "META=281.00", `the key must be "META"`, false, false},
		{"a symbol twice", file(meta, line("META", "282", "15"), nvda), "META=281.00 NVDA=426.92", "there are two of it", false, false},
		{"a conflict", conflict, "META=281.00 NVDA=426.92 VOD=2", "line 5: the marks of a merge conflict", true, true},
		{"a conflict inside a conflict", strings.Replace(conflict, "=======", "||||||| base\n<<<<<<<<< Temporary merge branch 1\n"+line("VOD", "0.5", "13")+",\n=========\n"+line("VOD", "0.6", "13")+",\n>>>>>>>>> Temporary merge branch 2\n=======", 1), "META=281.00 NVDA=426.92 VOD=2", "line 5: the marks of a merge conflict", true, true},
		{"a conflict without an end", strings.Replace(conflict, ">>>>>>>", "", 1), "META=281.00", "line 5", true, false},
		{"cut off", file(meta, nvda)[:140], "META=281.00", "line 5: unexpected end", true, false},
		{"a byte order mark", "\ufeff" + file(meta), "META=281.00", "byte order mark", true, true},
		{"something after it", file(meta) + "}", "META=281.00", "line 7", true, false},
		{"no version", strings.Replace(file(meta), `"version"`, `"verzion"`, 1), "META=281.00", "missing version field", true, true},
		{"version 0", strings.Replace(file(meta), "1,", "0,", 1), "META=281.00", "its version is 0", true, true},
		{"a list", "[]", "", "cannot unmarshal array", true, false},
		{"other JSON", `{"name": "site", "dependencies": {}}`, "", "missing version field", true, false},
		{"no JSON", "<html>", "", "line 1", true, false},
		{"empty", "", "", "unexpected end", true, false},
		{"another name for the entries", strings.Replace(file(meta), `"quotes"`, `"Quotes"`, 1), "", `it has "Quotes" and no "quotes"`, true, false},
		{"a list of quotes", `{"version": 1, "quotes": []}`, "", "quotes is not an object", true, false},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			dir := put(t, QuotesFile, tt.give)
			got, damage, err := ReadQuotes(dir, present)
			if err != nil || damage == nil {
				t.Fatalf("%v, damage %v", err, damage)
			}
			var read []string
			for _, symbol := range slices.Sorted(maps.Keys(got)) {
				read = append(read, string(symbol)+"="+quote.Format(got[symbol].Price))
			}
			if said := strings.Join(damage.In("f"), "\n"); strings.Join(read, " ") != tt.want || !strings.Contains(said, tt.says) {
				t.Errorf("read %s, want %s; says %s, want %s", read, tt.want, said, tt.says)
			}
			if damage.IsWhole() != tt.whole || damage.IsComplete() != tt.complete {
				t.Errorf("whole %t, complete %t", damage.IsWhole(), damage.IsComplete())
			}
			if err := WriteQuotes(dir, got, damage); err != nil {
				t.Fatal(err)
			}
			again, still, err := ReadQuotes(dir, present)
			if err != nil || len(again) != len(got) || still.IsWhole() {
				t.Errorf("read again: %v, %v, %v", again, still, err)
			}
			if !tt.whole && !strings.Contains(tt.says, "two of it") && (still == nil || len(still.unused) != len(damage.unused)) {
				t.Errorf("the bad entry is lost: %v", still)
			}
		})
	}
}

// A close of years ago can never be had again.
func TestPinsThatCanBeReadAreRead(t *testing.T) {
	file := func(meta, nvda string) string {
		return "{\n\"version\": 1,\n\"pins\": {\n\"META\": {\n" + meta + "\n},\n\"NVDA\": {\n" + nvda + "\n}\n}\n}\n"
	}
	one, two, final := pinLine("14", "273.35", ""), pinLine("15", "281.83", ""), pinLine("15", "281.83", `, "final": true`)
	for _, tt := range []struct {
		desc, give, want, says string
		whole, complete        bool
	}{
		{"a price of 0", file(one+",\n"+pinLine("15", "0", ""), one), "META 14 NVDA 14", `line 6: the entry of "META on 2023-06-15" is not used: the price is 0`, false, false},
		{"a factor of 1e9", file(one, pinLine("15", "1", `, "splitFactor": 1000000000`)), "META 14", "the split factor 1000000000", false, false},
		{"a factor of 1e-9", file(one, pinLine("15", "1", `, "splitFactor": 1e-9`)), "META 14", "the split factor", false, false},
		{"a session after its day", file(one, strings.Replace(two, `"session": "2023-06-15"`, `"session": "2023-06-17"`, 1)), "META 14", "is after the day", false, false},
		{"a time of the future", file(one, strings.Replace(two, "2023-06-15", "2023-06-20", 3)), "META 14", "is in the future", false, false},
		{"a day that is none", file(one, strings.Replace(two, `"2023-06-15":`, `"Thursday":`, 1)), "META 14", `"NVDA on Thursday"`, false, false},
		{"a number for the days", strings.Replace(file(one, two), "{\n"+two+"\n}", "5", 1), "META 14", "no closes by day", false, false},
		{"cut off in the second symbol", file(one, two+",\n"+one)[:300], "META 14 NVDA 15", "unexpected end", true, false},
		{"a conflict inside a symbol", file("<<<<<<< a\n"+one+"\n},\n\"AMD\": {\n"+two+"\n=======\n"+pinLine("16", "2", "")+"\n>>>>>>> b", one), "AMD 15 META 14 META 16 NVDA 14", "merge conflict", true, true},
		{"a conflict about a final close", file("<<<<<<< a\n"+two+"\n=======\n"+final+"\n>>>>>>> b", one), "META 15! NVDA 14", "merge conflict", true, true},
		{"a day twice", file(two+",\n"+final, one), "META 15! NVDA 14", "there are two of it", false, false},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			dir := put(t, PinsFile, tt.give)
			got, damage, err := ReadPins(dir, present)
			if err != nil || damage == nil {
				t.Fatalf("%v, damage %v", err, damage)
			}
			if said := strings.Join(damage.In("f"), "\n"); daysOf(got) != tt.want || !strings.Contains(said, tt.says) {
				t.Errorf("read %s, want %s; says %s, want %s", daysOf(got), tt.want, said, tt.says)
			}
			if damage.IsWhole() != tt.whole || damage.IsComplete() != tt.complete {
				t.Errorf("whole %t, complete %t", damage.IsWhole(), damage.IsComplete())
			}
			if err := WritePins(dir, got, damage); err != nil {
				t.Fatal(err)
			}
			again, still, err := ReadPins(dir, present)
			if err != nil || daysOf(again) != daysOf(got) || still.IsWhole() {
				t.Errorf("read again: %v, %v, %v", again, still, err)
			}
			if !tt.whole && !strings.Contains(tt.says, "two of it") && still == nil {
				t.Error("the bad entry is lost")
			}
		})
	}
}

// daysOf returns the symbols and days of pins; those that are final have an exclamation mark.
func daysOf(pins Pins) string {
	var days []string
	for _, symbol := range slices.Sorted(maps.Keys(pins)) {
		for _, day := range slices.Sorted(maps.Keys(pins[symbol])) {
			text := fmt.Sprintf("%s %s", symbol, strings.TrimPrefix(string(day), "2023-06-"))
			if pins[symbol][day].Final {
				text += "!"
			}
			days = append(days, text)
		}
	}
	return strings.Join(days, " ")
}

// A later version is not touched, whatever the file is.
func TestLaterVersions(t *testing.T) {
	for _, text := range []string{`{"version": 2, "quotes": []}`, `{"version": 9, "quotes": {"META": `, `{"version": 1.5}`, "\ufeff{\"version\": 3}"} {
		for _, name := range []string{QuotesFile, PinsFile, RequestsFile, MentionsFile} {
			dir := put(t, name, text)
			_, _, quotesErr := ReadQuotes(dir, present)
			_, _, pinsErr := ReadPins(dir, present)
			_, _, requestsErr := ReadRequests(dir)
			errs := map[string]error{QuotesFile: quotesErr, PinsFile: pinsErr, RequestsFile: requestsErr, MentionsFile: WriteMentions(dir, Mentions{})}
			if err := errs[name]; err == nil || !strings.Contains(err.Error(), "update hugo-tickers") {
				t.Errorf("%s of %s: %v", name, text, err)
			}
			if name == RequestsFile && WriteRequests(dir, Requests{}) == nil {
				t.Error("the requests are removed")
			}
			if after, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(after) != text {
				t.Errorf("%s of %s is now %s, %v", name, text, after, err)
			}
		}
	}
}

func TestEveryCopyIsKept(t *testing.T) {
	dir := put(t, QuotesFile, "<")
	_, damage, _ := ReadQuotes(dir, present)
	for _, want := range []string{".damaged~", ".damaged-2~", ".damaged-3~"} {
		name, err := damage.SetAside()
		if content, _ := os.ReadFile(name); err != nil || name != filepath.Join(dir, QuotesFile+want) || string(content) != "<" {
			t.Errorf("%s with %q, %v", name, content, err)
		}
	}
}

// What could not be read again is not written.
func TestNothingIsWrittenThatReadingRefuses(t *testing.T) {
	dir := t.TempDir()
	for desc, change := range map[string]func(*quote.Quote){
		"a price of 0":      func(q *quote.Quote) { q.Price = q.Price.Sub(q.Price) },
		"a price of 1e20":   func(q *quote.Quote) { q.Price = q.Price.Shift(20) },
		"1e-40":             func(q *quote.Quote) { q.Price = q.Price.Shift(-40) },
		"no currency":       func(q *quote.Quote) { q.Currency = "" },
		"a year of 20,000":  func(q *quote.Quote) { q.AsOf = q.AsOf.AddDate(18_000, 0, 0) },
		"a first trade":     func(q *quote.Quote) { q.FirstTrade.Year = 292_277_026 },
		"a name of 1 MB":    func(q *quote.Quote) { q.Name = strings.Repeat("x", 1<<20) },
		"a jump by 100":     func(q *quote.Quote) { q.PreviousClose.Valid, q.PreviousClose.Decimal = true, q.Price.Shift(2) },
		"a session of 3000": func(q *quote.Quote) { q.Session.Year = 3000 },
	} {
		q := q("META", "281.00", 16)
		change(&q)
		if err := WriteQuotes(dir, Quotes{"META": {Quote: q}}, nil); err == nil {
			t.Errorf("%s is written", desc)
		}
		if err := WritePins(dir, Pins{"META": {"2023-06-16": {Quote: q}}}, nil); err == nil {
			t.Errorf("%s is pinned", desc)
		}
	}
	if files, _ := os.ReadDir(dir); len(files) > 0 {
		t.Errorf("wrote %v", files)
	}
}
