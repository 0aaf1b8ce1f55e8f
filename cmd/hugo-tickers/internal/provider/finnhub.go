package provider

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// FinnhubURL is where Finnhub answers.
const FinnhubURL = "https://finnhub.io"

// Finnhub asks Finnhub's /api/v1/quote, one symbol a request, with a key in the X-Finnhub-Token header. The free plan has
// US listings, 60 requests a minute. Symbols are written with a dot (BRK.B); times are epoch seconds; there is no
// currency in the answer. See https://finnhub.io/docs/api/quote.
type Finnhub struct {
	Client  Client
	BaseURL string // "" for FinnhubURL
}

var _ Provider = Finnhub{}

// Latest implements Provider.
func (f Finnhub) Latest(ctx context.Context, wanted []quote.Instrument) ([]quote.Quote, error) {
	return inBatches(ctx, wanted, 1, single(f.one))
}

func (f Finnhub) one(ctx context.Context, i quote.Instrument) (quote.Quote, error) {
	name := i.Spelling["finnhub"]
	if name == "" && !usVenues[i.Symbol.Venue()] {
		return quote.Quote{}, errNotUS
	}
	unit, err := listingUnit(i)
	if err != nil {
		return quote.Quote{}, err
	}
	var answer struct {
		Price    number `json:"c"`
		Previous number `json:"pc"`
		Time     int64  `json:"t"`
	}
	address := at(f.BaseURL, FinnhubURL, "/api/v1/quote?symbol=") + url.QueryEscape(cmp.Or(name, i.Symbol.Ticker()))
	if err := f.Client.get(ctx, address, http.Header{"X-Finnhub-Token": {f.Client.Key}}, finnhubFailure, &answer); err != nil {
		return quote.Quote{}, err
	}
	if answer.Time == 0 && answer.Price.Valid && answer.Price.Decimal.IsZero() {
		return quote.Quote{}, &failure{class: NotFound, detail: "an answer of zeros"}
	}
	price, err := answer.Price.positive("price c")
	if err != nil {
		return quote.Quote{}, err
	}
	if answer.Time <= 0 {
		return quote.Quote{}, &failure{class: BadData, detail: "no time t"}
	}
	q := quote.Quote{Symbol: i.Symbol, Currency: unit.Major, Price: unit.ToMajor(price), AsOf: time.Unix(answer.Time, 0).UTC()}
	if previous := answer.Previous.previous(); previous.Valid {
		q.PreviousClose = decimal.NewNullDecimal(unit.ToMajor(previous.Decimal))
	}
	return q, nil
}

// finnhubFailure reads Finnhub's ways of saying no: an object with the one key error.
func finnhubFailure(status int, body []byte) error {
	var answer struct {
		Error string `json:"error"`
	}
	if json.Unmarshal(body, &answer) == nil && answer.Error != "" {
		switch {
		case strings.Contains(answer.Error, "Invalid API key"):
			return &failure{class: Auth, detail: answer.Error}
		case strings.Contains(answer.Error, "don't have access"):
			return &failure{class: Plan, detail: answer.Error}
		case strings.Contains(answer.Error, "limit reached"):
			return &failure{class: RateLimited, detail: answer.Error}
		}
	}
	return classify(status, body)
}
