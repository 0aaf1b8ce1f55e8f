package redact

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	// mostNested is how many encodings around each other are undone, such as entities of HTML in JSON in a URL.
	mostNested = 5

	// mostReadings is in how many ways a text is read in all.
	mostReadings = 32

	// introducers begin the encodings: of URLs, of JSON and of HTML.
	introducers = `%\&`

	// breaks divide lines, as in base64 of e-mail.
	breaks = "\r\n"
)

// readings returns a text and what it says after encodings were undone: all at once, and one after the other in any order, as the characters
// of a secret can look like an encoding themselves.
func readings(text string) []decoded {
	all := []decoded{{text: text}}
	seen := map[string]bool{text: true}
	for n := 0; n < len(all); n++ {
		for _, kinds := range []string{introducers, "%", `\`, "&", breaks} {
			if all[n].depth == mostNested || len(all) == mostReadings {
				break
			}
			if next, ok := all[n].decode(kinds); ok && !seen[next.text] {
				seen[next.text] = true
				all = append(all, next)
			}
		}
	}
	return all
}

// decoded is a text after encodings were undone, with the place of each byte in the original.
type decoded struct {
	text  string
	at    []int // of each byte, and the end; nil while every byte is at its own place
	depth int
}

// place returns where the byte with an index comes from.
func (d decoded) place(index int) int {
	if d.at == nil {
		return index
	}
	return d.at[index]
}

// decode undoes the encodings that begin with some characters, once. It is not ok if there are none.
func (d decoded) decode(kinds string) (next decoded, ok bool) {
	if !strings.ContainsAny(d.text, kinds) {
		return d, false
	}
	text, at := make([]byte, 0, len(d.text)), make([]int, 0, len(d.text)+1)
	for i := 0; i < len(d.text); {
		unit, size := "", 0
		if strings.IndexByte(kinds, d.text[i]) >= 0 {
			unit, size = unescape(d.text[i:])
		}
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
	case '\r', '\n':
		return "", 1
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
	case 'n', 'r':
		return "\n", 2
	case 't':
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
