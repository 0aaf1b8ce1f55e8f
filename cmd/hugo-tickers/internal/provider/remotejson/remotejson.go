package remotejson

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Latest implements provider.Provider.
func (s service) Latest(ctx context.Context, wanted []quote.Instrument, progress func(int)) provider.Results[quote.Quote] {
	defer progress(len(wanted))
	body, err := s.fetch(ctx)
	if err != nil {
		return provider.Failed[quote.Quote](err, wanted)
	}
	var file struct {
		Version int
		Quotes  map[quote.Symbol]json.RawMessage
	}
	if err := json.Unmarshal(body, &file); err != nil || file.Version != quote.FileVersion {
		err := provider.NewError(provider.InvalidResponse, fmt.Sprintf("not a quotes.json of version %d", quote.FileVersion))
		return provider.Failed[quote.Quote](err, wanted)
	}
	return provider.Each(wanted, func(i quote.Instrument) (quote.Quote, error) {
		raw, ok := file.Quotes[i.Symbol]
		if !ok {
			return quote.Quote{}, provider.NewError(provider.NotFound, "not among the published quotes")
		}
		var q quote.Quote
		if err := json.Unmarshal(raw, &q); err != nil {
			return q, provider.NewError(provider.InvalidResponse, err.Error())
		}
		q.Symbol = i.Symbol
		return q, nil
	})
}

// fetch returns the published file, from the cache if it has not changed.
func (s service) fetch(ctx context.Context) ([]byte, error) {
	cached := s.readCache()
	header := http.Header{}
	if cached.ETag != "" {
		header.Set("If-None-Match", cached.ETag)
	}
	response, err := s.client.Fetch(ctx, "", header, classify)
	if err != nil {
		return nil, err
	}
	if response.Status == http.StatusNotModified {
		return cached.Body, nil
	}
	s.writeCache(response)
	return response.Body, nil
}

// classify is the fetch.ClassifyFunc that also accepts status 304.
func classify(status int, body []byte) error {
	if status == http.StatusNotModified {
		return nil
	}
	return fetch.Classify(status, body)
}
