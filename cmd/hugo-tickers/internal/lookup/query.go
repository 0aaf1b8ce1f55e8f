// Package lookup finds out how to write an instrument, from its name, its ISIN, or its spelling elsewhere.
package lookup

import (
	"regexp"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/spelling"
)

// classForm is a US ticker with a class of shares: BRK.B.
var classForm = regexp.MustCompile(`^[A-Z]+\.[A-Z]$`)

// Parse reads what the user looks up. Rules are the symbols that it spells by the rules of other services; no provider is asked for
// them. The error says what is wrong with an ISIN.
func Parse(text string) (q provider.Query, rules []quote.Symbol, err error) {
	text = strings.Join(strings.Fields(text), " ")
	if isin, ok, err := spelling.ISIN(text); err != nil {
		return q, nil, err
	} else if ok {
		return provider.Query{Words: isin, ISIN: true}, nil, nil
	}
	q.Words = text
	if isProse(text) {
		return q, nil, nil
	}
	for _, suggestion := range spelling.Suggest(text) {
		rules = append(rules, quote.Symbol(suggestion))
	}
	symbol, err := quote.ParseSymbol(text)
	_, afterVenue, hasVenue := strings.Cut(text, ":")
	switch {
	case len(rules) == 1:
		q.Symbol = rules[0]
	case len(rules) > 1:
		q.Words = rules[0].Ticker()
	case err == nil && (hasVenue || classForm.MatchString(string(symbol))):
		q.Symbol = symbol
	case hasVenue:
		q.Words = strings.TrimSpace(afterVenue) // The venue is unknown.
	}
	return q, rules, nil
}

// marketSector is the word that Bloomberg puts behind a ticker.
var marketSector = regexp.MustCompile(` (?:Equity|Index|Curncy)$`)

// isProse reports whether a text is the name of a company, such as Volvo AB, which could be taken for a spelling of Bloomberg's.
func isProse(text string) bool {
	text = marketSector.ReplaceAllString(text, "")
	return strings.Contains(text, " ") && !strings.Contains(text, ":") && strings.ToUpper(text) != text
}

// Names joins symbols: "XETR:SAP or XFRA:SAP".
func Names(symbols []quote.Symbol) string {
	var names []string
	for _, symbol := range symbols {
		names = append(names, string(symbol))
	}
	return strings.Join(names, " or ")
}
