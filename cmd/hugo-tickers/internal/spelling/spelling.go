// Package spelling suggests how to write a symbol that is written as other services write it.
package spelling

import (
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// maxLength is the length of a text, in bytes, that can spell a symbol: the name of an exchange and a ticker.
const maxLength = 80

// Suggest returns the symbols that a text may mean, none if it has no form that is known. Every suggestion can be read, and
// differs from the text.
func Suggest(text string) []string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) > maxLength {
		return nil
	}
	if cashtag, ok := strings.CutPrefix(text, "$"); ok {
		if suggestions := Suggest(cashtag); len(suggestions) > 0 {
			return suggestions
		}
		return readable([]string{cashtag}, text)
	}
	text = strings.Trim(text, "<>()") // Reuters writes <VOD.L>, and press releases (NYSE: X).
	upper := strings.ToUpper(text)
	for _, f := range forms {
		parts := f.pattern.FindStringSubmatch(upper)
		if f.cased {
			parts = f.pattern.FindStringSubmatch(text)
		}
		if parts == nil {
			continue
		}
		if readable := readable(f.suggest(parts), upper); len(readable) > 0 {
			return readable
		}
	}
	return nil
}

// readable returns the suggestions that can be read and differ from the text.
func readable(suggestions []string, text string) []string {
	var symbols []string
	for _, suggestion := range suggestions {
		symbol, err := quote.ParseSymbol(suggestion)
		if err == nil && string(symbol) != text && !slices.Contains(symbols, string(symbol)) {
			symbols = append(symbols, string(symbol))
		}
	}
	return symbols
}

// Suffixed returns the symbol of a listing that is written with Yahoo's suffix of its exchange, as VOD.L. It is not ok if the suffix is
// that of no exchange, or of several.
func Suffixed(text string) (symbol quote.Symbol, ok bool) {
	at := strings.LastIndex(text, ".")
	if at < 1 || len(suffixes[text[at+1:]]) != 1 {
		return "", false
	}
	symbol, err := quote.ParseSymbol(listed(suffixes[text[at+1:]], text[:at])[0])
	return symbol, err == nil
}

// listed returns the listings of a ticker at some venues.
func listed(venues []string, ticker string) []string {
	var symbols []string
	for _, venue := range venues {
		prefix := venue + ":"
		if isUS(venue) {
			prefix = "" // A bare symbol is a US listing.
		}
		symbols = append(symbols, prefix+normal(venue, ticker))
	}
	return symbols
}

// isUS reports whether a venue is one of the US, which share one calendar.
func isUS(venue string) bool { return calendar.Of(venue) == calendar.Of("XNYS") }

// digits are the lengths of the numbers that are tickers.
var digits = map[string]int{"XHKG": 4, "XSHG": 6, "XSHE": 6, "XKRX": 6, "XKOS": 6}

// normal returns the usual form of a ticker at a venue: numbers with all their zeros, a class of shares after a dot, and a series of
// preferred shares after a dash and P.
func normal(venue, ticker string) string {
	if length := digits[venue]; length > 0 && allDigits(ticker) {
		ticker = strings.TrimLeft(ticker, "0")
		return strings.Repeat("0", max(0, length-len(ticker))) + ticker
	}
	if parts := preferred.FindStringSubmatch(ticker); parts != nil && (isUS(venue) || venue == "XTSE" || venue == "XTSX") {
		return parts[1] + "-P" + parts[2]
	}
	ticker = strings.TrimRight(ticker, "./") // London writes BP. for BP.
	return strings.NewReplacer("-", ".", "/", ".", " ", ".", "_", ".").Replace(ticker)
}

func allDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }
