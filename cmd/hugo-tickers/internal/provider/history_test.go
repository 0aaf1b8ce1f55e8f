package provider

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// evening is after the close of Monday 10 June 2024, the first day on which ten NVDA stood for one.
var evening = time.Date(2024, 6, 10, 22, 0, 0, 0, time.UTC)

// historian is a provider's answer about NVDA around its split: 1208.88 on the Friday, 121.79 on the Monday.
type historian struct {
	build   func(Client) Provider
	replies map[string]string
	spoilt  map[string]string // the same with what no close can be
}

func historians() map[string]historian {
	yahoo := func(closes string) string {
		return fmt.Sprintf(`{"chart":{"result":[{"meta":{"currency":"USD","symbol":"NVDA","exchangeTimezoneName":"America/New_York"},
			"timestamp":[1717767000,1718026200],"events":{"splits":{"1718026200":{"date":1718026200,"numerator":10.0,"denominator":1.0,"splitRatio":"10:1"}}},
			"indicators":{"quote":[{"close":[%s]}],"adjclose":[{"adjclose":[120.85,121.75]}]}}],"error":null}}`, closes)
	}
	tiingo := func(first string) string {
		return fmt.Sprintf(`[{"date":"2024-06-07T00:00:00.000Z","close":%s,"adjClose":120.88,"divCash":0.0,"splitFactor":1.0},
			{"date":"2024-06-10T00:00:00.000Z","close":121.79,"adjClose":121.79,"divCash":0.0,"splitFactor":10.0}]`, first)
	}
	massive := func(first string) map[string]string {
		return map[string]string{
			"/v2/aggs/": fmt.Sprintf(`{"ticker":"NVDA","resultsCount":2,"adjusted":false,"status":"OK","results":[{"c":%s,"t":1717732800000},{"c":121.79,"t":1717992000000}]}`, first),
			"/splits":   `{"status":"OK","results":[{"ticker":"NVDA","execution_date":"2024-06-10","split_from":1,"split_to":10},{"ticker":"NVDA","execution_date":"2021-07-20","split_from":1,"split_to":4}]}`,
		}
	}
	return map[string]historian{
		"yahoo":   {func(c Client) Provider { return Yahoo{Client: c} }, map[string]string{"/": yahoo("120.88800048828125,121.79000091552734")}, map[string]string{"/": yahoo(`"n/a",121.79`)}},
		"tiingo":  {func(c Client) Provider { return Tiingo{Client: c} }, map[string]string{"/": tiingo("1208.88")}, map[string]string{"/": tiingo("null")}},
		"massive": {func(c Client) Provider { return Massive{Client: c, Now: evening} }, massive("1208.88"), massive(`"n/a"`)},
	}
}

// pastOf has a chain of one fetch the past of an instrument.
func pastOf(t *testing.T, name string, p Provider, i quote.Instrument, from string) Past {
	t.Helper()
	start, err := calendar.ParseDate(from)
	if err != nil {
		t.Fatal(err)
	}
	return Chain{{Name: name, Provider: p}}.Past(context.Background(), []quote.Instrument{i}, map[quote.Symbol]calendar.Date{i.Symbol: start}, evening, func(string, int) {})
}

