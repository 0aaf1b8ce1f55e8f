// Package providertest has what the tests of providers share: good responses of every provider, and a transport that replays responses.
package providertest

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Friday is the end of the session of Friday 16 June 2023 in New York. Responses about a day have its date.
var Friday = time.Date(2023, 6, 16, 20, 0, 0, 0, time.UTC)

// Answer is what a provider responds about its instrument. The prices and the currency are JSON.
type Answer struct {
	Ticker   string // of the instrument, without its venue
	Price    string
	Previous string // the previous close
	Currency string
	At       time.Time // of the price
}

// Good returns the answer about an instrument of a provider: a price of Friday in dollars, after a previous close.
func Good(name, price, previous string) Answer {
	return Answer{Ticker: Instrument(name).Symbol.Ticker(), Price: price, Previous: previous, Currency: `"USD"`, At: Friday}
}

// Instrument returns an instrument that Response has answers about, for a provider.
func Instrument(name string) quote.Instrument {
	symbol := map[string]quote.Symbol{"coingecko": "CRYPTO:BTC/USD", "frankfurter": "FX:EUR/USD"}[name]
	return quote.Instrument{Symbol: cmp.Or(symbol, "META"), Spelling: map[string]string{"coingecko": "bitcoin"}}
}

// Names are the providers that Response has answers of.
var Names = []string{"alphavantage", "coingecko", "finnhub", "frankfurter", "massive", "remote", "tiingo", "twelvedata", "yahoo"}

// Response returns the body of a provider's response to a request for its instrument. Path is the path of the request.
func Response(name, path string, a Answer) string {
	switch name {
	case "yahoo":
		return fmt.Sprintf(`{"spark":{"result":[{"symbol":%q,"response":[{"meta":{"symbol":%q,"currency":%s,"regularMarketTime":%d,"exchangeTimezoneName":"America/New_York","regularMarketPrice":%s},"timestamp":[1686835800,1686922200],"indicators":{"quote":[{"close":[%s,%s]}]}}]}],"error":null}}`,
			a.Ticker, a.Ticker, a.Currency, a.At.Unix(), a.Price, a.Previous, "null")
	case "finnhub":
		return fmt.Sprintf(`{"c":%s,"d":2,"dp":2,"h":287,"l":278,"o":285,"pc":%s,"t":%d}`, a.Price, a.Previous, a.At.Unix())
	case "twelvedata":
		return fmt.Sprintf(`{"symbol":%q,"name":"ABC Inc.","exchange":"NASDAQ","mic_code":"XNGS","currency":%s,"datetime":"2023-06-16","timestamp":1686922200,"last_quote_at":%d,"close":%s,"previous_close":%s,"is_market_open":false}`,
			a.Ticker, a.Currency, a.At.Unix(), a.Price, a.Previous)
	case "tiingo":
		return fmt.Sprintf(`[{"ticker":%q,"timestamp":%q,"tngoLast":%s,"prevClose":%s,"last":null}]`, strings.ToLower(a.Ticker), a.At.Format("2006-01-02T15:04:05-07:00"), a.Price, a.Previous)
	case "alphavantage":
		return fmt.Sprintf(`{"Global Quote":{"01. symbol":%q,"05. price":%s,"07. latest trading day":%q,"08. previous close":%s}}`,
			a.Ticker, a.Price, a.At.Format(time.DateOnly), a.Previous)
	case "massive":
		price := a.Price
		if strings.HasSuffix(path, "2023-06-15") {
			price = a.Previous
		}
		return fmt.Sprintf(`{"resultsCount":1,"adjusted":true,"status":"OK","results":[{"T":%q,"o":100,"c":%s,"h":103,"l":99,"t":1686945600000}]}`, a.Ticker, price)
	case "coingecko":
		return fmt.Sprintf(`{"bitcoin":{"usd":%s,"usd_24h_change":1.5,"last_updated_at":%d}}`, a.Price, a.At.Unix())
	case "frankfurter":
		return fmt.Sprintf(`[{"date":%q,"base":"EUR","quote":"USD","rate":%s},{"date":"2023-06-15","base":"EUR","quote":"USD","rate":%s}]`, a.At.Format(time.DateOnly), a.Price, a.Previous)
	case "remote":
		return fmt.Sprintf(`{"version":1,"quotes":{%q:{"symbol":%q,"currency":%s,"price":%s,"previousClose":%s,"asOf":%q}}}`, a.Ticker, a.Ticker, a.Currency, a.Price, a.Previous, a.At.Format(time.RFC3339))
	}
	panic("no response of " + name)
}
