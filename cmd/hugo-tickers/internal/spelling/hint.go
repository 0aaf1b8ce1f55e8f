package spelling

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Hint returns what to try instead of a text that was not found or cannot be read, such as `did you mean "XLON:VOD"?`. It returns "" if
// no rule knows.
func Hint(text string) string {
	text = strings.TrimSpace(text)
	if isin, ok, err := ISIN(text); err != nil {
		return err.Error()
	} else if ok {
		return "it is an ISIN: " + Command(isin) + " finds the symbols of its listings"
	}
	if isFuture(text) {
		return "it looks like a future, which has no spelling of its own: choose a symbol and give it the provider's spelling in data/tickers/instruments.toml"
	}
	if suggestions := Suggest(text); len(suggestions) > 0 {
		return `did you mean "` + strings.Join(suggestions, `" or "`) + `"?`
	}
	return ""
}

// LookupHint returns the hint for a text about which no rule knows anything.
func LookupHint(text string) string {
	return "if the symbol is wrong, " + Command(text) + " finds the right one"
}

// WithHint returns a message with the hint for a text.
func WithHint(message, text string) string {
	return message + "; " + cmp.Or(Hint(text), LookupHint(text))
}

// isFuture reports whether a text is Yahoo's spelling of a future: GC=F.
func isFuture(text string) bool { return strings.HasSuffix(strings.ToUpper(text), "=F") }

// plain and quotable are texts that a shell reads as they are, and between single quotation marks.
var (
	plain    = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9:./_+-]{0,39}$`)
	quotable = regexp.MustCompile(`^[A-Za-z0-9^$.][A-Za-z0-9:./&^=$ _+-]{0,39}$`)
)

// Command returns the command that looks a text up, ready to be pasted into a shell.
func Command(text string) string {
	switch {
	case plain.MatchString(text):
		return "hugo-tickers lookup " + text
	case quotable.MatchString(text):
		return "hugo-tickers lookup '" + text + "'"
	}
	return "hugo-tickers lookup NAME"
}

// Ambiguous returns the question about a symbol whose venue means another exchange elsewhere, "" if there is none. TSE is Tokyo here
// and Toronto at Google. Tickers of Tokyo begin with a digit, and those of Toronto do not, so that few symbols are in doubt.
func Ambiguous(text string) string {
	symbol, err := quote.ParseSymbol(text)
	ticker, ok := strings.CutPrefix(string(symbol), "TSE:")
	if err != nil || !ok || ticker[0] >= '0' && ticker[0] <= '9' {
		return ""
	}
	return `TSE is Tokyo here and Toronto at Google: write "XTSE:` + normal("XTSE", ticker) + `" for Toronto or "XTKS:` + ticker + `" for Tokyo`
}
