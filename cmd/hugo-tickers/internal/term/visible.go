package term

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Visible returns a text as one line in which every character is seen: one that could control a terminal, break the line, reverse the order
// of others or is not seen itself is written as JSON does, \u001b. So the output stays valid JSON where it was. What could begin a
// command of a CI service inside a line, such as ##vso[, is broken up.
func Visible(text string) string { return visible(text, " ") }

// ciCommand begins a command of Azure Pipelines, TeamCity or an old GitHub runner anywhere in a line.
var ciCommand = regexp.MustCompile(`^##[A-Za-z]{0,16}\[`)

// visible is Visible with what stands for a tab.
func visible(text, tab string) string {
	var seen strings.Builder
	done := 0 // Up to here the text is in seen.
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		replacement := ""
		switch {
		case r == '\t' && tab == "\t":
		case r == '\t':
			replacement = tab
		case r == utf8.RuneError && size == 1:
			replacement = fmt.Sprintf(`\x%02x`, text[at])
		case r == '#' && ciCommand.MatchString(text[at:min(len(text), at+20)]), isHidden(r):
			replacement = escape(r)
		}
		if replacement != "" {
			seen.WriteString(text[done:at])
			seen.WriteString(replacement)
			done = at + size
		}
		at += size
	}
	if done == 0 {
		return text
	}
	seen.WriteString(text[done:])
	return seen.String()
}

// escape writes a character as JSON does.
func escape(r rune) string {
	switch {
	case r == '\n':
		return `\n`
	case r == '\r':
		return `\r`
	case r > 0xffff:
		high, low := utf16.EncodeRune(r)
		return fmt.Sprintf(`\u%04x\u%04x`, high, low)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// isHidden reports whether a character is not seen as one: controls, formats such as those of bidirectional text, separators of lines, and
// what Unicode says is to be ignored. The variation selectors of emoji only choose between forms of the character before them.
func isHidden(r rune) bool {
	if 0xfe00 <= r && r <= 0xfe0f {
		return false
	}
	return r > '~' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) || r < ' '
}

// Clean returns a text as one line without characters that are not seen.
func Clean(text string) string {
	kept := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case isHidden(r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(kept), " ")
}

// Cut cuts a text off after so many characters.
func Cut(text string, most int) string {
	n := 0
	for at := range text {
		if n == most {
			return text[:at] + "…"
		}
		n++
	}
	return text
}
