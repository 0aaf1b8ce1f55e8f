package coingecko

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// check returns why CoinGecko cannot be asked for an instrument, or nil.
func check(i quote.Instrument) error {
	if _, _, ok := i.Symbol.Pair(); i.Symbol.Venue() != quote.Crypto || !ok {
		return provider.NewError(provider.NotInPlan, "only pairs such as CRYPTO:BTC/USD")
	}
	if i.Spelling[Spec.Name] == "" {
		return provider.NewError(provider.InvalidResponse, `no id: set one for the instrument in data/tickers/instruments.toml, such as coingecko = "bitcoin"`)
	}
	return nil
}

// header returns the header with the key, if there is one.
func header(c fetch.Client) http.Header {
	h := http.Header{}
	if c.Key != "" {
		h.Set("X-Cg-Demo-Api-Key", c.Key)
	}
	return h
}

// Latest implements provider.Provider. A request has the coins of one currency.
func (s service) Latest(ctx context.Context, wanted []quote.Instrument, progress func(int)) provider.Results[quote.Quote] {
	supported, results := fetch.Supported[quote.Quote](wanted, check)
	progress(len(wanted) - len(supported))
	currencies := map[string][]quote.Instrument{}
	for _, i := range supported {
		_, currency, _ := i.Symbol.Pair()
		currencies[currency] = append(currencies[currency], i)
	}
	maps.Copy(results, fetch.Groups(currencies, func(currency string, group []quote.Instrument) provider.Results[quote.Quote] {
		return fetch.Batches(ctx, s.client, group, Spec.BatchSize, progress, func(ctx context.Context, c fetch.Client, batch []quote.Instrument) provider.Results[quote.Quote] {
			return latest(ctx, c, currency, batch)
		})
	}))
	return results
}

func latest(ctx context.Context, c fetch.Client, currency string, batch []quote.Instrument) provider.Results[quote.Quote] {
	var ids []string
	for _, i := range batch {
		ids = append(ids, url.QueryEscape(i.Spelling[Spec.Name]))
	}
	code := strings.ToLower(currency)
	path := "/api/v3/simple/price?ids=" + strings.Join(ids, ",") + "&vs_currencies=" + url.QueryEscape(code) + "&include_last_updated_at=true"
	var coins map[string]json.RawMessage
	if err := c.Get(ctx, path, header(c), classify, &coins); err != nil {
		return provider.Failed[quote.Quote](err, batch)
	}
	return provider.Each(batch, func(i quote.Instrument) (quote.Quote, error) {
		raw, ok := coins[i.Spelling[Spec.Name]]
		if !ok {
			return quote.Quote{}, provider.NewError(provider.NotFound, "missing from the response")
		}
		var coin map[string]fetch.Number
		if err := json.Unmarshal(raw, &coin); err != nil {
			return quote.Quote{}, provider.NewError(provider.InvalidResponse, err.Error())
		}
		price, err := coin[code].RequirePositive("price in " + currency)
		if err != nil {
			return quote.Quote{}, err
		}
		at, ok := coin["last_updated_at"].Time(time.Second)
		if !ok {
			return quote.Quote{}, provider.NewError(provider.InvalidResponse, "no usable last_updated_at")
		}
		return quote.Quote{Symbol: i.Symbol, Currency: currency, Price: price, AsOf: at}, nil
	})
}

// beyondPlan is the error code for days that the plan does not have.
const beyondPlan = 10012

// classify is the fetch.ClassifyFunc for CoinGecko's errors. The status stands alone or inside the error.
func classify(status int, body []byte) error {
	type statusObject struct {
		Code    int    `json:"error_code"`
		Message string `json:"error_message"`
	}
	var response struct {
		Error  json.RawMessage `json:"error"`
		Status statusObject    `json:"status"`
	}
	if json.Unmarshal(body, &response) == nil {
		var nested struct {
			Status statusObject `json:"status"`
		}
		if json.Unmarshal(response.Error, &nested) == nil && nested.Status.Code != 0 {
			response.Status = nested.Status
		}
		switch {
		case response.Status.Code == http.StatusTooManyRequests:
			return provider.NewError(provider.RateLimited, response.Status.Message)
		case response.Status.Code == beyondPlan:
			return provider.NewError(provider.NotInPlan, response.Status.Message)
		case response.Status.Code >= 10000:
			return provider.NewError(provider.Unauthorized, response.Status.Message)
		case response.Error != nil && status < http.StatusInternalServerError && status != http.StatusTooManyRequests:
			return provider.NewError(provider.InvalidResponse, string(response.Error))
		}
	}
	return fetch.Classify(status, body)
}
