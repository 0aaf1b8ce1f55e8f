package registry

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/massive"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/tiingo"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/yahoo"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// evening is that of Monday 10 June 2024 in New York, the first day after NVDA's split of 10:1.
var evening = time.Date(2024, 6, 11, 1, 0, 0, 0, time.UTC)

// splitCase has a provider's responses about NVDA around its split: 1208.88 on the Friday, 121.79 on the Monday.
type splitCase struct {
	new     func(fetch.Client) provider.Provider
	replies map[string]string
	invalid map[string]string // the same with an invalid close
}

func splitCases() map[string]splitCase {
	yahooBody := func(closes string) string {
		return fmt.Sprintf(`{"chart":{"result":[{"meta":{"currency":"USD","symbol":"NVDA","regularMarketTime":1718049601,"exchangeTimezoneName":"America/New_York"},
			"timestamp":[1717767000,1718026200],"events":{"splits":{"1718026200":{"date":1718026200,"numerator":10.0,"denominator":1.0,"splitRatio":"10:1"}}},
			"indicators":{"quote":[{"close":[%s]}],"adjclose":[{"adjclose":[120.85,121.75]}]}}],"error":null}}`, closes)
	}
	tiingoBody := func(first string) string {
		return fmt.Sprintf(`[{"date":"2024-06-07T00:00:00.000Z","close":%s,"adjClose":120.88,"divCash":0.0,"splitFactor":1.0},
			{"date":"2024-06-10T00:00:00.000Z","close":121.79,"adjClose":121.79,"divCash":0.0,"splitFactor":10.0}]`, first)
	}
	massiveBodies := func(first string) map[string]string {
		return map[string]string{
			"/v2/aggs/": fmt.Sprintf(`{"ticker":"NVDA","resultsCount":2,"adjusted":false,"status":"OK","results":[{"c":%s,"t":1717732800000},{"c":121.79,"t":1717992000000}]}`, first),
			"/splits":   `{"status":"OK","results":[{"ticker":"NVDA","execution_date":"2024-06-10","split_from":1,"split_to":10},{"ticker":"NVDA","execution_date":"2021-07-20","split_from":1,"split_to":4}]}`,
		}
	}
	return map[string]splitCase{
		"yahoo":   {yahoo.New, map[string]string{"/": yahooBody("120.88800048828125,121.79000091552734")}, map[string]string{"/": yahooBody(`"n/a",121.79`)}},
		"tiingo":  {tiingo.New, map[string]string{"/": tiingoBody("1208.88")}, map[string]string{"/": tiingoBody("null")}},
		"massive": {massive.New, massiveBodies("1208.88"), massiveBodies(`"n/a"`)},
	}
}

// historyOf fetches the history of an instrument from a day on until the evening.
func historyOf(t *testing.T, name string, new func(fetch.Client) provider.Provider, texts map[string]string, i quote.Instrument, from string) provider.Histories {
	t.Helper()
	start, err := calendar.ParseDate(from)
	if err != nil {
		t.Fatal(err)
	}
	client := providertest.NewReplies(t, texts).Client()
	client.Now = func() time.Time { return evening }
	chain := provider.Chain{{Spec: provider.Spec{Name: name}, Provider: new(client)}}
	days := provider.Days{From: map[quote.Symbol]calendar.Date{i.Symbol: start}, To: calendar.DateOf(evening)}
	return chain.History(context.Background(), []quote.Instrument{i}, days, func(quote.Instrument, quote.Series) error { return nil }, provider.NoProgress{})
}

// Closes are as traded; the change on the day of the split is on one share basis: 121.79 / (1208.88 / 10) − 1 = +0.75 %.
func TestHistoriesHaveSplits(t *testing.T) {
	for name, h := range splitCases() {
		texts := map[string]string{}
		for path, body := range h.replies {
			texts[path] = providertest.JSON(body)
		}
		got := historyOf(t, name, h.new, texts, quote.Instrument{Symbol: "NVDA"}, "2024-05-31")
		series, ok := got.Series["NVDA"]
		if !ok {
			t.Errorf("%s: %v", name, got.Failures)
			continue
		}
		friday, ok := quote.PinOf(quote.Instrument{Symbol: "NVDA"}, "2024-06-09", series)
		if got := quote.Format(friday.Price); !ok || got != "1208.88" || friday.Source != name || friday.Currency != "USD" {
			t.Errorf("%s: Sunday's pin is %+v", name, friday)
		}
		if factor := series.Factor(calendar.DateOf(friday.AsOf), calendar.DateOf(evening)); factor.String() != "10" {
			t.Errorf("%s: the factor is %s", name, factor)
		}
		monday, ok := quote.PinOf(quote.Instrument{Symbol: "NVDA"}, "2024-06-10", series)
		if got := quote.Format(monday.ChangePercent().Decimal); !ok || quote.Format(monday.Price) != "121.79" || got != "0.7461" {
			t.Errorf("%s: the split day's pin is %+v, its change %s", name, monday, got)
		}

		for path, body := range h.invalid {
			texts[path] = providertest.JSON(body)
		}
		got = historyOf(t, name, h.new, texts, quote.Instrument{Symbol: "NVDA"}, "2024-05-31")
		if pin, ok := quote.PinOf(quote.Instrument{Symbol: "NVDA"}, "2024-06-07", got.Series["NVDA"]); ok {
			t.Errorf("%s: an invalid close became %+v", name, pin)
		}
	}
}

// Any response without closes is an error of its kind, never a series.
func TestHistoriesFail(t *testing.T) {
	for name, h := range splitCases() {
		for desc, tt := range map[string]struct {
			raw  string
			want provider.Kind
		}{
			"a closed port": {"", provider.Unreachable},
			"an outage":     {providertest.Reply("503 Service Unavailable", "text/html", "<html>"), provider.ProviderError},
			"a rate limit":  {providertest.Reply("429 Too Many Requests", "text/plain", "Too Many Requests"), provider.RateLimited},
			"a refused key": {providertest.Reply("401 Unauthorized", "application/json", `{"status":"ERROR","error":"Unknown API Key"}`), provider.Unauthorized},
			"an HTML page":  {providertest.Reply("200 OK", "text/html", "<html>hello"), provider.Blocked},
		} {
			texts := map[string]string{}
			if tt.raw != "" {
				texts["/"] = tt.raw
			}
			got := historyOf(t, name, h.new, texts, quote.Instrument{Symbol: "NVDA"}, "2024-05-31")
			errs := got.Failures["NVDA"]
			if len(got.Series) != 0 || len(errs) != 1 {
				t.Errorf("%s, %s: series %v, failures %v", name, desc, got.Series, errs)
				continue
			}
			if errs[0].Kind != tt.want {
				t.Errorf("%s, %s: %s, want %s: %v", name, desc, errs[0].Kind, tt.want, errs[0])
			}
			if strings.Contains(errs[0].Error(), "SECRET") {
				t.Errorf("%s, %s: the key is revealed: %v", name, desc, errs[0])
			}
		}
	}
}
