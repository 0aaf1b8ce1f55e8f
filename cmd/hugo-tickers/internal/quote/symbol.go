// Package quote has the facts about a price: the symbol that an author writes, a dated observation of its price, series of closes,
// and the decimal arithmetic between them. It does not know providers, files or sites.
package quote

import (
	"fmt"
	"regexp"
	"strings"
)

// Symbol is what the author writes, trimmed and in upper case: "META", "BRK.B", "XLON:VOD", "FX:EUR/USD". It is the key of the
// data files, venue prefix included, so two spellings of one instrument are two symbols.
type Symbol string

var symbolForm = regexp.MustCompile(`^([A-Z][A-Z0-9]*:)?[A-Z0-9][A-Z0-9.&/-]*$`)

// ParseSymbol reads [VENUE:]TICKER. A bare ticker means a US listing. A venue is a MIC, a name in common use, INDEX, FX or CRYPTO.
// The module's templates accept the same form.
func ParseSymbol(s string) (Symbol, error) {
	symbol := Symbol(strings.ToUpper(strings.TrimSpace(s)))
	if len(symbol) > maxSymbol {
		return "", fmt.Errorf("the symbol %.*q… has %d bytes, more than %d", maxSymbol, symbol, len(symbol), maxSymbol)
	}
	if !symbolForm.MatchString(string(symbol)) {
		return "", fmt.Errorf("cannot read the symbol %q: write [VENUE:]TICKER, such as META, BRK.B, XLON:VOD, INDEX:SPX or FX:EUR/USD; a provider's own spelling belongs in data/tickers/instruments.toml", s)
	}
	if prefix, _, ok := strings.Cut(string(symbol), ":"); ok && !knownVenue(prefix) {
		return "", fmt.Errorf("the symbol %q has the unknown venue %q: use its MIC, such as XLON or XTKS, or INDEX, FX, CRYPTO", s, prefix)
	}
	if _, _, ok := symbol.Pair(); !ok && (symbol.Venue() == FX || symbol.Venue() == Crypto) {
		return "", fmt.Errorf("the symbol %q is not a pair: write both halves, such as FX:EUR/USD or CRYPTO:BTC/USD", s)
	}
	return symbol, nil
}

// Ticker returns the symbol without its venue: "VOD" of "XLON:VOD".
func (s Symbol) Ticker() string {
	if _, ticker, ok := strings.Cut(string(s), ":"); ok {
		return ticker
	}
	return string(s)
}

// Venue returns the MIC of the symbol's venue: "XLON" for both "XLON:VOD" and "LSE:VOD". It returns INDEX, FX or CRYPTO for what
// has no exchange, and "" for a bare US symbol, whose exchange only the provider knows.
func (s Symbol) Venue() string {
	prefix, _, ok := strings.Cut(string(s), ":")
	if !ok {
		return ""
	}
	return micOf(prefix)
}

// Pair splits "EUR/USD" of FX:EUR/USD or CRYPTO:BTC/USD.
func (s Symbol) Pair() (base, quoted string, ok bool) {
	return strings.Cut(s.Ticker(), "/")
}
