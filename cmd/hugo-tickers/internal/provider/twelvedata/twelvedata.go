package twelvedata

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Latest implements provider.Provider.
func (s service) Latest(ctx context.Context, wanted []quote.Instrument, progress func(int)) provider.Results[quote.Quote] {
	markets := map[string][]quote.Instrument{}
	for _, i := range wanted {
		mic := market(i.Symbol.Venue())
		markets[mic] = append(markets[mic], i)
	}
	return fetch.Groups(markets, func(mic string, group []quote.Instrument) provider.Results[quote.Quote] {
		return fetch.Batches(ctx, s.client, group, Spec.BatchSize, progress, func(ctx context.Context, c fetch.Client, batch []quote.Instrument) provider.Results[quote.Quote] {
			return latest(ctx, c, mic, batch)
		})
	})
}

func latest(ctx context.Context, c fetch.Client, mic string, batch []quote.Instrument) provider.Results[quote.Quote] {
	var names []string
	for _, i := range batch {
		names = append(names, url.QueryEscape(spelling(i)))
	}
	path := "/quote?symbol=" + strings.Join(names, ",")
	if mic != "" {
		path += "&mic_code=" + mic
	}
	var response json.RawMessage
	if err := c.Get(ctx, path, http.Header{"Authorization": {"apikey " + c.Key}}, classify, &response); err != nil {
		return provider.Failed[quote.Quote](err, batch)
	}
	// The response to one symbol is its object; to several symbols it is a map of these, by the symbol as requested.
	bySpelling := map[string]json.RawMessage{}
	if len(batch) == 1 {
		bySpelling[spelling(batch[0])] = response
	} else if err := json.Unmarshal(response, &bySpelling); err != nil {
		return provider.Failed[quote.Quote](err, batch)
	}
	// An error of one symbol, such as a rate limit, does not affect the answers beside it.
	return provider.Each(batch, func(i quote.Instrument) (quote.Quote, error) {
		raw, ok := bySpelling[spelling(i)]
		if !ok {
			return quote.Quote{}, provider.NewError(provider.NotFound, "missing from the response")
		}
		if err := classify(http.StatusOK, raw); err != nil {
			return quote.Quote{}, err
		}
		return readQuote(raw, i)
	})
}

// spelling returns Twelve Data's spelling of an instrument.
func spelling(i quote.Instrument) string {
	return cmp.Or(i.Spelling[Spec.Name], i.Symbol.Ticker())
}

// market returns the MIC that a request names, "" for none.
func market(venue string) string {
	switch venue {
	case "", quote.FX, quote.Crypto, quote.Index:
		return ""
	}
	return venue
}
