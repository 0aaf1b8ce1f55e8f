package store

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// entryFields are all fields of quotes and pins.
type entryFields struct {
	record
	SplitFactor json.Number `json:"splitFactor"`
}

// forms are what fields have that are no texts.
var forms = map[string]string{
	"price": "a number", "previousClose": "a number", "change": "a number", "changePercent": "a number", "splitFactor": "a number",
	"asOf": "a time such as 2023-06-16T20:00:00Z", "freshUntil": "a time such as 2023-06-16T20:00:00Z",
	"session": "a date such as 2023-06-16", "firstTrade": "a date such as 2023-06-16",
	"final": "true or false", "since": "changes in percent by day", "closes": "a list of numbers", "due": "times by day",
}

// decode reads an entry. An error about the type of a field names the field and what it takes.
func decode(text json.RawMessage, into json.Unmarshaler) error {
	err := json.Unmarshal(text, into)
	if err == nil {
		return nil
	}
	var values map[string]json.RawMessage
	if json.Unmarshal(text, &values) != nil {
		return fmt.Errorf("it is %.40s, and not an object", text)
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		one, _ := json.Marshal(map[string]json.RawMessage{name: values[name]}) // Both are from a file that can be read.
		if json.Unmarshal(one, &entryFields{}) != nil {
			return fmt.Errorf("%s is %.40s: it takes %s", name, values[name], cmp.Or(forms[name], "a text"))
		}
	}
	return err
}
