package provider

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// YahooURL is where Yahoo answers.
const YahooURL = "https://query1.finance.yahoo.com"

// yahooBatch is how many symbols one spark request may name; more are refused.
const yahooBatch = 20

// Yahoo asks Yahoo Finance, without a key: v7/finance/spark in batches, v8/finance/chart for the symbols of a batch that is
// refused as a whole. It stops asking once it is told to slow down, blocked or not reached.
// The endpoints are unofficial and for personal use; they carry prices of the regular session, closes of the last month,
// the currency, minor units included, and the exchange's time zone. Addresses of data centres are often refused.
type Yahoo struct {
	Client  Client
	BaseURL string // "" for YahooURL
}

var _ Provider = Yahoo{}

// Latest implements Provider.
func (y Yahoo) Latest(ctx context.Context, wanted []quote.Instrument) ([]quote.Quote, error) {
	return inBatches(ctx, wanted, yahooBatch, func(ctx context.Context, batch []quote.Instrument) ([]quote.Quote, error) {
		return y.spark(ctx, batch, true)
	})
}

// spark asks for a batch. One unknown symbol may spoil the whole answer: such a batch is halved once, if it may be, and
// the symbols of a spoilt half are asked for one by one.
func (y Yahoo) spark(ctx context.Context, batch []quote.Instrument, halve bool) ([]quote.Quote, error) {
	var names []string
	for _, i := range batch {
		names = append(names, url.QueryEscape(yahooSymbol(i)))
	}
	var answer struct {
		Spark struct {
			Result []struct {
				Symbol   string            `json:"symbol"`
				Response []json.RawMessage `json:"response"`
			} `json:"result"`
		} `json:"spark"`
	}
	err := y.ask(ctx, "/v7/finance/spark?symbols="+strings.Join(names, ",")+"&range=1mo&interval=1d", &answer)
	var f *failure
	if isRange(err) || errors.As(err, &f) && f.class == NotFound && len(batch) > 1 {
		if !halve || len(batch) == 1 {
			return single(y.chart)(ctx, batch)
		}
		half := len(batch) / 2
		left, leftErr := y.spark(ctx, batch[:half], false)
		right, rightErr := y.spark(ctx, batch[half:], false)
		return append(left, right...), errors.Join(leftErr, rightErr)
	}
	if err == nil && answer.Spark.Result == nil {
		err = &failure{class: Upstream, detail: "an answer without a result"}
	}
	if err != nil {
		return nil, of(err, batch)
	}

	var quotes []quote.Quote
	var errs []error
	for _, i := range batch {
		name := yahooSymbol(i)
		q, err := quote.Quote{}, error(&failure{class: NotFound, detail: "missing from the answer"})
		for _, result := range answer.Spark.Result {
			if strings.EqualFold(result.Symbol, name) && len(result.Response) > 0 {
				q, err = readBars(result.Response[0], i)
			}
		}
		if err != nil {
			errs = append(errs, of(err, []quote.Instrument{i}))
			continue
		}
		quotes = append(quotes, q)
	}
	return quotes, errors.Join(errs...)
}

func (y Yahoo) chart(ctx context.Context, i quote.Instrument) (quote.Quote, error) {
	var answer struct {
		Chart struct {
			Result []json.RawMessage `json:"result"`
		} `json:"chart"`
	}
	path := "/v8/finance/chart/" + url.PathEscape(yahooSymbol(i)) + "?interval=1d&range="
	err := y.ask(ctx, path+"1mo", &answer)
	if isRange(err) {
		err = y.ask(ctx, path+"5d", &answer)
	}
	if err != nil {
		return quote.Quote{}, err
	}
	if len(answer.Chart.Result) == 0 {
		return quote.Quote{}, &failure{class: Upstream, detail: "an answer without a result"}
	}
	return readBars(answer.Chart.Result[0], i)
}

// isRange reports whether a request was refused for its range of days: some warrants have no month.
func isRange(err error) bool {
	var f *failure
	return errors.As(err, &f) && f.class == BadData && strings.Contains(f.detail, "range")
}

// readBars decodes the bars of one symbol: an odd field spoils no other symbol's quote.
func readBars(raw json.RawMessage, i quote.Instrument) (quote.Quote, error) {
	var bars yahooBars
	if err := json.Unmarshal(raw, &bars); err != nil {
		return quote.Quote{}, &failure{class: BadData, detail: err.Error()}
	}
	return bars.quote(i)
}

func (y Yahoo) ask(ctx context.Context, path string, answer any) error {
	return y.Client.get(ctx, at(y.BaseURL, YahooURL, path), nil, yahooFailure, answer)
}

// yahooCodes are the codes by which Yahoo says no.
var yahooCodes = map[string]Class{
	"Not Found": NotFound, "Unauthorized": Auth, "Bad Request": BadData, "Unprocessable Entity": BadData,
	"Too Many Requests": RateLimited,
}

// yahooFailure reads Yahoo's ways of saying no.
func yahooFailure(status int, body []byte) error {
	if bytes.Contains(body, []byte("Data doesn't exist for startDate")) || bytes.Contains(body, []byte("Timestamp data missing")) {
		return &failure{class: NoData, detail: "no session in the time asked for"}
	}
	// Every endpoint wraps its error in an object of its own name.
	var answer map[string]struct {
		Result json.RawMessage `json:"result"`
		Error  *struct {
			Code        string `json:"code"`
			Description string `json:"description"`
		} `json:"error"`
	}
	if json.Unmarshal(body, &answer) == nil {
		for _, part := range answer {
			if part.Error == nil {
				continue
			}
			class, known := yahooCodes[part.Error.Code]
			if !known {
				class = Upstream
			}
			return &failure{class: class, detail: part.Error.Code + ": " + part.Error.Description}
		}
	}
	return classify(status, body)
}
