package term

import (
	"fmt"
	"io"
	"time"
)

// Printf prints a message. Messages are in lower case without a full stop, and say what to do next.
func Printf(w io.Writer, format string, args ...any) {
	fmt.Fprintf(w, "hugo-tickers: "+format+"\n", args...)
}

// Plural returns "1 symbol" or "2 symbols".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// FormatTime writes an instant in UTC: its time, and its day unless that is today.
func FormatTime(at, now time.Time) string {
	at, now = at.UTC(), now.UTC()
	if at.YearDay() != now.YearDay() || at.Year() != now.Year() {
		return at.Format("2 Jan 15:04 MST")
	}
	return at.Format("15:04 MST")
}
