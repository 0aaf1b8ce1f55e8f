package yahoo

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Latest implements provider.Provider.
func (s service) Latest(ctx context.Context, wanted []quote.Instrument, progress func(int)) provider.Results[quote.Quote] {
	supported, results := fetch.Supported[quote.Quote](wanted, check)
	progress(len(wanted) - len(supported))
	maps.Copy(results, fetch.Batches(ctx, s.client, supported, Spec.BatchSize, progress, func(ctx context.Context, c fetch.Client, batch []quote.Instrument) provider.Results[quote.Quote] {
		return onOneBasis(ctx, c, batch, spark(ctx, c, batch, true))
	}))
	return results
}

// spark fetches a batch. One unknown symbol can make the whole response an error. Such a batch is halved once, if halve is set, and the
// symbols of a half that still fails are fetched one by one.
func spark(ctx context.Context, c fetch.Client, batch []quote.Instrument, halve bool) provider.Results[quote.Quote] {
	var names []string
	for _, i := range batch {
		names = append(names, url.QueryEscape(spelling(i)))
	}
	var response struct {
		Spark struct {
			Result []struct {
				Symbol   string            `json:"symbol"`
				Response []json.RawMessage `json:"response"`
			} `json:"result"`
		} `json:"spark"`
	}
	err := c.Get(ctx, "/v7/finance/spark?symbols="+strings.Join(names, ",")+"&range=1mo&interval=1d", nil, classify, &response)
	switch {
	case isRangeError(err) || isNotFound(err) && len(batch) > 1:
		if !halve || len(batch) == 1 {
			return fetch.Sequence(ctx, c, batch, chart)
		}
		halves := map[string][]quote.Instrument{"first": batch[:len(batch)/2], "second": batch[len(batch)/2:]}
		return fetch.Groups(halves, func(_ string, half []quote.Instrument) provider.Results[quote.Quote] {
			return spark(ctx, c, half, false)
		})
	case err == nil && response.Spark.Result == nil:
		err = errNoResult
	}
	if err != nil {
		return provider.Failed[quote.Quote](err, batch)
	}
	return provider.Each(batch, func(i quote.Instrument) (quote.Quote, error) {
		for _, result := range response.Spark.Result {
			if strings.EqualFold(result.Symbol, spelling(i)) && len(result.Response) > 0 {
				return readQuote(result.Response[0], i, c.Now())
			}
		}
		return quote.Quote{}, provider.NewError(provider.NotFound, "missing from the response")
	})
}

// errNoResult is the error of a response without a list of results.
var errNoResult = provider.NewError(provider.ProviderError, "a response without a result")

// chart fetches one symbol.
func chart(ctx context.Context, c fetch.Client, i quote.Instrument) (quote.Quote, error) {
	var response struct {
		Chart struct {
			Result []json.RawMessage `json:"result"`
		} `json:"chart"`
	}
	path := "/v8/finance/chart/" + url.PathEscape(spelling(i)) + "?interval=1d&range="
	err := c.Get(ctx, path+"1mo", nil, classify, &response)
	if isRangeError(err) {
		err = c.Get(ctx, path+"5d", nil, classify, &response)
	}
	if err != nil {
		return quote.Quote{}, err
	}
	if len(response.Chart.Result) == 0 {
		return quote.Quote{}, errNoResult
	}
	return readQuote(response.Chart.Result[0], i, c.Now())
}

// readQuote decodes the bars of one symbol on its own, so that an unexpected field affects no other symbol.
func readQuote(raw json.RawMessage, i quote.Instrument, fetched time.Time) (quote.Quote, error) {
	var bars chartResult
	if err := json.Unmarshal(raw, &bars); err != nil {
		return quote.Quote{}, provider.NewError(provider.InvalidResponse, err.Error())
	}
	if err := quote.CheckCount(len(bars.Timestamps), 0); err != nil {
		return quote.Quote{}, provider.NewError(provider.InvalidResponse, err.Error())
	}
	return bars.bounded(fetched).quote(i)
}

func isNotFound(err error) bool {
	return err != nil && provider.AsError(err).Kind == provider.NotFound
}

// isRangeError reports whether a request was refused for its range of days: some warrants do not have a month.
func isRangeError(err error) bool {
	if err == nil {
		return false
	}
	e := provider.AsError(err)
	return e.Kind == provider.InvalidResponse && strings.Contains(e.Detail, "range")
}

// kinds are Yahoo's error codes.
var kinds = map[string]provider.Kind{
	"Not Found": provider.NotFound, "Unauthorized": provider.Blocked, "Bad Request": provider.InvalidResponse,
	"Unprocessable Entity": provider.InvalidResponse, "Too Many Requests": provider.RateLimited,
}

// requestDenied is the status with which Yahoo refuses an address.
const requestDenied = 999

// classify is the fetch.ClassifyFunc for Yahoo's errors. Every endpoint wraps its error in an object of its own name.
func classify(status int, body []byte) error {
	if status == requestDenied {
		return provider.NewError(provider.Blocked, fmt.Sprintf("status %d", status))
	}
	if bytes.Contains(body, []byte("Data doesn't exist for startDate")) || bytes.Contains(body, []byte("Timestamp data missing")) {
		return provider.NewError(provider.NoData, "no session in the requested days")
	}
	var response map[string]struct {
		Result json.RawMessage `json:"result"`
		Error  *struct {
			Code        string `json:"code"`
			Description string `json:"description"`
		} `json:"error"`
	}
	if json.Unmarshal(body, &response) == nil {
		for _, endpoint := range response {
			if endpoint.Error == nil {
				continue
			}
			kind, known := kinds[endpoint.Error.Code]
			if !known {
				kind = provider.ProviderError
			}
			return provider.NewError(kind, endpoint.Error.Code+": "+endpoint.Error.Description)
		}
	}
	return fetch.Classify(status, body)
}
