package remotejson

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
)

// cachedResponse is the last response, with the tag by which its host knows it.
type cachedResponse struct {
	Address string          `json:"address"` // its hash: an address can have a password
	ETag    string          `json:"etag"`
	Body    json.RawMessage `json:"body"`
}

// readCache returns the cached response; the zero value if there is none for the address.
func (s service) readCache() cachedResponse {
	var cached cachedResponse
	source, err := state.ReadFile(s.cache)
	if err != nil || json.Unmarshal(source, &cached) != nil || cached.Address != s.addressID() {
		return cachedResponse{}
	}
	return cached
}

// writeCache caches a response that has a tag. Without the cache, the whole file is requested again, so that errors do not matter.
func (s service) writeCache(response fetch.Response) {
	tag := response.Header.Get("ETag")
	body := response.Body
	if s.redact != nil {
		body = []byte(s.redact(string(body)))
	}
	if tag == "" || s.cache == "" || s.redact != nil && s.redact(tag) != tag {
		return
	}
	if encoded, err := json.Marshal(cachedResponse{s.addressID(), tag, body}); err == nil {
		_ = state.WriteFile(s.cache, encoded)
	}
}

// addressID names the address without what is secret in it.
func (s service) addressID() string {
	sum := sha256.Sum256([]byte(s.client.BaseURL))
	return hex.EncodeToString(sum[:])
}
