package fetch

import (
	"encoding/json"
	"math"
	"testing"
	"time"
)

func TestTimes(t *testing.T) {
	for _, tt := range []struct {
		epoch int64
		unit  time.Duration
		want  string
	}{
		{1686945600, time.Second, "2023-06-16T20:00:00Z"}, {1686945600123, time.Millisecond, "2023-06-16T20:00:00.123Z"}, {253402300799, time.Second, "9999-12-31T23:59:59Z"},
		{253402300800, time.Second, ""}, {1686945600000, time.Second, ""}, {math.MaxInt64, time.Millisecond, ""}, {math.MinInt64, time.Second, ""}, {0, time.Second, ""}, {-1, time.Second, ""},
	} {
		at, ok := Time(tt.epoch, tt.unit)
		if got := at.Format(time.RFC3339Nano); ok != (tt.want != "") || ok && got != tt.want {
			t.Errorf("%d in %s: %s, %t", tt.epoch, tt.unit, got, ok)
		}
	}
	for text, want := range map[string]bool{"1686945600": true, `"1686945600"`: true, "1686945600.5": true, "1e31": false, "9223372036854775808": false, "null": false, "[]": false, `"x"`: false, "-1": false} {
		var n Number
		if err := json.Unmarshal([]byte(text), &n); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if at, ok := n.Time(time.Second); ok != want {
			t.Errorf("%s: %s, %t", text, at, ok)
		}
	}
}
