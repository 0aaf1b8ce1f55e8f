package scan

import (
	"bytes"
	"fmt"
)

// maxBrackets is how deep lists and tables of front matter may be nested. The decoder of YAML takes minutes for very many.
const maxBrackets = 1000

// checkDepth refuses front matter whose brackets are nested too deep.
func checkDepth(text []byte) error {
	depth := 0
	for _, c := range text {
		switch c {
		case '[', '{':
			if depth++; depth > maxBrackets {
				return fmt.Errorf("brackets are nested more than %d deep: close them", maxBrackets)
			}
		case ']', '}':
			depth = max(0, depth-1)
		}
	}
	return nil
}

// leading returns the front matter of a page, by its delimiters alone, and the whole page if that is JSON.
func leading(source []byte) []byte {
	for _, delimiter := range []string{"---", "+++"} {
		if rest, ok := bytes.CutPrefix(source, []byte(delimiter)); ok {
			text, _, _ := bytes.Cut(rest, []byte("\n"+delimiter))
			return text
		}
	}
	if bytes.HasPrefix(source, []byte("{")) {
		return source
	}
	return nil
}
