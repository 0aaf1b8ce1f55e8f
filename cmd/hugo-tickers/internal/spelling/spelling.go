// Package spelling suggests how to write a symbol that is written as other services write it.
package spelling

import (
	"regexp"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Hint returns what to try instead of a text that was not found or cannot be read, such as `did you mean "XLON:VOD"?`. It returns
// "" if there is nothing to suggest.
func Hint(text string) string {
	text = strings.TrimSpace(text)
	if isISIN(strings.ToUpper(text)) {
		return "it looks like an ISIN: write the symbol of the listing, such as XLON:VOD"
	}
	if strings.HasSuffix(strings.ToUpper(text), "=F") {
		return "it looks like a future, which has no spelling of its own: choose a symbol and give it the provider's spelling in data/tickers/instruments.toml"
	}
	suggestions := Suggest(text)
	if len(suggestions) == 0 {
		return ""
	}
	return `did you mean "` + strings.Join(suggestions, `" or "`) + `"?`
}

// form is a way to write symbols elsewhere.
type form struct {
	pattern *regexp.Regexp
	suggest func(parts []string) []string // nil, or the symbols that may be meant; parts[0] is the whole text
}

// forms are tried in their order. A text that has the usual form can match as well: VOD.L could be a US share.
var forms = []form{
	// Yahoo's indices: ^GSPC.
	{regexp.MustCompile(`^\^([A-Z0-9.]+)$`), func(p []string) []string { return []string{"INDEX:" + indexName(p[1])} }},
	// Yahoo's currencies: EURUSD=X, and EUR=X for the dollar in euros.
	{regexp.MustCompile(`^([A-Z]{3})([A-Z]{3})=X$`), func(p []string) []string { return []string{"FX:" + p[1] + "/" + p[2]} }},
	{regexp.MustCompile(`^([A-Z]{3})=X$`), func(p []string) []string { return []string{"FX:USD/" + p[1]} }},
	// Pairs without their second half.
	{regexp.MustCompile(`^FX:([A-Z]{3})$`), func(p []string) []string { return []string{"FX:" + p[1] + "/USD"} }},
	{regexp.MustCompile(`^CRYPTO:([A-Z0-9]+)$`), func(p []string) []string { return []string{"CRYPTO:" + p[1] + "/USD"} }},
	{regexp.MustCompile(`^(FX|CRYPTO):([A-Z0-9]{3,})[-_]?(USD|EUR|GBP|JPY|BTC)$`), func(p []string) []string { return []string{p[1] + ":" + p[2] + "/" + p[3]} }},
	// Yahoo's coins: BTC-USD.
	{regexp.MustCompile(`^([A-Z0-9]{2,})-(USD|EUR|GBP|JPY|USDT)$`), func(p []string) []string { return []string{"CRYPTO:" + p[1] + "/" + p[2]} }},
	// Reuters marks a US exchange: META.O, BRKb.N. An exchange elsewhere has the same suffix at Yahoo: VOD.L, 7203.T.
	{regexp.MustCompile(`^([A-Z0-9-]+)\.(O|OQ|N|K|A|P)$`), func(p []string) []string { return usShare(p[1]) }},
	{regexp.MustCompile(`^([A-Z0-9-]+)\.([A-Z]{1,3})$`), func(p []string) []string { return listed(suffixes[p[2]], p[1]) }},
	// Bloomberg names a country: META US Equity, BRK/B US, VOD LN.
	{regexp.MustCompile(`^([A-Z0-9./]+) ([A-Z]{2})( EQUITY)?$`), func(p []string) []string {
		if p[2] == "US" {
			return []string{strings.ReplaceAll(p[1], "/", ".")}
		}
		return listed(countries[p[2]], strings.TrimSuffix(p[1], "/"))
	}},
	// Tokyo here is Toronto at Google: no share of Tokyo has a name of letters alone.
	{regexp.MustCompile(`^TSE:([A-Z.]+)$`), func(p []string) []string { return []string{"TSX:" + p[1]} }},
	// Hong Kong's numbers have four digits.
	{regexp.MustCompile(`^(HKEX|HKG|XHKG|SEHK):(\d{1,3})$`), func(p []string) []string { return []string{"HKEX:" + strings.Repeat("0", 4-len(p[2])) + p[2]} }},
	// Share classes: BRK-B, BRK/B.
	{regexp.MustCompile(`^([A-Z]{1,5})[-/]([A-Z])$`), func(p []string) []string { return []string{p[1] + "." + p[2]} }},
	// A company and its exchange in words: NASDAQ GS: META, NYSE American: X.
	{regexp.MustCompile(`^([A-Z][A-Z .-]*[A-Z]|[A-Z]+) ?: ?([A-Z0-9.&/-]+)$`), func(p []string) []string { return listed(venueInWords(p[1]), p[2]) }},
	// The name of an index without INDEX.
	{regexp.MustCompile(`^[A-Z0-9.]+$`), func(p []string) []string {
		if indices[p[0]] {
			return []string{"INDEX:" + p[0]}
		}
		return nil
	}},
}

// Suggest returns the symbols that a text may mean, none if it has no form that is known. Every suggestion can be read, and
// differs from the text.
func Suggest(text string) []string {
	text = strings.ToUpper(strings.Join(strings.Fields(text), " "))
	text = strings.TrimPrefix(text, "$")
	for _, f := range forms {
		parts := f.pattern.FindStringSubmatch(text)
		if parts == nil {
			continue
		}
		var readable []string
		for _, suggestion := range f.suggest(parts) {
			if symbol, err := quote.ParseSymbol(suggestion); err == nil && string(symbol) != text {
				readable = append(readable, string(symbol))
			}
		}
		if len(readable) > 0 {
			return readable
		}
	}
	return nil
}

// listed returns the listings of a ticker at some venues. A class of shares is written with a dot.
func listed(venues []string, ticker string) []string {
	var symbols []string
	for _, venue := range venues {
		symbols = append(symbols, venue+":"+strings.ReplaceAll(ticker, "-", "."))
	}
	return symbols
}

// usShare returns a US listing, whose class Reuters writes as a lower-case letter.
func usShare(ticker string) []string { return []string{strings.ReplaceAll(ticker, "-", ".")} }

// indexName returns the name of an index that Yahoo knows by another.
func indexName(yahoo string) string {
	if name, ok := yahooIndices[yahoo]; ok {
		return name
	}
	return yahoo
}

// isISIN reports whether a text is an International Securities Identification Number (ISO 6166), by its check digit.
func isISIN(text string) bool {
	if !isinForm.MatchString(text) {
		return false
	}
	var digits []int
	for _, r := range text {
		switch {
		case r >= 'A':
			digits = append(digits, int(r-'A'+10)/10, int(r-'A'+10)%10)
		default:
			digits = append(digits, int(r-'0'))
		}
	}
	sum := 0
	for i, digit := range digits {
		if (len(digits)-i)%2 == 0 { // Every second digit from the right, the check digit not counted, is doubled.
			digit *= 2
		}
		sum += digit/10 + digit%10
	}
	return sum%10 == 0
}

var isinForm = regexp.MustCompile(`^[A-Z]{2}[A-Z0-9]{9}\d$`)

// WithHint returns a message with the hint for a text, if there is one.
func WithHint(message, text string) string {
	if hint := Hint(text); hint != "" {
		return message + "; " + hint
	}
	return message
}
