package registry

import (
	"context"
	"strings"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// subject is a provider under test, with what its responses can have.
type subject struct {
	spec provider.Spec
	new  func(fetch.Client) provider.Provider

	none       string // a response without the instrument
	unknown    string // the kind of its error; "" for not_found
	noPrice    string // the kind of the error for a price of null; "" for bad_data
	noPrevious string // a previous close that counts as none; "" if there is always one, or never
	change     string // the change from 100 to 102
	undated    bool   // the request names the day
	keyInURL   bool
}

func subjects() []subject {
	none := map[string]string{
		"yahoo": `{"spark":{"result":[],"error":null}}`, "finnhub": `{"c":0,"d":null,"dp":null,"h":0,"l":0,"o":0,"pc":0,"t":0}`, "tiingo": `[]`,
		"twelvedata":   `{"code":404,"message":"**symbol** or **figi** parameter is missing or invalid.","status":"error"}`,
		"alphavantage": `{"Global Quote":{}}`, "massive": `{"status":"OK","results":[{"T":"XYZ","c":102,"t":1686945600000}]}`, "coingecko": `{}`, "frankfurter": `[]`,
	}
	var all []subject
	for _, s := range services {
		name := s.spec.Name
		all = append(all, subject{
			spec: s.spec, new: s.new, none: none[name],
			unknown: map[string]string{"frankfurter": "plan"}[name], noPrice: map[string]string{"yahoo": "not_found"}[name],
			noPrevious: map[string]string{"coingecko": "", "finnhub": "0", "alphavantage": `"0.0000"`}[name],
			change:     "2.0000", undated: name == "massive", keyInURL: name == "alphavantage",
		})
		last := &all[len(all)-1]
		if name == "coingecko" {
			last.change = "-"
		} else if last.noPrevious == "" {
			last.noPrevious = "null"
		}
	}
	return all
}

// good returns the response to a request for 102 after 100, with a change.
func (s subject) good(path string, change func(*providertest.Answer)) string {
	answer := providertest.Good(s.spec.Name, "102", "100")
	if change != nil {
		change(&answer)
	}
	return providertest.Response(s.spec.Name, path, answer)
}

// replies responds to every request with the same raw response; Massive's request for the day before has the good one.
func (s subject) replies(t *testing.T, raw string) *providertest.Replies {
	texts := map[string]string{"/": raw}
	if s.undated {
		texts["/2023-06-15"] = providertest.JSON(s.good("/2023-06-15", nil))
	}
	return providertest.NewReplies(t, texts)
}

// outcome fetches the instrument of the provider and returns its change, or the kind of the error.
func (s subject) outcome(t *testing.T, client fetch.Client) string {
	t.Helper()
	i := providertest.Instrument(s.spec.Name)
	chain := provider.Chain{{Spec: s.spec, Provider: s.new(client)}}
	got := chain.Latest(context.Background(), []quote.Instrument{i}, func(q quote.Quote) error { return q.Validate(providertest.Present) }, provider.NoProgress{})
	if errs := got.Failures[i.Symbol]; len(errs) > 0 {
		if strings.Contains(errs[0].Error(), "SECRET") {
			t.Errorf("the key is revealed: %v", errs[0])
		}
		return string(errs[0].Kind)
	}
	q := got.Quotes[i.Symbol]
	if q.Source != s.spec.Name || quote.Format(q.Price) != "102" || q.Currency != "USD" || q.AsOf.Format("2006-01-02") != "2023-06-16" || q.FreshUntil.IsZero() {
		t.Errorf("an incomplete quote: %+v", q)
	}
	if !q.ChangePercent().Valid {
		return "-"
	}
	return quote.Format(q.ChangePercent().Decimal)
}

func or(kind, usual string) string {
	if kind == "" {
		return usual
	}
	return kind
}
