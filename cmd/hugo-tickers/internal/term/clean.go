package term

import (
	"strings"
	"unicode"
)

// Clean returns a text of a server as one line without characters that could control a terminal or reverse the order of others.
func Clean(text string) string {
	kept := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(kept), " ")
}
