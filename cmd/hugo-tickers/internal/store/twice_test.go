package store

import "testing"

// Of two entries of a symbol and day, only one can stay in the file. So the file is copied first.
func TestTwoEntriesNeedACopy(t *testing.T) {
	bad := func(price string) string {
		return `"X": {"symbol": "X", "currency": "USD", "price": ` + price + `, "asOf": "2023-06-14T20:00:00Z"}`
	}
	for entries, want := range map[string]bool{
		bad("0"):                  false,
		bad("1"):                  false,
		bad("0") + "," + bad("1"): true,
		bad("1") + "," + bad("2"): true,
		bad("0") + "," + bad("0"): true,
		bad("1") + `, "Y": {}`:    false,
	} {
		_, damage, err := ReadQuotes(put(t, QuotesFile, `{"version": 1, "quotes": {`+entries+`}}`), present)
		if err != nil || damage.NeedsCopy() != want {
			t.Errorf("%s: %t, %v, %v", entries, damage.NeedsCopy(), damage, err)
		}
	}
}