// Closes are kept as they were traded; the move of the split's day is on one basis: 121.79 / (1208.88 / 10) − 1 = +0.75 %.
func TestHistoriansKnowSplits(t *testing.T) {
	for name, h := range historians() {
		texts := map[string]string{}
		for path, body := range h.replies {
			texts[path] = reply("200 OK", "application/json", body)
		}
		past := pastOf(t, name, h.build((&replies{t: t, texts: texts}).client()), quote.Instrument{Symbol: "NVDA"}, "2024-05-31")
		series, ok := past.Series["NVDA"]
		if !ok {
			t.Errorf("%s: %v", name, past.Failures)
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

		for path, body := range h.spoilt {
			texts[path] = reply("200 OK", "application/json", body)
		}
		past = pastOf(t, name, h.build((&replies{t: t, texts: texts}).client()), quote.Instrument{Symbol: "NVDA"}, "2024-05-31")
		if pin, ok := quote.PinOf(quote.Instrument{Symbol: "NVDA"}, "2024-06-07", past.Series["NVDA"]); ok {
			t.Errorf("%s: a close that is no number became %+v", name, pin)
		}
	}
}

func TestCoinGeckoTakesThePriceAtMidnight(t *testing.T) {
	// The close of a UTC day is the price as the next one begins.
	body := `{"prices":[[1717891200000,69300.5],[1717894800000,69400],[1717977600000,69650.25],[1717981200000,69500]],"market_caps":[],"total_volumes":[]}`
	i := quote.Instrument{Symbol: "CRYPTO:BTC/USD", Spelling: map[string]string{"coingecko": "bitcoin"}}
	past := pastOf(t, "coingecko", CoinGecko{Client: (&replies{t: t, texts: map[string]string{"/coins/bitcoin/": reply("200 OK", "application/json", body)}}).client()}, i, "2024-06-01")
	pin, ok := quote.PinOf(i, "2024-06-09", past.Series[i.Symbol])
	if !ok || quote.Format(pin.Price) != "69650.25" || !pin.AsOf.Equal(time.Date(2024, 6, 9, 23, 59, 59, 0, time.UTC)) || !pin.PreviousClose.Valid {
		t.Errorf("the pin is %+v, the failures are %v", pin, past.Failures)
	}
}

func TestFrankfurterHasDaysOfItsOwn(t *testing.T) {
	// 9 May 2024 was a holiday of most of Europe, not of the bank's reference rates; Saturday the 11th had none.
	body := `[{"date":"2024-05-09","base":"EUR","quote":"USD","rate":1.0726},{"date":"2024-05-10","base":"EUR","quote":"USD","rate":1.0781}]`
	i := quote.Instrument{Symbol: "FX:EUR/USD"}
	past := pastOf(t, "frankfurter", Frankfurter{Client: (&replies{t: t, texts: map[string]string{"/v2/rates": reply("200 OK", "application/json", body)}}).client(), Now: evening}, i, "2024-05-01")
	pin, ok := quote.PinOf(i, "2024-05-11", past.Series[i.Symbol])
	if !ok || quote.Format(pin.Price) != "1.0781" || pin.AsOf.Format(time.DateOnly) != "2024-05-10" || quote.Format(pin.ChangePercent().Decimal) != "0.5128" {
		t.Errorf("the pin is %+v, the failures are %v", pin, past.Failures)
	}
}

// Whatever a service answers but closes is a failure of its class, never a series; the next historian is asked.
func TestHistoriansFail(t *testing.T) {
	for name, h := range historians() {
		for desc, tt := range map[string]struct {
			raw  string
			want Class
		}{
			"nothing":      {"", Network},
			"a busy front": {reply("503 Service Unavailable", "text/html", "<html>"), Upstream},
			"too many":     {reply("429 Too Many Requests", "text/plain", "Too Many Requests"), RateLimited},
			"a refusal":    {reply("401 Unauthorized", "application/json", `{"status":"ERROR","error":"Unknown API Key"}`), Auth},
			"a page":       {reply("200 OK", "text/html", "<html>hello"), Blocked},
		} {
			transport := &replies{t: t, texts: map[string]string{}}
			if tt.raw != "" {
				transport.texts["/"] = tt.raw
			}
			past := pastOf(t, name, h.build(transport.client()), quote.Instrument{Symbol: "NVDA"}, "2024-05-31")
			errs := past.Failures["NVDA"]
			if len(past.Series) != 0 || len(errs) != 1 {
				t.Errorf("%s, %s: series %v, failures %v", name, desc, past.Series, errs)
				continue
			}
			if errs[0].Class != tt.want {
				t.Errorf("%s, %s: %s, want %s: %v", name, desc, errs[0].Class, tt.want, errs[0])
			}
			if strings.Contains(errs[0].Error(), "SECRET") {
				t.Errorf("%s, %s: the key is told: %v", name, desc, errs[0])
			}
		}
	}
}
