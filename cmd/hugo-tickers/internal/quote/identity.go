package quote

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Identify returns why a quote cannot be of the instrument of the last good quote of its symbol, or nil. Symbols are given to other
// instruments. One of these shows it: another kind, a first trade after the last session, another currency at the same provider. Names
// change and are written in many ways, so another name shows it only together with another exchange.
func (q Quote) Identify(last Quote) error {
	sameSource := q.Source == last.Source
	switch {
	case q.Kind != "" && last.Kind != "" && q.Kind != last.Kind:
	case q.FirstTrade.After(last.Session):
	case sameSource && q.Currency != last.Currency && withdrawn[last.Currency].successor != q.Currency:
	case sameSource && q.RenamedFrom(last) && differ(q.Exchange, last.Exchange):
	default:
		return nil
	}
	return fmt.Errorf("%s (%s) is another instrument than the stored %s (%s): write its new symbol; if it is correct, delete the quote of %s from data/tickers/quotes.json",
		q.Symbol, describe(q), last.Symbol, describe(last), q.Symbol)
}

// Fits returns why a series cannot be of the instrument of a quote, or nil: another kind or currency, or a newest close that is in another
// unit than the price.
func (s Series) Fits(q Quote) error {
	switch {
	case s.Kind != "" && q.Kind != "" && s.Kind != q.Kind:
		return fmt.Errorf("its history is of another kind (%s) than its quote (%s)", s.Kind, q.Kind)
	case s.Currency != q.Currency:
		return fmt.Errorf("its history is in %s, its quote in %s", s.Currency, q.Currency)
	}
	for n := len(s.Closes) - 1; n >= 0; n-- {
		c := s.Closes[n]
		if !c.isKnown() || c.Date.After(q.Session) {
			continue
		}
		if q.Session.DaysSince(c.Date) > splitWindow {
			return nil // Too old to be compared.
		}
		price := Close{Date: q.Session}
		price.Price.Decimal, price.Price.Valid = q.Price, true
		if reason := s.jump(c, price); reason != "" {
			return fmt.Errorf("its history does not fit its quote: after the close of %s, %s", Format(c.Price.Decimal), reason)
		}
		return nil
	}
	return nil
}

// RenamedFrom reports whether the names of two quotes of a symbol, from one provider, have no word in common.
func (q Quote) RenamedFrom(last Quote) bool {
	before, now := wordsOf(last.Name), wordsOf(q.Name)
	common := slices.ContainsFunc(now, func(word string) bool { return slices.Contains(before, word) })
	return q.Source == last.Source && len(before) > 0 && len(now) > 0 && !common
}

// companyWords are words of company names that say nothing about the company.
var companyWords = map[string]bool{
	"ab": true, "adr": true, "ag": true, "asa": true, "class": true, "co": true, "common": true, "company": true, "corp": true, "corporation": true,
	"etf": true, "fund": true, "group": true, "holding": true, "holdings": true, "inc": true, "incorporated": true, "limited": true, "ltd": true,
	"nv": true, "ordinary": true, "plc": true, "sa": true, "se": true, "share": true, "shares": true, "spa": true, "stock": true, "the": true, "trust": true,
}

// wordsOf returns the words of a name in lower case without those that say nothing about the company.
func wordsOf(name string) []string {
	var words []string
	for _, word := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !companyWords[word] && len(word) > 1 {
			words = append(words, word)
		}
	}
	return words
}

// differ reports whether two facts are known and not the same.
func differ(a, b string) bool { return a != "" && b != "" && a != b }

// describe returns what is known of a quote's instrument.
func describe(q Quote) string {
	var facts []string
	for _, fact := range []string{q.Name, string(q.Kind), q.Exchange, q.Currency} {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	return strings.Join(facts, ", ")
}
