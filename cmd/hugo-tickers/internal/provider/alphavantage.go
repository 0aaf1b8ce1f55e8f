package provider

import (
	"cmp"
	"context"
	"encoding/json"
	"net/url"
	"regexp"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// AlphaVantageURL is where Alpha Vantage answers.
const AlphaVantageURL = "https://www.alphavantage.co"

// alphaVantageSuffixes are Alpha Vantage's marks for exchanges outside the US.
var alphaVantageSuffixes = map[string]string{"XLON": ".LON", "XETR": ".DEX", "XTSE": ".TRT", "XTSX": ".TRV", "XBOM": ".BSE", "XSHG": ".SHH", "XSHE": ".SHZ"}

// AlphaVantage asks Alpha Vantage's GLOBAL_QUOTE, one symbol a request, with a key in the query, the only place it takes
// one. Prices are of the end of a day, which is named by its date at the exchange; there is no currency in the answer, and
// London's are in pence without saying so. The free plan has 25 requests a day. See
// https://www.alphavantage.co/documentation/#latestprice.
type AlphaVantage struct {
	Client  Client
	BaseURL string // "" for AlphaVantageURL
}

var _ Provider = AlphaVantage{}

// Latest implements Provider.
func (a AlphaVantage) Latest(ctx context.Context, wanted []quote.Instrument) ([]quote.Quote, error) {
	return inBatches(ctx, wanted, 1, single(a.one))
}

func (a AlphaVantage) one(ctx context.Context, i quote.Instrument) (quote.Quote, error) {
	unit, err := listingUnit(i)
	if err != nil {
		return quote.Quote{}, err
	}
	venue := i.Symbol.Venue()
	if i.Spelling["alphavantage"] == "" && alphaVantageSuffixes[venue] == "" && !usVenues[venue] {
		return quote.Quote{}, &failure{class: Plan, detail: "no listings at " + venue} // The bare ticker would be another share.
	}
	name := cmp.Or(i.Spelling["alphavantage"], strings.ReplaceAll(i.Symbol.Ticker(), ".", "-")+alphaVantageSuffixes[venue])
	var answer struct {
		Quote *struct {
			Price    number `json:"05. price"`
			Day      string `json:"07. latest trading day"`
			Previous number `json:"08. previous close"`
		} `json:"Global Quote"`
	}
	address := at(a.BaseURL, AlphaVantageURL, "/query?function=GLOBAL_QUOTE&symbol=") +
		url.QueryEscape(name) + "&apikey=" + url.QueryEscape(a.Client.Key)
	if err := a.Client.get(ctx, address, nil, alphaVantageFailure, &answer); err != nil {
		return quote.Quote{}, err
	}
	switch {
	case answer.Quote == nil:
		return quote.Quote{}, &failure{class: BadData, detail: "no Global Quote"}
	case answer.Quote.Day == "" && !answer.Quote.Price.Valid:
		return quote.Quote{}, &failure{class: NotFound, detail: "an empty quote"}
	}
	price, err := answer.Quote.Price.positive("price")
	if err != nil {
		return quote.Quote{}, err
	}
	day, err := calendar.ParseDate(answer.Quote.Day)
	if err != nil {
		return quote.Quote{}, &failure{class: BadData, detail: "no latest trading day"}
	}
	q := quote.Quote{Symbol: i.Symbol, Currency: unit.Major, Price: unit.ToMajor(price), AsOf: i.Symbol.CloseInstant(day)}
	if previous := answer.Quote.Previous.previous(); previous.Valid {
		q.PreviousClose = decimal.NewNullDecimal(unit.ToMajor(previous.Decimal))
	}
	return q, nil
}

// alphaVantageRules read the one sentence in which Alpha Vantage says no, always with status 200. The sentences share
// words, so their order counts.
var alphaVantageRules = []struct {
	pattern *regexp.Regexp
	class   Class
}{
	{regexp.MustCompile(`per second|sparingly|per minute`), RateLimited},
	{regexp.MustCompile(`requests per day|daily rate limit`), QuotaExhausted},
	{regexp.MustCompile(`premium (endpoint|feature)`), Plan},
	{regexp.MustCompile(`(?i)api ?key`), Auth},
}

func alphaVantageFailure(status int, body []byte) error {
	var answer struct {
		Information string
		Note        string
		Mistake     string `json:"Error Message"`
	}
	if json.Unmarshal(body, &answer) == nil {
		for _, rule := range alphaVantageRules {
			if text := cmp.Or(answer.Information, answer.Note, answer.Mistake); rule.pattern.MatchString(text) {
				return &failure{class: rule.class, detail: text}
			}
		}
		if answer.Mistake != "" {
			return &failure{class: BadData, detail: answer.Mistake}
		}
	}
	return classify(status, body)
}
