package finnhub

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Latest implements provider.Provider.
func (s service) Latest(ctx context.Context, wanted []quote.Instrument, progress func(int)) provider.Results[quote.Quote] {
	return fetch.Listings(ctx, s.client, wanted, check, progress, latest)
}

// check returns why Finnhub cannot be asked for an instrument, or nil.
func check(i quote.Instrument) error {
	if err := fetch.RequireUS(i, Spec.Name); err != nil {
		return err
	}
	_, err := fetch.CurrencyOf(i)
	return err
}

func latest(ctx context.Context, c fetch.Client, i quote.Instrument) (quote.Quote, error) {
	unit, err := fetch.CurrencyOf(i)
	if err != nil {
		return quote.Quote{}, err
	}
	var response struct {
		Price    fetch.Number `json:"c"`
		Previous fetch.Number `json:"pc"`
		Time     int64        `json:"t"`
	}
	path := "/api/v1/quote?symbol=" + url.QueryEscape(cmp.Or(i.Spelling[Spec.Name], i.Symbol.Ticker()))
	if err := c.Get(ctx, path, http.Header{"X-Finnhub-Token": {c.Key}}, classify, &response); err != nil {
		return quote.Quote{}, err
	}
	if response.Time == 0 && response.Price.Valid && response.Price.Decimal.IsZero() {
		return quote.Quote{}, provider.NewError(provider.NotFound, "a response of zeros")
	}
	price, err := response.Price.RequirePositive("price c")
	if err != nil {
		return quote.Quote{}, err
	}
	at, ok := fetch.Time(response.Time, time.Second)
	if !ok {
		return quote.Quote{}, provider.NewError(provider.InvalidResponse, "no time t")
	}
	q := quote.Quote{
		Symbol: i.Symbol, Currency: unit.Major, Price: unit.ToMajor(price), PreviousClose: response.Previous.InMajorUnit(unit),
		AsOf: at,
	}.InMarket(i.At(Spec.Name))
	q.Final = q.IsClose(c.Now())
	return q, nil
}

// classify is the fetch.ClassifyFunc for Finnhub's errors: an object with the one key error.
func classify(status int, body []byte) error {
	var response struct {
		Error string `json:"error"`
	}
	if json.Unmarshal(body, &response) == nil && response.Error != "" {
		switch {
		case strings.Contains(response.Error, "Invalid API key"):
			return provider.NewError(provider.Unauthorized, response.Error)
		case strings.Contains(response.Error, "don't have access"):
			return provider.NewError(provider.NotInPlan, response.Error)
		case strings.Contains(response.Error, "limit reached"):
			return provider.NewError(provider.RateLimited, response.Error)
		}
	}
	return fetch.Classify(status, body)
}
