package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// Every field of every entry with a value of every other type is named, with its line, and takes no other entry away.
func TestFieldsOfAnotherType(t *testing.T) {
	now := time.Date(2023, 6, 20, 0, 0, 0, 0, time.UTC)
	good := map[string]string{"symbol": `"META"`, "currency": `"USD"`, "price": "281.5", "asOf": `"2023-06-14T20:00:00Z"`}
	var names []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[entryFields]()) {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" {
			names = append(names, name)
		}
	}
	if len(names) < 20 {
		t.Fatal("fields are missing", names)
	}
	values := []string{`"x"`, "1", "-1.5", "true", "[]", `["x"]`, "[1]", "{}", `{"2023-06-12": "x"}`, `{"2023-06-12": 1}`, "null", `"2023-06-13"`, `"2023-06-13T20:00:00Z"`}
	refused := 0
	for _, name := range names {
		for _, value := range values {
			entry := maps.Clone(good)
			entry[name] = value
			var parts []string
			for _, key := range slices.Sorted(maps.Keys(entry)) {
				parts = append(parts, fmt.Sprintf("%q: %s", key, entry[key]))
			}
			text := "{" + strings.Join(parts, ", ") + "}"
			typed := json.Unmarshal([]byte(text), &entryFields{}) == nil
			dir := t.TempDir()
			for file, content := range map[string]string{
				QuotesFile: `{"version": 1, "quotes": {` + "\n" + `"META": ` + text + ",\n" + `"GOOG": {"symbol": "GOOG", "currency": "USD", "price": 125, "asOf": "2023-06-14T20:00:00Z"}}}`,
				PinsFile:   `{"version": 1, "pins": {"META": {` + "\n" + `"2023-06-14": ` + text + ",\n" + `"2023-06-13": {"currency": "USD", "price": 271, "asOf": "2023-06-13T20:00:00Z"}}}}`,
			} {
				if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			quotes, damagedQuotes, err := ReadQuotes(dir, now)
			if _, ok := quotes["GOOG"]; !ok || err != nil {
				t.Errorf("%s of %s: GOOG is lost: %v", name, value, err)
			}
			pins, damagedPins, err := ReadPins(dir, now)
			if _, ok := pins["META"]["2023-06-13"]; !ok || err != nil {
				t.Errorf("%s of %s: the other pin is lost: %v", name, value, err)
			}
			if typed {
				continue
			}
			refused++
			for what, damage := range map[string]*Damage{"quote": damagedQuotes, "pin": damagedPins} {
				if what == "pin" && (name == "since" || name == "closes" || name == "due") || what == "quote" && name == "splitFactor" {
					continue // It has no such field.
				}
				if unused := damage.Unused(); len(unused) != 1 || unused[0].Line != 2 || !strings.Contains(unused[0].Message, name+" is "+value+": it takes ") {
					t.Errorf("a %s with %s of %s: %v", what, name, value, unused)
				}
			}
		}
	}
	if refused < 150 {
		t.Errorf("only %d values were of another type", refused)
	}
}
