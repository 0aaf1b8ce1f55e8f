package remotejson

import (
	"encoding/json"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
)

// cachedResponse is the last response, with the tag by which its host knows it.
type cachedResponse struct {
	Address string          `json:"address"`
	ETag    string          `json:"etag"`
	Body    json.RawMessage `json:"body"`
}

// readCache returns the cached response; the zero value if there is none for the address.
func (s service) readCache() cachedResponse {
	var cached cachedResponse
	source, err := state.ReadFile(s.cache)
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
		_ = state.WriteFile(s.cache, encoded)
	}
}
