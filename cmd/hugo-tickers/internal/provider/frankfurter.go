package provider

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// FrankfurterURL is where Frankfurter answers. It can be hosted by oneself.
const FrankfurterURL = "https://api.frankfurter.dev"

// frankfurterDays is how many days back rates are asked for: the last one and the one before it are among them.
const frankfurterDays = 10

// Frankfurter asks Frankfurter's /v2/rates for the pairs under FX, without a key: the reference rates of the European Central
// Bank, one a working day. A rate is of its day, and its change is since the day before. They are no rates at which anybody
// trades. See https://frankfurter.dev.
type Frankfurter struct {
	Client  Client
	BaseURL string // "" for FrankfurterURL

	// Now is the present: rates are asked for up to then.
	Now time.Time
}

var _ Provider = Frankfurter{}

// Latest implements Provider.
func (f Frankfurter) Latest(ctx context.Context, wanted []quote.Instrument) ([]quote.Quote, error) {
	bases := map[string][]quote.Instrument{}
	var errs []error
	for _, i := range wanted {
		base, _, ok := i.Symbol.Pair()
		if i.Symbol.Venue() != quote.FX || !ok {
			errs = append(errs, of(errNoPair, []quote.Instrument{i}))
			continue
		}
		bases[base] = append(bases[base], i)
	}
	quotes, err := inGroups(bases, func(base string, group []quote.Instrument) ([]quote.Quote, error) {
		return f.base(ctx, base, group)
	})
	return quotes, errors.Join(append(errs, err)...)
}

// fxRate is one row of the answer: so many of the one currency for one of the other.
type fxRate struct {
	Date  string `json:"date"`
	Quote string `json:"quote"`
	Rate  number `json:"rate"`
}

func (f Frankfurter) base(ctx context.Context, base string, batch []quote.Instrument) ([]quote.Quote, error) {
	var names []string
	for _, i := range batch {
		_, quoted, _ := i.Symbol.Pair()
		names = append(names, url.QueryEscape(quoted))
	}
	from := f.Now.UTC().AddDate(0, 0, -frankfurterDays).Format(time.DateOnly)
	address := at(f.BaseURL, FrankfurterURL, "/v2/rates") + fmt.Sprintf("?base=%s&quotes=%s&from=%s&providers=ECB",
		url.QueryEscape(base), strings.Join(names, ","), from)
	var rates []fxRate
	if err := f.Client.get(ctx, address, nil, frankfurterFailure, &rates); err != nil {
		var no *failure
		if errors.As(err, &no) && (no.class == NotFound || no.class == BadData) && len(batch) > 1 {
			return inBatches(ctx, batch, 1, func(ctx context.Context, pair []quote.Instrument) ([]quote.Quote, error) {
				return f.base(ctx, base, pair) // One unknown currency spoils the answer for all.
			})
		}
		return nil, of(err, batch)
	}
	slices.SortStableFunc(rates, func(a, b fxRate) int { return cmp.Compare(b.Date, a.Date) })
	return single(func(_ context.Context, i quote.Instrument) (quote.Quote, error) {
		_, quoted, _ := i.Symbol.Pair()
		mine := slices.DeleteFunc(slices.Clone(rates), func(r fxRate) bool { return r.Quote != quoted })
		return readRates(i, quoted, mine)
	})(ctx, batch)
}

// History implements Historian.
func (f Frankfurter) History(ctx context.Context, i quote.Instrument, from, to calendar.Date) (quote.Series, error) {
	base, quoted, ok := i.Symbol.Pair()
	if i.Symbol.Venue() != quote.FX || !ok {
		return wrong(errNoPair, i)
	}
	var rates []fxRate
	address := at(f.BaseURL, FrankfurterURL, "/v2/rates") + fmt.Sprintf("?base=%s&quotes=%s&from=%s&to=%s&providers=ECB",
		url.QueryEscape(base), url.QueryEscape(quoted), from, to)
	if err := f.Client.get(ctx, address, nil, frankfurterFailure, &rates); err != nil {
		return wrong(err, i)
	}
	series := quote.Series{Currency: quoted, IrregularDays: true}
	for _, rate := range rates {
		day, err := calendar.ParseDate(rate.Date)
		price := rate.Rate.previous()
		if err != nil || !price.Valid || rate.Quote != quoted {
			return wrong(&failure{class: BadData, detail: fmt.Sprintf("a rate of %q for %s", rate.Date, rate.Quote)}, i)
		}
		series.Closes = append(series.Closes, quote.Close{Date: day, Price: price, AsOf: fixedAt(day)})
	}
	return series, nil
}

// errNoPair is of a symbol that is no pair of currencies.
var errNoPair = &failure{class: Plan, detail: "only pairs such as FX:EUR/USD"}

// readRates makes a quote of a pair's rates, newest first.
func readRates(i quote.Instrument, quoted string, rates []fxRate) (quote.Quote, error) {
	if len(rates) == 0 {
		return quote.Quote{}, &failure{class: NoData, detail: "no rate in ten days"}
	}
	price, err := rates[0].Rate.positive("rate")
	if err != nil {
		return quote.Quote{}, err
	}
	day, err := calendar.ParseDate(rates[0].Date)
	if err != nil {
		return quote.Quote{}, &failure{class: BadData, detail: fmt.Sprintf("the date %q", rates[0].Date)}
	}
	q := quote.Quote{Symbol: i.Symbol, Currency: quoted, Price: price, AsOf: fixedAt(day)}
	if len(rates) > 1 && rates[1].Date < rates[0].Date {
		q.PreviousClose = rates[1].Rate.previous()
	}
	return q, nil
}

// fixedAt returns when the rates of a day are fixed: 14:15 in Frankfurt.
func fixedAt(day calendar.Date) time.Time {
	frankfurt, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err) // Zones are embedded.
	}
	return day.At(14, 15, frankfurt).UTC()
}

// frankfurterFailure reads Frankfurter's way of saying no: an object with a message.
func frankfurterFailure(status int, body []byte) error {
	var answer struct {
		Message string `json:"message"`
	}
	if json.Unmarshal(body, &answer) == nil && answer.Message != "" {
		switch {
		case answer.Message == "not found":
			return &failure{class: NotFound, detail: answer.Message}
		case status == 422:
			return &failure{class: BadData, detail: answer.Message}
		}
	}
	return classify(status, body)
}
