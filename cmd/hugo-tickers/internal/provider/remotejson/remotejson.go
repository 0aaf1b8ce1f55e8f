package remotejson

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
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
		if q.Symbol != "" && q.Symbol != i.Symbol {
			return q, provider.NewError(provider.InvalidResponse, fmt.Sprintf("the quote under %s is of %s", i.Symbol, q.Symbol))
		}
		q.Symbol = i.Symbol
		return checkSession(q, i)
	})
}

// checkSession returns a quote whose session is that of its time. The other site may have another version, or another clock. A price before
// the end of its session is not its close, whatever the site says.
func checkSession(q quote.Quote, i quote.Instrument) (quote.Quote, error) {
	if q.Session.IsZero() {
		q.Final = false
		return q, nil
	}
	if days := calendar.DateOf(q.AsOf.UTC()).DaysSince(q.Session); days > 1 { // One in UTC can be the next day.
		return q, provider.NewError(provider.InvalidResponse, fmt.Sprintf("the time of its price, %s, is not of its session, %s", q.AsOf.UTC().Format(time.RFC3339), q.Session))
	}
	if i.Calendar() != calendar.Anywhere && q.AsOf.Before(i.CloseInstant(q.Session)) {
		q.Final = false
	}
	return q, nil
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
