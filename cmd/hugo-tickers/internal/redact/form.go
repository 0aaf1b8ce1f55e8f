package redact

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"
)

// form is a way to write a secret, apart from encodings that replace single characters.
type form struct {
	pattern string
	fold    func(string) string // of the text, so that it is written as the pattern
	least   int                 // the length of a beginning that counts; 0 if only the whole does
	word    bool                // only as a word of its own

	// around is how many characters before and after the pattern may have bits of the secret.
	before, after int
}

// formsOf returns the forms of a secret: itself, in hexadecimal, and in base64 at each place among other characters.
func formsOf(secret string) []form {
	word := len(secret) < long || isNumber(secret)
	forms := []form{
		{pattern: foldSpace(secret), fold: foldSpace, least: long, word: word},
		{pattern: hex.EncodeToString([]byte(secret)), fold: foldCase, least: 2 * long, word: word},
	}
	if word { // Among other characters of base64, so few are no proof.
		return append(forms, form{pattern: base64.RawStdEncoding.EncodeToString([]byte(secret)), fold: foldBase64, word: true})
	}
	for offset := range 3 {
		forms = append(forms, inBase64(secret, offset))
	}
	return forms
}

// inBase64 returns the characters of base64 that depend on the secret alone, if so many bytes stand before it.
func inBase64(secret string, offset int) form {
	bits := 8 * (offset + len(secret))
	encoded := base64.RawStdEncoding.EncodeToString([]byte(strings.Repeat("\x00", offset) + secret))
	first, last := (8*offset+5)/6, bits/6
	f := form{pattern: encoded[first:last], fold: foldBase64, least: 8*(offset+long)/6 - first}
	if offset > 0 {
		f.before = 1
	}
	if bits%6 != 0 {
		f.after = 1
	}
	return f
}

// foldSpace writes spaces as forms of HTML do.
func foldSpace(text string) string { return strings.ReplaceAll(text, " ", "+") }

var urlAlphabet = strings.NewReplacer("-", "+", "_", "/")

// foldBase64 writes base64 in the usual alphabet.
func foldBase64(text string) string { return urlAlphabet.Replace(foldSpace(text)) }

// foldCase writes hexadecimal digits in lower case.
func foldCase(text string) string {
	folded := []byte(text)
	for i, b := range folded {
		if 'A' <= b && b <= 'F' {
			folded[i] = b + 'a' - 'A'
		}
	}
	return string(folded)
}

// find adds the places of the form in a text.
func (f form) find(d decoded, hidden *cover) {
	least := min(f.least, len(f.pattern))
	if f.word || least == 0 {
		least = len(f.pattern)
	}
	text := f.fold(d.text)
	if !strings.Contains(text, f.pattern[:least]) {
		return
	}
	for start, length := range beginnings(f.pattern, text) {
		if length < least {
			continue
		}
		end := start + length
		if f.word && !(isEdge(text, start, -1) && isEdge(text, end, 1)) {
			continue
		}
		if f.before > 0 && start > 0 && isBase64(text[start-1]) {
			start--
		}
		if f.after > 0 && length == len(f.pattern) && end < len(text) && isBase64(text[end]) {
			end++
		}
		hidden.add(d.place(start), d.place(end))
	}
}

// beginnings returns, for each place in a text, how much of the beginning of a pattern is there. This is the Z algorithm, which takes
// time in proportion to the length of the text.
func beginnings(pattern, text string) []int {
	all := pattern + text
	z := make([]int, len(all))
	for i, left, right := 1, 0, 0; i < len(all); i++ {
		if i < right {
			z[i] = min(right-i, z[i-left])
		}
		for i+z[i] < len(all) && all[z[i]] == all[i+z[i]] {
			z[i]++
		}
		if i+z[i] > right {
			left, right = i, i+z[i]
		}
	}
	found := z[len(pattern):]
	for i := range found {
		found[i] = min(found[i], len(pattern))
	}
	return found
}

// isEdge reports whether a word can end at a place in a text, as seen in a direction: there is neither a letter nor a digit nor the rest
// of a number.
func isEdge(text string, at, direction int) bool {
	r, rest := rune(0), ""
	if direction < 0 {
		r, rest = lastRune(text[:at])
	} else {
		r, rest = firstRune(text[at:])
	}
	if r == '.' { // Of a number, or of a sentence.
		if direction < 0 {
			r, _ = lastRune(rest)
		} else {
			r, _ = firstRune(rest)
		}
		return !unicode.IsDigit(r)
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

func firstRune(text string) (r rune, rest string) {
	r, size := utf8.DecodeRuneInString(text)
	return r, text[size:]
}

func lastRune(text string) (r rune, rest string) {
	r, size := utf8.DecodeLastRuneInString(text)
	return r, text[:len(text)-size]
}

func isBase64(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '+' || b == '/'
}

// isNumber reports whether a secret has digits alone.
func isNumber(secret string) bool { return strings.Trim(secret, "0123456789.") == "" }
