package provider

import (
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
)

// CoinGeckoURL is where CoinGecko answers.
const CoinGeckoURL = "https://api.coingecko.com"

// coinGeckoBatch is how many coins one request names.
const coinGeckoBatch = 100

// CoinGecko asks CoinGecko's /api/v3/simple/price for the pairs under CRYPTO, with a key in a header or without one. A coin
// goes by its id at CoinGecko, which the author names in data/tickers/instruments.toml: several coins share most tickers. Times
// are epoch seconds. The change that it knows is over 24 hours and not since a close, so a quote has none. Sites that show
// its data must say so near them. See https://docs.coingecko.com/reference/simple-price.
type CoinGecko struct {
	Client  Client
	BaseURL string // "" for CoinGeckoURL
}

var _ Provider = CoinGecko{}

// Latest implements Provider.
func (c CoinGecko) Latest(ctx context.Context, wanted []quote.Instrument) ([]quote.Quote, error) {
	currencies := map[string][]quote.Instrument{}
	var errs []error
	for _, i := range wanted {
		_, quoted, ok := i.Symbol.Pair()
		if i.Symbol.Venue() != quote.Crypto || !ok {
			errs = append(errs, of(&failure{class: Plan, detail: "only pairs such as CRYPTO:BTC/USD"}, []quote.Instrument{i}))
		} else if i.Spelling["coingecko"] == "" {
			errs = append(errs, of(&failure{class: BadData, detail: `no id: give the instrument one in data/tickers/instruments.toml, such as coingecko = "bitcoin"`}, []quote.Instrument{i}))
		} else {
			currencies[quoted] = append(currencies[quoted], i)
		}
	}
	quotes, err := inGroups(currencies, func(currency string, group []quote.Instrument) ([]quote.Quote, error) {
		return inBatches(ctx, group, coinGeckoBatch, func(ctx context.Context, batch []quote.Instrument) ([]quote.Quote, error) {
			return c.batch(ctx, currency, batch)
		})
	})
	return quotes, errors.Join(append(errs, err)...)
}

func (c CoinGecko) batch(ctx context.Context, currency string, batch []quote.Instrument) ([]quote.Quote, error) {
	var ids []string
	for _, i := range batch {
		ids = append(ids, url.QueryEscape(i.Spelling["coingecko"]))
	}
	in := strings.ToLower(currency)
	address := at(c.BaseURL, CoinGeckoURL, "/api/v3/simple/price?ids=") + strings.Join(ids, ",") +
		"&vs_currencies=" + url.QueryEscape(in) + "&include_last_updated_at=true"
	var answer map[string]map[string]number
	if err := c.Client.get(ctx, address, c.header(), coinGeckoFailure, &answer); err != nil {
		return nil, of(err, batch)
	}
	return single(func(_ context.Context, i quote.Instrument) (quote.Quote, error) {
		coin, ok := answer[i.Spelling["coingecko"]]
		if !ok {
			return quote.Quote{}, &failure{class: NotFound, detail: "missing from the answer"}
		}
		price, err := coin[in].positive("price in " + currency)
		if err != nil {
			return quote.Quote{}, err
		}
		updated, err := coin["last_updated_at"].positive("last_updated_at")
		if err != nil {
			return quote.Quote{}, err
		}
		return quote.Quote{Symbol: i.Symbol, Currency: currency, Price: price, AsOf: time.Unix(updated.IntPart(), 0).UTC()}, nil
	})(ctx, batch)
}

// header holds the key, where there is one.
func (c CoinGecko) header() http.Header {
	header := http.Header{}
	if c.Client.Key != "" {
		header.Set("X-Cg-Demo-Api-Key", c.Client.Key)
	}
	return header
}

// nearMidnight is how far from it a price may lie that counts as a day's close: points come hourly at the least.
const nearMidnight = 70 * time.Minute

// History implements Historian with market_chart/range. The close of a day is the price nearest to its end, midnight UTC. The
// free plan goes back a year. Coins have no splits.
func (c CoinGecko) History(ctx context.Context, i quote.Instrument, from, to calendar.Date) (quote.Series, error) {
	_, quoted, ok := i.Symbol.Pair()
	id := i.Spelling["coingecko"]
	if i.Symbol.Venue() != quote.Crypto || !ok || id == "" {
		return wrong(&failure{class: Plan, detail: "only pairs such as CRYPTO:BTC/USD with an id in data/tickers/instruments.toml"}, i)
	}
	var answer struct {
		Prices [][2]number `json:"prices"` // epoch milliseconds, price
	}
	address := at(c.BaseURL, CoinGeckoURL, "/api/v3/coins/") + url.PathEscape(id) + fmt.Sprintf("/market_chart/range?vs_currency=%s&from=%d&to=%d",
		url.QueryEscape(strings.ToLower(quoted)), from.In(time.UTC).Unix(), to.AddDays(1).In(time.UTC).Unix())
	if err := c.Client.get(ctx, address, c.header(), coinGeckoFailure, &answer); err != nil {
		return wrong(err, i)
	}
	series, nearest := quote.Series{Currency: quoted}, nearMidnight
	for _, point := range answer.Prices {
		price := point[1].previous()
		if !point[0].Valid || !price.Valid {
			continue
		}
		at := time.UnixMilli(point[0].Decimal.IntPart()).UTC()
		midnight := at.Round(24 * time.Hour)
		off := at.Sub(midnight).Abs()
		day := quote.Close{Date: calendar.DateOf(midnight).AddDays(-1), Price: price}
		last := len(series.Closes) - 1
		switch same := last >= 0 && series.Closes[last].Date == day.Date; {
		case off > nearMidnight || same && off >= nearest:
			continue
		case same:
			series.Closes[last] = day
		default:
			series.Closes = append(series.Closes, day)
		}
		nearest = off
	}
	return series, nil
}

// coinGeckoFailure reads CoinGecko's ways of saying no, of which there are two shapes.
func coinGeckoFailure(status int, body []byte) error {
	var answer struct {
		Error  json.RawMessage `json:"error"`
		Status struct {
			Code    int    `json:"error_code"`
			Message string `json:"error_message"`
		} `json:"status"`
	}
	if json.Unmarshal(body, &answer) == nil {
		switch {
		case answer.Status.Code == http.StatusTooManyRequests:
			return &failure{class: RateLimited, detail: answer.Status.Message}
		case answer.Status.Code >= 10000:
			return &failure{class: Auth, detail: answer.Status.Message}
		case answer.Error != nil && status < http.StatusInternalServerError && status != http.StatusTooManyRequests:
			return &failure{class: BadData, detail: string(answer.Error)}
		}
	}
	return classify(status, body)
}
