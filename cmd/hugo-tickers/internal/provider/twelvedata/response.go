package twelvedata

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// readQuote decodes the object of one symbol.
func readQuote(raw json.RawMessage, i quote.Instrument) (quote.Quote, error) {
	var response struct {
		Name     string       `json:"name"`
		Exchange string       `json:"exchange"`
		MIC      string       `json:"mic_code"`
		Currency string       `json:"currency"`
		Time     int64        `json:"last_quote_at"`
		Close    fetch.Number `json:"close"`
		Previous fetch.Number `json:"previous_close"`
	}
	if err := json.Unmarshal(raw, &response); err != nil {
		return quote.Quote{}, provider.NewError(provider.ProviderError, err.Error())
	}
	code := response.Currency
	if _, quoted, ok := i.Symbol.Pair(); ok && code == "" {
		code = quoted // The currency of a pair is in its symbol.
	}
	unit, err := i.Symbol.ParseUnit(code)
	if err != nil {
		return quote.Quote{}, provider.NewError(provider.InvalidResponse, err.Error())
	}
	if i.Symbol.Venue() == "" && unit.Major != "USD" {
		return quote.Quote{}, provider.NewError(provider.InvalidResponse, "a listing in "+code+", not the US one: name its venue")
	}
	price, err := response.Close.RequirePositive("close")
	if err != nil {
		return quote.Quote{}, err
	}
	at, ok := fetch.Time(response.Time, time.Second)
	if !ok {
		return quote.Quote{}, provider.NewError(provider.InvalidResponse, "no last_quote_at")
	}
	mic := market(i.Symbol.Venue())
	if i.Symbol.Venue() == "" {
		mic = response.MIC
	}
	return quote.Quote{
		Symbol: i.Symbol, Name: response.Name, Exchange: response.Exchange, MIC: mic, Currency: unit.Major,
		Price: unit.ToMajor(price), PreviousClose: response.Previous.InMajorUnit(unit), AsOf: at,
	}, nil
}

// classify is the fetch.ClassifyFunc for Twelve Data's errors: a code in the body, with any status. The code 404 is used for an unknown
// symbol and for one that the plan does not have.
func classify(status int, body []byte) error {
	var response struct {
		Code    int
		Message string
		Status  string
	}
	if json.Unmarshal(body, &response) != nil || response.Status != "error" {
		return fetch.Classify(status, body)
	}
	return provider.NewError(kindOf(response.Code, response.Message), response.Message)
}

func kindOf(code int, message string) provider.Kind {
	switch {
	case code == http.StatusUnauthorized:
		return provider.Unauthorized
	case code == http.StatusForbidden, code == http.StatusNotFound && strings.Contains(message, "plan"):
		return provider.NotInPlan
	case code == http.StatusNotFound:
		return provider.NotFound
	case code == http.StatusTooManyRequests && strings.Contains(message, "for the day"):
		return provider.QuotaExhausted
	case code == http.StatusTooManyRequests:
		return provider.RateLimited
	case strings.Contains(message, "No data is available"):
		return provider.NoData
	case code >= http.StatusInternalServerError:
		return provider.ProviderError
	}
	return provider.InvalidResponse
}
