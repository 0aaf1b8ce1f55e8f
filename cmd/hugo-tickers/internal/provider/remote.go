package provider

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// URL reads the quotes that another site has refreshed and published: its data/tickers/quotes.json, on any static host. An
// answer that has not changed since the last time is not sent again (ETag, If-None-Match).
type URL struct {
	Client  Client
	Address string

	// Cache is the file that keeps the last answer; "" for none.
	Cache string
}

var _ Provider = URL{}

// published is the last answer, with the tag by which its host knows it.
type published struct {
	Address string          `json:"address"`
	ETag    string          `json:"etag"`
	Body    json.RawMessage `json:"body"`
}

// Latest implements Provider.
func (u URL) Latest(ctx context.Context, wanted []quote.Instrument) ([]quote.Quote, error) {
	body, err := u.body(ctx)
	if err != nil {
		return nil, of(err, wanted)
	}
	var file struct {
		Version int
		Quotes  map[quote.Symbol]json.RawMessage
	}
	if err := json.Unmarshal(body, &file); err != nil || file.Version != quote.FileVersion {
		return nil, of(&failure{class: BadData, detail: fmt.Sprintf("no quotes.json of version %d", quote.FileVersion)}, wanted)
	}
	return single(func(_ context.Context, i quote.Instrument) (quote.Quote, error) {
		raw, ok := file.Quotes[i.Symbol]
		if !ok {
			return quote.Quote{}, &failure{class: NotFound, detail: "not among the published quotes"}
		}
		var q quote.Quote
		if err := json.Unmarshal(raw, &q); err != nil {
			return q, &failure{class: BadData, detail: err.Error()}
		}
		q.Symbol = i.Symbol
		return q, nil
	})(ctx, wanted)
}

// body returns what is published, from the cache if that is still it.
func (u URL) body(ctx context.Context) ([]byte, error) {
	var known published
	if source, err := os.ReadFile(u.Cache); err == nil {
		if json.Unmarshal(source, &known) != nil || known.Address != u.Address {
			known = published{}
		}
	}
	header := http.Header{}
	if known.ETag != "" {
		header.Set("If-None-Match", known.ETag)
	}
	answer, err := u.Client.fetch(ctx, u.Address, header, urlFailure)
	if err != nil {
		return nil, err
	}
	if answer.status == http.StatusNotModified {
		return known.Body, nil
	}
	if tag := answer.header.Get("ETag"); tag != "" && u.Cache != "" {
		if encoded, err := json.Marshal(published{u.Address, tag, answer.body}); err == nil && os.MkdirAll(filepath.Dir(u.Cache), 0o777) == nil {
			_ = os.WriteFile(u.Cache, encoded, 0o666) // A cache that is lost or cut off is asked for again.
		}
	}
	return answer.body, nil
}

func urlFailure(status int, body []byte) error {
	if status == http.StatusNotModified {
		return nil
	}
	return classify(status, body)
}
