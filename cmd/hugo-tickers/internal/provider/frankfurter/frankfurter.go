package frankfurter

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// latestDays is the number of days that are requested for the latest rate. They include the one before it.
const latestDays = 10

// check returns why Frankfurter cannot be asked for an instrument, or nil.
func check(i quote.Instrument) error {
	if _, _, ok := i.Symbol.Pair(); i.Symbol.Venue() != quote.FX || !ok {
		return provider.NewError(provider.NotInPlan, "only pairs such as FX:EUR/USD")
	}
	return nil
}

// Latest implements provider.Provider. A request has the pairs of one base currency.
func (s service) Latest(ctx context.Context, wanted []quote.Instrument, progress func(int)) provider.Results[quote.Quote] {
	supported, results := fetch.Supported[quote.Quote](wanted, check)
	bases := map[string][]quote.Instrument{}
	for _, i := range supported {
		base, _, _ := i.Symbol.Pair()
		bases[base] = append(bases[base], i)
	}
	maps.Copy(results, fetch.Groups(bases, func(base string, group []quote.Instrument) provider.Results[quote.Quote] {
		return latest(ctx, s.client, base, group)
	}))
	progress(len(wanted))
	return results
}

// rate is one row of a response: the number of units of Quote for one unit of the base.
type rate struct {
	Date  string       `json:"date"`
	Quote string       `json:"quote"`
	Rate  fetch.Number `json:"rate"`
}

// latest fetches the pairs of one base. One unknown currency makes the whole response an error; then each pair is fetched on its own.
func latest(ctx context.Context, c fetch.Client, base string, group []quote.Instrument) provider.Results[quote.Quote] {
	var names []string
	for _, i := range group {
		_, quoted, _ := i.Symbol.Pair()
		names = append(names, url.QueryEscape(quoted))
	}
	from := calendar.DateOf(c.Now().UTC()).AddDays(-latestDays)
	path := fmt.Sprintf("/v2/rates?base=%s&quotes=%s&from=%s&providers=ECB", url.QueryEscape(base), strings.Join(names, ","), from)
	var rates []rate
	if err := c.Get(ctx, path, nil, classify, &rates); err != nil {
		kind := provider.AsError(err).Kind
		if (kind == provider.NotFound || kind == provider.InvalidResponse) && len(group) > 1 {
			return fetch.Batches(ctx, c, group, 1, func(int) {}, func(ctx context.Context, c fetch.Client, pair []quote.Instrument) provider.Results[quote.Quote] {
				return latest(ctx, c, base, pair)
			})
		}
		return provider.Failed[quote.Quote](err, group)
	}
	slices.SortStableFunc(rates, func(a, b rate) int { return cmp.Compare(b.Date, a.Date) })
	return provider.Each(group, func(i quote.Instrument) (quote.Quote, error) {
		_, quoted, _ := i.Symbol.Pair()
		return readQuote(i, quoted, slices.DeleteFunc(slices.Clone(rates), func(r rate) bool { return r.Quote != quoted }))
	})
}

// readQuote makes a quote of the rates of a pair, newest first.
func readQuote(i quote.Instrument, currency string, rates []rate) (quote.Quote, error) {
	if len(rates) == 0 {
		return quote.Quote{}, provider.NewError(provider.NotInPlan, "the European Central Bank has no rate of "+string(i.Symbol))
	}
	price, err := rates[0].Rate.RequirePositive("rate")
	if err != nil {
		return quote.Quote{}, err
	}
	day, err := calendar.ParseDate(rates[0].Date)
	if err != nil {
		return quote.Quote{}, provider.NewError(provider.InvalidResponse, fmt.Sprintf("the date %q", rates[0].Date))
	}
	q := quote.Quote{Symbol: i.Symbol, Currency: currency, Price: price, AsOf: fixedAt(day), Session: day, Final: true}
	if len(rates) > 1 && rates[1].Date < rates[0].Date {
		q.PreviousClose = rates[1].Rate.OrNull()
	}
	return q, nil
}

// frankfurt is the zone of the bank.
var frankfurt = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err) // Zones are embedded.
	}
	return zone
}()

// fixedAt returns the instant, UTC, at which the rates of a day are fixed.
func fixedAt(day calendar.Date) time.Time { return day.At(14, 15, frankfurt).UTC() }

// classify is the fetch.ClassifyFunc for Frankfurter's errors: an object with a message.
func classify(status int, body []byte) error {
	var response struct {
		Message string `json:"message"`
	}
	if json.Unmarshal(body, &response) == nil && response.Message != "" {
		switch {
		case response.Message == "not found":
			return provider.NewError(provider.NotFound, response.Message)
		case status == http.StatusUnprocessableEntity:
			return provider.NewError(provider.InvalidResponse, response.Message)
		}
	}
	return fetch.Classify(status, body)
}
