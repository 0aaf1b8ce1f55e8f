package massive

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

func check(i quote.Instrument) error { return fetch.RequireUS(i, Spec.Name) }

// spelling returns Massive's spelling of an instrument.
func spelling(i quote.Instrument) string { return cmp.Or(i.Spelling[Spec.Name], i.Symbol.Ticker()) }

// Latest implements provider.Provider with the closes of the last two sessions.
func (s service) Latest(ctx context.Context, wanted []quote.Instrument, progress func(int)) provider.Results[quote.Quote] {
	supported, results := fetch.Supported[quote.Quote](wanted, check)
	if len(supported) > 0 {
		maps.Copy(results, s.latest(ctx, supported))
	}
	progress(len(wanted))
	return results
}

func (s service) latest(ctx context.Context, wanted []quote.Instrument) provider.Results[quote.Quote] {
	sessions := calendar.Of("XNYS")
	session := sessions.Date(sessions.LastClose(s.client.Now()))
	closes, err := s.day(ctx, session)
	if err != nil && provider.AsError(err).Kind == provider.NoData {
		session = sessions.PreviousSession(session) // The day is over, but the plan does not have its bars yet.
		closes, err = s.day(ctx, session)
	}
	if err != nil {
		return provider.Failed[quote.Quote](err, wanted)
	}
	previous, err := s.day(ctx, sessions.PreviousSession(session))
	if err != nil {
		previous = nil // A price without a change is better than none.
	}
	asOf, _ := sessions.Close(session)
	return provider.Each(wanted, func(i quote.Instrument) (quote.Quote, error) {
		c, ok := closes[spelling(i)]
		if !ok {
			return quote.Quote{}, provider.NewError(provider.NotFound, "missing from the response")
		}
		price, err := c.RequirePositive("close c")
		return quote.Quote{
			Symbol: i.Symbol, Currency: "USD", Price: price, PreviousClose: previous[spelling(i)].OrNull(),
			AsOf: asOf, Session: session, Final: fetch.IsUSCloseFinal(session, s.client.Now()),
		}, err
	})
}

// day fetches the closes of all listings on a date, by Massive's spelling.
func (s service) day(ctx context.Context, date calendar.Date) (map[string]fetch.Number, error) {
	var response struct {
		Results []struct {
			Ticker string          `json:"T"`
			Time   json.RawMessage `json:"t"` // Not used. Without it, t would be decoded into T.
			Close  fetch.Number    `json:"c"`
		} `json:"results"`
	}
	if err := get(ctx, s.client, "/v2/aggs/grouped/locale/us/market/stocks/"+date.String(), &response); err != nil {
		return nil, err
	}
	if len(response.Results) == 0 {
		return nil, provider.NewError(provider.NoData, "a day without bars")
	}
	closes := make(map[string]fetch.Number, len(response.Results))
	for _, bar := range response.Results {
		closes[bar.Ticker] = bar.Close
	}
	return closes, nil
}

func get(ctx context.Context, c fetch.Client, path string, into any) error {
	return c.Get(ctx, path, http.Header{"Authorization": {"Bearer " + c.Key}}, classify, into)
}

// classify is the fetch.ClassifyFunc for Massive's errors: a status in words.
func classify(status int, body []byte) error {
	var response struct {
		Status  string `json:"status"`
		Error   string `json:"error"`
		Message string `json:"message"`
	}
	if json.Unmarshal(body, &response) == nil {
		text := cmp.Or(response.Message, response.Error)
		switch {
		case strings.Contains(text, "before end of day"):
			return provider.NewError(provider.NoData, text)
		case strings.Contains(text, "maximum requests per minute"):
			return provider.NewError(provider.RateLimited, text)
		case response.Status == "NOT_AUTHORIZED":
			return provider.NewError(provider.NotInPlan, text)
		case strings.Contains(text, "API Key"):
			return provider.NewError(provider.Unauthorized, text)
		case response.Status == "ERROR":
			return provider.NewError(provider.ProviderError, text)
		}
	}
	return fetch.Classify(status, body)
}
