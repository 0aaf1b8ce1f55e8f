package provider

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// MassiveURL is where Massive, formerly Polygon, answers.
const MassiveURL = "https://api.massive.com"

// Massive asks Massive's grouped daily bars: all US listings of a day in one request, the last two days in two, with a key in
// the Authorization header. Closes are in dollars, on today's share basis; symbols are written with a dot. The free plan has
// five requests a minute and no bars of a day that is not over. Its terms allow personal use. See
// https://massive.com/docs/rest/stocks/aggregates/daily-market-summary.
type Massive struct {
	Client  Client
	BaseURL string // "" for MassiveURL

	// Now is the present: the last session is the one that ended before.
	Now time.Time
}

var _ Provider = Massive{}

// Latest implements Provider.
func (m Massive) Latest(ctx context.Context, wanted []quote.Instrument) ([]quote.Quote, error) {
	if !slices.ContainsFunc(wanted, isMassive) {
		return nil, of(errNotUS, wanted)
	}
	us := calendar.Of("XNYS")
	end := us.LastClose(m.Now)
	closes, err := m.day(ctx, end)
	if isNoData(err) {
		end, _ = us.Close(us.PreviousSession(us.Date(end))) // The day is over, but its bars are not yet in the plan.
		closes, err = m.day(ctx, end)
	}
	if err != nil {
		return nil, of(err, wanted)
	}
	previous, _ := us.Close(us.PreviousSession(us.Date(end)))
	before, err := m.day(ctx, previous)
	if err != nil {
		before = nil // A price without a change is better than none.
	}
	return single(func(_ context.Context, i quote.Instrument) (quote.Quote, error) {
		name := cmp.Or(i.Spelling["massive"], i.Symbol.Ticker())
		if !isMassive(i) {
			return quote.Quote{}, errNotUS
		}
		close, ok := closes[name]
		if !ok {
			return quote.Quote{}, &failure{class: NotFound, detail: "missing from the answer"}
		}
		price, err := close.positive("close c")
		if err != nil {
			return quote.Quote{}, err
		}
		return quote.Quote{Symbol: i.Symbol, Currency: "USD", Price: price, AsOf: end, PreviousClose: before[name].previous()}, nil
	})(ctx, wanted)
}

// day fetches the closes of one session.
func (m Massive) day(ctx context.Context, end time.Time) (map[string]number, error) {
	var answer struct {
		Results []struct {
			Ticker string          `json:"T"`
			Time   json.RawMessage `json:"t"` // Unused; without it, t would be read as T.
			Close  number          `json:"c"`
		} `json:"results"`
	}
	date := calendar.Of("XNYS").Date(end).String()
	if err := m.ask(ctx, "/v2/aggs/grouped/locale/us/market/stocks/"+date, &answer); err != nil {
		return nil, err
	}
	if len(answer.Results) == 0 {
		return nil, &failure{class: NoData, detail: "a day without bars"}
	}
	closes := map[string]number{}
	for _, bar := range answer.Results {
		closes[bar.Ticker] = bar.Close
	}
	return closes, nil
}

// History implements Historian with the bars of one listing, as traded, and its splits: two requests. The free plan cuts off
// what is older than two years.
func (m Massive) History(ctx context.Context, i quote.Instrument, from, to calendar.Date) (quote.Series, error) {
	if !isMassive(i) {
		return wrong(errNotUS, i)
	}
	name := cmp.Or(i.Spelling["massive"], i.Symbol.Ticker())
	var bars struct {
		Results []struct {
			Time  int64  `json:"t"` // epoch milliseconds, at midnight in New York
			Close number `json:"c"`
		} `json:"results"`
	}
	var splits struct {
		Results []struct {
			Date string `json:"execution_date"`
			From number `json:"split_from"`
			To   number `json:"split_to"`
		} `json:"results"`
	}
	days := from.String() + "/" + to.String()
	if err := m.ask(ctx, "/v2/aggs/ticker/"+url.PathEscape(name)+"/range/1/day/"+days+"?adjusted=false&limit=50000", &bars); err != nil {
		return wrong(err, i)
	}
	if err := m.ask(ctx, "/stocks/v1/splits?limit=1000&ticker="+url.QueryEscape(name), &splits); err != nil {
		return wrong(err, i)
	}
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		panic(err) // Zones are embedded.
	}
	series := quote.Series{Currency: "USD"}
	for _, bar := range bars.Results {
		if price := bar.Close.previous(); price.Valid {
			series.Closes = append(series.Closes, quote.Close{Date: dayIn(newYork, bar.Time/1000), Price: price})
		}
	}
	for _, split := range splits.Results {
		date, err := calendar.ParseDate(split.Date)
		if err != nil || !split.From.previous().Valid || !split.To.previous().Valid {
			return wrong(&failure{class: BadData, detail: fmt.Sprintf("a split of %q", split.Date)}, i)
		}
		series.Splits = append(series.Splits, quote.Split{Date: date, Factor: split.To.Decimal.Div(split.From.Decimal)})
	}
	return series, nil
}

func (m Massive) ask(ctx context.Context, path string, into any) error {
	return m.Client.get(ctx, at(m.BaseURL, MassiveURL, path), http.Header{"Authorization": {"Bearer " + m.Client.Key}}, massiveFailure, into)
}

func isMassive(i quote.Instrument) bool {
	return usVenues[i.Symbol.Venue()] || i.Spelling["massive"] != ""
}

func isNoData(err error) bool {
	var f *failure
	return errors.As(err, &f) && f.class == NoData
}

// massiveFailure reads Massive's ways of saying no: a status in words.
func massiveFailure(status int, body []byte) error {
	var answer struct {
		Status  string `json:"status"`
		Error   string `json:"error"`
		Message string `json:"message"`
	}
	if json.Unmarshal(body, &answer) == nil {
		text := cmp.Or(answer.Message, answer.Error)
		switch {
		case strings.Contains(text, "before end of day"):
			return &failure{class: NoData, detail: text}
		case strings.Contains(text, "maximum requests per minute"):
			return &failure{class: RateLimited, detail: text}
		case answer.Status == "NOT_AUTHORIZED":
			return &failure{class: Plan, detail: text}
		case strings.Contains(text, "API Key"):
			return &failure{class: Auth, detail: text}
		case answer.Status == "ERROR":
			return &failure{class: Upstream, detail: text}
		}
	}
	return classify(status, body)
}
