package fetch

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/spelling"
)

// usVenues are the venues with prices in dollars. A bare symbol is listed at one of them.
var usVenues = map[string]bool{
	"": true, "XNAS": true, "XNYS": true, "XASE": true, "ARCX": true, "BATS": true, "IEXG": true,
	"OTCM": true, "OTCQ": true, "OTCB": true, "PINX": true,
}

// IsUS reports whether an instrument is listed in the US.
func IsUS(i quote.Instrument) bool { return usVenues[i.Symbol.Venue()] }

// shareClass is what can follow the dot of a US ticker: a class of shares, preferred shares, warrants, units, rights.
var shareClass = regexp.MustCompile(`^([A-C]|PR[A-Z]?|WS|U|R)$`)

// RequireUS returns an error unless an instrument is listed in the US or the author has set the provider's own spelling of it.
func RequireUS(i quote.Instrument, name string) error {
	if i.Spelling[name] != "" {
		return nil
	}
	if IsUS(i) {
		if _, mark, dotted := strings.Cut(i.Symbol.Ticker(), "."); dotted && !shareClass.MatchString(mark) {
			return provider.NewError(provider.NotInPlan, spelling.WithHint("not a US listing", string(i.Symbol)))
		}
		return nil
	}
	return provider.NewError(provider.NotInPlan, "only US listings, unless data/tickers/instruments.toml has the provider's own spelling")
}

// CurrencyOf returns the currency of an instrument, for a provider whose responses have none: as the author has set it, or the dollar
// for a US listing. For any other instrument it is an error: no currency is assumed.
func CurrencyOf(i quote.Instrument) (quote.Unit, error) {
	code := i.Currency
	if code == "" && IsUS(i) {
		code = "USD"
	}
	unit, err := quote.ParseUnit(code)
	if err != nil {
		detail := fmt.Sprintf("%v in the response: set the currency of the instrument in data/tickers/instruments.toml", err)
		return unit, provider.NewError(provider.InvalidResponse, detail)
	}
	return unit, nil
}
