package provider

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// TiingoURL is where Tiingo answers.
const TiingoURL = "https://api.tiingo.com"

// tiingoBatch is how many symbols one request may name.
const tiingoBatch = 100

// Tiingo asks Tiingo's /iex/ for many US listings at once, with a key in the Authorization header. Prices are tngoLast, in
// dollars; symbols are written with a dash (brk-b); times are RFC 3339. The free plan has 50 requests an hour and 500
// symbols a month. See https://www.tiingo.com/documentation/iex.
type Tiingo struct {
	Client  Client
	BaseURL string // "" for TiingoURL
}

var _ Provider = Tiingo{}

// Latest implements Provider.
func (t Tiingo) Latest(ctx context.Context, wanted []quote.Instrument) ([]quote.Quote, error) {
	return inBatches(ctx, wanted, tiingoBatch, t.batch)
}

func (t Tiingo) batch(ctx context.Context, batch []quote.Instrument) ([]quote.Quote, error) {
	var names []string
	var asked []quote.Instrument
	var errs []error
	for _, i := range batch {
		name, ok := tiingoSymbol(i)
		if !ok {
			errs = append(errs, of(errNotUS, []quote.Instrument{i}))
			continue
		}
		asked = append(asked, i)
		names = append(names, url.QueryEscape(name))
	}
	if len(asked) == 0 {
		return nil, errors.Join(errs...)
	}
	var answer []struct {
		Ticker   string    `json:"ticker"`
		Time     time.Time `json:"timestamp"`
		Price    number    `json:"tngoLast"`
		Previous number    `json:"prevClose"`
	}
	address := at(t.BaseURL, TiingoURL, "/iex/?tickers=") + strings.Join(names, ",")
	if err := t.Client.get(ctx, address, http.Header{"Authorization": {"Token " + t.Client.Key}}, tiingoFailure, &answer); err != nil {
		return nil, errors.Join(append(errs, of(err, asked))...)
	}

	var quotes []quote.Quote
	for _, i := range asked {
		name, _ := tiingoSymbol(i)
		q, err := quote.Quote{}, error(&failure{class: NotFound, detail: "missing from the answer"})
		for _, row := range answer {
			if !strings.EqualFold(row.Ticker, name) {
				continue
			}
			q = quote.Quote{Symbol: i.Symbol, Currency: "USD", AsOf: row.Time.UTC(), PreviousClose: row.Previous.previous()}
			q.Price, err = row.Price.positive("price tngoLast")
		}
		if err != nil {
			errs = append(errs, of(err, []quote.Instrument{i}))
			continue
		}
		quotes = append(quotes, q)
	}
	return quotes, errors.Join(errs...)
}

// History implements Historian with /tiingo/daily: closes as traded, each with the split of its day. Only the date of its time
// counts.
func (t Tiingo) History(ctx context.Context, i quote.Instrument, from, to calendar.Date) (quote.Series, error) {
	name, ok := tiingoSymbol(i)
	if !ok {
		return wrong(errNotUS, i)
	}
	var rows []struct {
		Date  string `json:"date"`
		Close number `json:"close"`
		Split number `json:"splitFactor"`
	}
	address := at(t.BaseURL, TiingoURL, "/tiingo/daily/") + url.PathEscape(name) + "/prices?startDate=" + from.String() + "&endDate=" + to.String()
	if err := t.Client.get(ctx, address, http.Header{"Authorization": {"Token " + t.Client.Key}}, tiingoFailure, &rows); err != nil {
		return wrong(err, i)
	}
	series := quote.Series{Currency: "USD"}
	for _, row := range rows {
		date, err := calendar.ParseDate(row.Date[:min(len(row.Date), len(time.DateOnly))])
		price := row.Close.previous()
		if err != nil || !price.Valid {
			return wrong(&failure{class: BadData, detail: fmt.Sprintf("a close of %q", row.Date)}, i)
		}
		series.Closes = append(series.Closes, quote.Close{Date: date, Price: price})
		if factor := row.Split.previous(); factor.Valid && !factor.Decimal.Equal(one) {
			series.Splits = append(series.Splits, quote.Split{Date: date, Factor: factor.Decimal})
		}
	}
	return series, nil
}

// one is the factor of no split.
var one = decimal.NewFromInt(1)

// tiingoSymbol spells an instrument as Tiingo does; ok is false for one that is listed elsewhere.
func tiingoSymbol(i quote.Instrument) (name string, ok bool) {
	if spelling := i.Spelling["tiingo"]; spelling != "" {
		return spelling, true
	}
	return strings.ToLower(strings.ReplaceAll(i.Symbol.Ticker(), ".", "-")), usVenues[i.Symbol.Venue()]
}

// tiingoFailure reads Tiingo's ways of saying no: a sentence, in an object or bare. Only "not found" is about a symbol: the
// texts about limits speak of symbols too.
func tiingoFailure(status int, body []byte) error {
	var answer struct {
		Detail string `json:"detail"`
	}
	text := string(bytes.TrimSpace(body))
	if json.Unmarshal(body, &answer) == nil && answer.Detail != "" {
		text = answer.Detail
	} else if !strings.HasPrefix(text, "Error") {
		return classify(status, body)
	}
	switch {
	case strings.Contains(text, "monthly"), strings.Contains(text, "daily"):
		return &failure{class: QuotaExhausted, detail: text}
	case strings.Contains(text, "run over your"):
		return &failure{class: RateLimited, detail: text}
	case strings.Contains(text, "not found"):
		return &failure{class: NotFound, detail: text}
	case strings.Contains(text, "oken"), status == http.StatusUnauthorized:
		return &failure{class: Auth, detail: text}
	}
	if err := classify(status, body); err != nil {
		return err
	}
	return &failure{class: BadData, detail: text}
}
