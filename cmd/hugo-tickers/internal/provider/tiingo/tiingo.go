package tiingo

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

func check(i quote.Instrument) error { return fetch.RequireUS(i, Spec.Name) }

// spelling returns Tiingo's spelling of an instrument.
func spelling(i quote.Instrument) string {
	if own := i.Spelling[Spec.Name]; own != "" {
		return own
	}
	return strings.ToLower(strings.ReplaceAll(i.Symbol.Ticker(), ".", "-"))
}

// authorization returns the header with the key.
func authorization(c fetch.Client) http.Header {
	return http.Header{"Authorization": {"Token " + c.Key}}
}

// Latest implements provider.Provider.
func (s service) Latest(ctx context.Context, wanted []quote.Instrument, progress func(int)) provider.Results[quote.Quote] {
	supported, results := fetch.Supported[quote.Quote](wanted, check)
	progress(len(wanted) - len(supported))
	maps.Copy(results, fetch.Batches(ctx, s.client, supported, Spec.BatchSize, progress, latest))
	return results
}

func latest(ctx context.Context, c fetch.Client, batch []quote.Instrument) provider.Results[quote.Quote] {
	var names []string
	for _, i := range batch {
		names = append(names, url.QueryEscape(spelling(i)))
	}
	var rows []struct {
		Ticker   string          `json:"ticker"`
		Time     fetch.Timestamp `json:"timestamp"`
		Price    fetch.Number    `json:"tngoLast"`
		Previous fetch.Number    `json:"prevClose"`
	}
	if err := c.Get(ctx, "/iex/?tickers="+strings.Join(names, ","), authorization(c), classify, &rows); err != nil {
		return provider.Failed[quote.Quote](err, batch)
	}
	return provider.Each(batch, func(i quote.Instrument) (quote.Quote, error) {
		for _, row := range rows {
			if strings.EqualFold(row.Ticker, spelling(i)) {
				price, err := row.Price.RequirePositive("price tngoLast")
				return quote.Quote{Symbol: i.Symbol, Currency: "USD", Price: price, PreviousClose: row.Previous.OrNull(), AsOf: row.Time.UTC()}, err
			}
		}
		return quote.Quote{}, provider.NewError(provider.NotFound, "missing from the response")
	})
}

// classify is the fetch.ClassifyFunc for Tiingo's errors: a sentence, in an object or bare. Only "not found" is about a symbol: the
// sentences about limits have the word symbol as well.
func classify(status int, body []byte) error {
	var response struct {
		Detail string `json:"detail"`
	}
	text := string(bytes.TrimSpace(body))
	if json.Unmarshal(body, &response) == nil && response.Detail != "" {
		text = response.Detail
	} else if !strings.HasPrefix(text, "Error") {
		return fetch.Classify(status, body)
	}
	switch {
	case strings.Contains(text, "monthly"), strings.Contains(text, "daily"):
		return provider.NewError(provider.QuotaExhausted, text)
	case strings.Contains(text, "run over your"):
		return provider.NewError(provider.RateLimited, text)
	case strings.Contains(text, "not found"):
		return provider.NewError(provider.NotFound, text)
	case strings.Contains(text, "oken"), status == http.StatusUnauthorized:
		return provider.NewError(provider.Unauthorized, text)
	}
	if err := fetch.Classify(status, body); err != nil {
		return err
	}
	return provider.NewError(provider.InvalidResponse, text)
}
