package term

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// Printf prints a message, which is one line. Messages are in lower case without a full stop, and say what to do next.
func Printf(w io.Writer, format string, args ...any) {
	_ = Println(w, "hugo-tickers: "+fmt.Sprintf(format, args...))
}

// Println prints one line.
func Println(w io.Writer, line string) error {
	_, err := io.WriteString(w, Visible(line)+"\n")
	return err
}

// Error prints an error, and each of several that are joined as a message of its own.
func Error(w io.Writer, err error) {
	for _, message := range messages(err) {
		Printf(w, "%s", message)
	}
}

// messages returns the messages of errors that are joined.
func messages(err error) []string {
	several, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []string{err.Error()}
	}
	var all, texts []string
	for _, one := range several.Unwrap() {
		all, texts = append(all, messages(one)...), append(texts, one.Error())
	}
	if strings.Join(texts, "\n") != err.Error() {
		return []string{err.Error()} // They are parts of one message.
	}
	return all
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
