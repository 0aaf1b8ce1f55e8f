package redact

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// most is how many encodings around each other are undone, such as HTML entities in JSON in a URL.
const most = 5

// decoded is a text after encodings were undone, with the place of each byte in the original.
type decoded struct {
	text  string
	at    []int // of each byte, and the end; nil while every byte is at its own place
	depth int
}

func plain(text string) decoded { return decoded{text: text} }

// place returns where the byte with an index comes from.
func (d decoded) place(index int) int {
	if d.at == nil {
		return index
	}
	return d.at[index]
}

// decode undoes one encoding. It is not ok if there is none.
func (d decoded) decode() (next decoded, ok bool) {
	if d.depth >= most || !strings.ContainsAny(d.text, `%\&`) {
		return d, false
	}
	text, at := make([]byte, 0, len(d.text)), make([]int, 0, len(d.text)+1)
	for i := 0; i < len(d.text); {
		unit, size := unescape(d.text[i:])
		if size == 0 {
			unit, size = d.text[i:i+1], 1
		} else {
			ok = true
		}
		for range len(unit) {
			at = append(at, d.place(i))
		}
		text = append(text, unit...)
		i += size
	}
	return decoded{string(text), append(at, d.place(len(d.text))), d.depth + 1}, ok
}

// unescape returns the characters that a text begins with in an encoding, and the length of that; 0 if it begins with none.
func unescape(text string) (unit string, size int) {
	switch text[0] {
	case '%':
		return codePoint(text, 1, 2, true)
	case '\\':
		return unescapeBackslash(text)
	case '&':
		return unescapeEntity(text)
	}
	return "", 0
}

// unescapeBackslash undoes the escapes of JSON, JavaScript and Go.
func unescapeBackslash(text string) (unit string, size int) {
	if len(text) < 2 {
		return "", 0
	}
	switch text[1] {
	case 'u':
		return codePoint(text, 2, 4, false)
	case 'U':
		return codePoint(text, 2, 8, false)
	case 'x':
		return codePoint(text, 2, 2, true)
	case '/', '\\', '"', '\'':
		return text[1:2], 2
	case 'n', 'r', 't':
		return " ", 2
	}
	return "", 0
}

// codePoint reads so many hexadecimal digits as a byte or a character.
func codePoint(text string, start, digits int, isByte bool) (unit string, size int) {
	if len(text) < start+digits {
		return "", 0
	}
	value, err := strconv.ParseUint(text[start:start+digits], 16, 32)
	switch {
	case err != nil:
		return "", 0
	case isByte:
		return string([]byte{byte(value)}), start + digits
	case !utf8.ValidRune(rune(value)):
		return "", 0
	}
	return string(rune(value)), start + digits
}

// longestEntity is the length of an entity of HTML that is looked for: the longest name has 33 characters.
const longestEntity = 40

var numeric = regexp.MustCompile(`^&#([0-9]+|[xX][0-9a-fA-F]+);?`)

// unescapeEntity undoes an entity of HTML.
func unescapeEntity(text string) (unit string, size int) {
	if digits := numeric.FindString(text[:min(len(text), longestEntity)]); digits != "" {
		return html.UnescapeString(digits), len(digits) // The semicolon may be missing.
	}
	end := strings.IndexByte(text[:min(len(text), longestEntity)], ';')
	if end < 0 {
		return "", 0
	}
	if unit = html.UnescapeString(text[:end+1]); unit == text[:end+1] || strings.HasPrefix(unit, "&") && unit != "&" {
		return "", 0
	}
	return unit, end + 1
}
