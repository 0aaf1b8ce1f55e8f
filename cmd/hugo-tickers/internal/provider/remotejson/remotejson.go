// Package remotejson reads the quotes that another site has refreshed and published: its data/tickers/quotes.json, on any static host.
package remotejson

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/atomicfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Spec has the facts about another site's quotes.
var Spec = provider.Spec{
	Name:      "remote",
	Title:     "Another site",
	Coverage:  "the quotes that another site refreshes and publishes, its `quotes.json`",
	Key:       provider.KeyNone,
	BatchNote: "all; none if nothing has changed",
}

// New returns the provider for the address in the client's BaseURL. Cache is the path of a file for the last response, "" for none. A
// response that has not changed since then is not sent again (ETag, If-None-Match).
func New(c fetch.Client, cache string) provider.Provider { return service{c, cache} }

type service struct {
	client fetch.Client
	cache  string
}

// cachedResponse is the last response, with the tag by which its host knows it.
type cachedResponse struct {
	Address string          `json:"address"`
	ETag    string          `json:"etag"`
	Body    json.RawMessage `json:"body"`
}

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

// readCache returns the cached response; the zero value if there is none for the address.
func (s service) readCache() cachedResponse {
	var cached cachedResponse
	source, err := os.ReadFile(s.cache)
	if err != nil || json.Unmarshal(source, &cached) != nil || cached.Address != s.client.BaseURL {
		return cachedResponse{}
	}
	return cached
}

// writeCache caches a response that has a tag. Without the cache, the whole file is requested again, so that errors do not matter.
func (s service) writeCache(response fetch.Response) {
	tag := response.Header.Get("ETag")
	if tag == "" || s.cache == "" {
		return
	}
	if encoded, err := json.Marshal(cachedResponse{s.client.BaseURL, tag, response.Body}); err == nil {
		_ = atomicfile.Write(s.cache, encoded)
	}
}

// classify is the fetch.ClassifyFunc that also accepts status 304.
func classify(status int, body []byte) error {
	if status == http.StatusNotModified {
		return nil
	}
	return fetch.Classify(status, body)
}
