package alphavantage

import (
	"cmp"
	"context"
	"encoding/json"
	"net/url"
	"regexp"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// Latest implements provider.Provider.
func (s service) Latest(ctx context.Context, wanted []quote.Instrument, progress func(int)) provider.Results[quote.Quote] {
	return fetch.Listings(ctx, s.client, wanted, check, progress, latest)
}

// suffixes are Alpha Vantage's suffixes for exchanges outside the US, by MIC.
var suffixes = map[string]string{"XLON": ".LON", "XETR": ".DEX", "XTSE": ".TRT", "XTSX": ".TRV", "XBOM": ".BSE", "XSHG": ".SHH", "XSHE": ".SHZ"}

// check returns why Alpha Vantage cannot be asked for an instrument, or nil. Without a suffix, the ticker of a listing elsewhere would
// be another share.
func check(i quote.Instrument) error {
	if _, err := fetch.CurrencyOf(i); err != nil {
		return err
	}
	if venue := i.Symbol.Venue(); i.Spelling[Spec.Name] == "" && suffixes[venue] == "" && !fetch.IsUS(i) {
		return provider.NewError(provider.NotInPlan, "no listings at "+venue)
	}
	return nil
}

// spelling returns Alpha Vantage's spelling of an instrument.
func spelling(i quote.Instrument) string {
	return cmp.Or(i.Spelling[Spec.Name], strings.ReplaceAll(i.Symbol.Ticker(), ".", "-")+suffixes[i.Symbol.Venue()])
}

func latest(ctx context.Context, c fetch.Client, i quote.Instrument) (quote.Quote, error) {
	unit, err := fetch.CurrencyOf(i)
	if err != nil {
		return quote.Quote{}, err
	}
	var response struct {
		Quote *struct {
			Price    fetch.Number `json:"05. price"`
			Day      string       `json:"07. latest trading day"`
			Previous fetch.Number `json:"08. previous close"`
		} `json:"Global Quote"`
	}
	path := "/query?function=GLOBAL_QUOTE&symbol=" + url.QueryEscape(spelling(i)) + "&apikey=" + url.QueryEscape(c.Key)
	if err := c.Get(ctx, path, nil, classify, &response); err != nil {
		return quote.Quote{}, err
	}
	switch {
	case response.Quote == nil:
		return quote.Quote{}, provider.NewError(provider.InvalidResponse, "no Global Quote")
	case response.Quote.Day == "" && !response.Quote.Price.Valid:
		return quote.Quote{}, provider.NewError(provider.NotFound, "an empty quote")
	}
	price, err := response.Quote.Price.RequirePositive("price")
	if err != nil {
		return quote.Quote{}, err
	}
	day, err := calendar.ParseDate(response.Quote.Day)
	if err != nil {
		return quote.Quote{}, provider.NewError(provider.InvalidResponse, "no latest trading day")
	}
	return quote.Quote{
		Symbol: i.Symbol, Currency: unit.Major, Price: unit.ToMajor(price), PreviousClose: response.Quote.Previous.InMajorUnit(unit),
		AsOf: i.At(Spec.Name).CloseInstant(day), Session: day, Final: fetch.IsUSCloseFinal(day, c.Now()),
	}, nil
}

// rules match the sentence in which Alpha Vantage reports an error, always with status 200. The sentences share words, so that the order
// of the rules matters.
var rules = []struct {
	pattern *regexp.Regexp
	kind    provider.Kind
}{
	{regexp.MustCompile(`per second|sparingly|per minute`), provider.RateLimited},
	{regexp.MustCompile(`requests per day|daily rate limit`), provider.QuotaExhausted},
	{regexp.MustCompile(`premium (endpoint|feature)`), provider.NotInPlan},
	{regexp.MustCompile(`(?i)api ?key`), provider.Unauthorized},
}

// classify is the fetch.ClassifyFunc for Alpha Vantage's errors.
func classify(status int, body []byte) error {
	var response struct {
		Information string
		Note        string
		Message     string `json:"Error Message"`
	}
	if json.Unmarshal(body, &response) == nil {
		text := cmp.Or(response.Information, response.Note, response.Message)
		for _, rule := range rules {
			if rule.pattern.MatchString(text) {
				return provider.NewError(rule.kind, text)
			}
		}
		if response.Message != "" {
			return provider.NewError(provider.InvalidResponse, response.Message)
		}
	}
	return fetch.Classify(status, body)
}
