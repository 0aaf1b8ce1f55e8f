package provider

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// asOf is the end of the session of Friday 16 June 2023 in New York; the present of the tests is the Saturday after.
var (
	asOf    = time.Date(2023, 6, 16, 20, 0, 0, 0, time.UTC)
	present = time.Date(2023, 6, 17, 12, 0, 0, 0, time.UTC)
)

// contract is what the conformance tests need to know of a provider.
type contract struct {
	name  string
	build func(Client) Provider

	// instrument is one that the provider answers for; good answers for it: 102 after 100. Massive needs two answers.
	instrument quote.Instrument
	good       string
	before     string // the answer about the day before, where that is another request
	none       string // an answer without the instrument
	zero       string // good, with a price of zero
	null       string // good, with a price of null
	future     string // good, from a day to come; "" where the request names the day
	noPrevious string // good, without a previous close; "" where that is no part of the answer

	change string // ChangePercent of good
	size   int    // of the largest batch
	inURL  bool   // the key is sent in the URL
}

func contracts() []contract {
	spark := func(price, closes string, at time.Time) string {
		return fmt.Sprintf(`{"spark":{"result":[{"symbol":"ABC","response":[{"meta":{"symbol":"ABC","currency":"USD","regularMarketTime":%d,"exchangeTimezoneName":"America/New_York","regularMarketPrice":%s},"timestamp":[1686835800,1686922200],"indicators":{"quote":[{"close":[%s]}]}}]}],"error":null}}`, at.Unix(), price, closes)
	}
	finnhub := func(price, previous string, at int64) string {
		return fmt.Sprintf(`{"c":%s,"d":2,"dp":2,"h":103,"l":99,"o":100,"pc":%s,"t":%d}`, price, previous, at)
	}
	twelve := func(price, previous string, at time.Time) string {
		return fmt.Sprintf(`{"symbol":"ABC","name":"ABC Inc.","exchange":"NASDAQ","mic_code":"XNGS","currency":"USD","datetime":"2023-06-16","timestamp":1686922200,"last_quote_at":%d,"close":%s,"previous_close":%s,"is_market_open":false}`, at.Unix(), price, previous)
	}
	tiingo := func(price, previous string, at time.Time) string {
		return fmt.Sprintf(`[{"ticker":"abc","timestamp":%q,"tngoLast":%s,"prevClose":%s,"last":null}]`, at.Format("2006-01-02T15:04:05-07:00"), price, previous)
	}
	alpha := func(price, previous, day string) string {
		return fmt.Sprintf(`{"Global Quote":{"01. symbol":"ABC","05. price":%s,"07. latest trading day":%q,"08. previous close":%s}}`, price, day, previous)
	}
	massive := func(price string) string {
		return fmt.Sprintf(`{"resultsCount":1,"adjusted":true,"results":[{"T":"ABC","o":100,"c":%s,"h":103,"l":99,"t":1686945600000}],"status":"OK"}`, price)
	}
	coin := func(price string, at time.Time) string {
		return fmt.Sprintf(`{"bitcoin":{"usd":%s,"usd_24h_change":1.5,"last_updated_at":%d}}`, price, at.Unix())
	}
	fx := func(price, day string) string {
		return fmt.Sprintf(`[{"date":%q,"base":"EUR","quote":"USD","rate":%s},{"date":"2023-06-15","base":"EUR","quote":"USD","rate":1.00}]`, day, price)
	}
	later := asOf.AddDate(0, 0, 30)
	us := quote.Instrument{Symbol: "ABC"}
	return []contract{
		{
			name: "yahoo", build: func(c Client) Provider { return Yahoo{Client: c} }, instrument: us, change: "2.0000", size: 20,
			good: spark("102.0", "100.0,102.0", asOf), none: `{"spark":{"result":[],"error":null}}`, zero: spark("0", "100,102", asOf),
			null: spark("null", "100,102", asOf), future: spark("102", "100,102", later), noPrevious: spark("102", "null,102", asOf),
		},
		{
			name: "finnhub", build: func(c Client) Provider { return Finnhub{Client: c} }, instrument: us, change: "2.0000", size: 1,
			good: finnhub("102", "100", asOf.Unix()), none: finnhub("0", "0", 0), zero: finnhub("0", "100", asOf.Unix()),
			null: finnhub("null", "100", asOf.Unix()), future: finnhub("102", "100", later.Unix()), noPrevious: finnhub("102", "0", asOf.Unix()),
		},
		{
			name: "twelvedata", build: func(c Client) Provider { return TwelveData{Client: c} }, instrument: us, change: "2.0000", size: 8,
			good: twelve(`"102.00"`, `"100.00"`, asOf), none: `{"code":404,"message":"**symbol** or **figi** parameter is missing or invalid.","status":"error"}`,
			zero: twelve(`"0.00"`, `"100"`, asOf), null: twelve("null", `"100"`, asOf), future: twelve(`"102"`, `"100"`, later), noPrevious: twelve(`"102"`, "null", asOf),
		},
		{
			name: "tiingo", build: func(c Client) Provider { return Tiingo{Client: c} }, instrument: us, change: "2.0000", size: 100,
			good: tiingo("102.0", "100.0", asOf), none: `[]`, zero: tiingo("0", "100", asOf), null: tiingo("null", "100", asOf),
			future: tiingo("102", "100", later), noPrevious: tiingo("102", "null", asOf),
		},
		{
			name: "alphavantage", build: func(c Client) Provider { return AlphaVantage{Client: c} }, instrument: us, change: "2.0000", size: 1, inURL: true,
			good: alpha(`"102.0000"`, `"100.0000"`, "2023-06-16"), none: `{"Global Quote":{}}`, zero: alpha(`"0.0000"`, `"100"`, "2023-06-16"),
			null: alpha("null", `"100"`, "2023-06-16"), future: alpha(`"102"`, `"100"`, "2023-07-14"), noPrevious: alpha(`"102"`, `"0.0000"`, "2023-06-16"),
		},
		{
			name: "massive", build: func(c Client) Provider { return Massive{Client: c, Now: present} }, instrument: us, change: "2.0000", size: 1000,
			good: massive("102"), before: massive("100"), none: strings.Replace(massive("102"), "ABC", "XYZ", 1), zero: massive("0"), null: massive("null"),
		},
		{
			name: "coingecko", build: func(c Client) Provider { return CoinGecko{Client: c} }, change: "-", size: 100,
			instrument: quote.Instrument{Symbol: "CRYPTO:BTC/USD", Spelling: map[string]string{"coingecko": "bitcoin"}},
			good:       coin("102", asOf), none: `{}`, zero: coin("0", asOf), null: coin("null", asOf), future: coin("102", later),
		},
		{
			name: "frankfurter", build: func(c Client) Provider { return Frankfurter{Client: c, Now: present} }, change: "2.0000", size: 1000,
			instrument: quote.Instrument{Symbol: "FX:EUR/USD"},
			good:       fx("1.02", "2023-06-16"), none: `[]`, zero: fx("0", "2023-06-16"), null: fx("null", "2023-06-16"), future: fx("1.02", "2023-07-14"),
			noPrevious: `[{"date":"2023-06-16","base":"EUR","quote":"USD","rate":1.02}]`,
		},
	}
}

// script answers every request with the same raw reply, but those that the provider sends for the day before.
func (c contract) script(t *testing.T, raw string) *replies {
	texts := map[string]string{"/": raw}
	if c.before != "" {
		texts["/2023-06-15"] = reply("200 OK", "application/json", c.before)
	}
	return &replies{t: t, texts: texts}
}

// result asks for the contract's instrument and writes "change", or the class of the failure.
func (c contract) result(t *testing.T, transport *replies) string {
	t.Helper()
	answer := Chain{{Name: c.name, Provider: c.build(transport.client())}}.Ask(context.Background(), []quote.Instrument{c.instrument},
		func(q quote.Quote) error { return q.Validate(present) }, func(string, int) {})
	if errs := answer.Failures[c.instrument.Symbol]; len(errs) > 0 {
		if strings.Contains(errs[0].Error(), "SECRET") {
			t.Errorf("the key is told: %v", errs[0])
		}
		return string(errs[0].Class)
	}
	q := answer.Quotes[c.instrument.Symbol]
	if q.Source != c.name || q.Price.IsZero() || q.Currency != "USD" || q.AsOf.IsZero() || q.FreshUntil.IsZero() {
		t.Errorf("a quote that lacks something: %+v", q)
	}
	if !q.ChangePercent().Valid {
		return "-"
	}
	return quote.Format(q.ChangePercent().Decimal)
}

func TestProvidersConform(t *testing.T) {
	const ok = "200 OK"
	json := "application/json"
	for _, c := range contracts() {
		for _, tt := range []struct {
			desc, raw string
			want      string
		}{
			{"a good answer", reply(ok, json, c.good), c.change},
			{"another content type", reply(ok, "text/plain", c.good), c.change},
			{"an unknown symbol", reply(ok, json, c.none), map[bool]string{true: "no_data", false: "not_found"}[c.name == "frankfurter"]},
			{"a price of zero", reply(ok, json, c.zero), "bad_data"},
			{"a price of null", reply(ok, json, c.null), map[bool]string{true: "not_found", false: "bad_data"}[c.name == "yahoo"]},
			{"a time in the future", reply(ok, json, c.future), "bad_data"},
			{"no previous close", reply(ok, json, c.noPrevious), "-"},
			{"a page for people", reply(ok, "text/html", "<!DOCTYPE html><html>Verify that you are human</html>"), "blocked"},
			{"a page for people, refused", reply("403 Forbidden", "text/html", "<html>"), "blocked"},
			{"too fast", reply("429 Too Many Requests", "text/plain", "Too Many Requests"), "rate_limited"},
			{"too fast, told to wait for an hour", "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3600\r\nConnection: close\r\n\r\n", "rate_limited"},
			{"a key that is refused", reply("401 Unauthorized", json, "{}"), "auth"},
			{"not in the plan", reply("403 Forbidden", json, "{}"), "plan"},
			{"out of order", reply("503 Service Unavailable", "text/html", "<html>"), "upstream"},
			{"a bare 404", reply("404 Not Found", "text/plain", "nothing"), "upstream"},
			{"a truncated body", reply(ok, json, c.good[:len(c.good)/2]), "upstream"},
			{"a body that is shorter than it says", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + c.good, "network"},
			{"an empty body", reply(ok, json, ""), "upstream"},
			{"invalid UTF-8", reply(ok, json, "\xff\xfe\xfd"), "upstream"},
			{"deeply nested JSON", reply(ok, json, strings.Repeat("[", 20000)), "upstream"},
			{"JSON of another shape", reply(ok, json, `"words"`), "upstream"},
			{"too much", reply(ok, json, strings.Repeat(" ", maxBody+1)), "bad_data"},
		} {
			if strings.HasSuffix(tt.raw, "\r\n\r\n") && strings.HasPrefix(tt.raw, "HTTP/1.1 200") && tt.desc != "an empty body" {
				continue // The provider has no such case.
			}
			t.Run(c.name+"/"+tt.desc, func(t *testing.T) {
				if got := c.result(t, c.script(t, tt.raw)); got != tt.want {
					t.Errorf("got %s, want %s", got, tt.want)
				}
			})
		}
		t.Run(c.name+"/nobody there", func(t *testing.T) {
			if got := c.result(t, &replies{t: t}); got != "network" {
				t.Errorf("got %s", got)
			}
		})
		t.Run(c.name+"/no time left", func(t *testing.T) {
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			_, err := c.build(Client{}).Latest(ctx, []quote.Instrument{c.instrument})
			if errs := Errors(err); len(errs) != 1 || errs[0].Class != Network {
				t.Errorf("%v", err)
			}
		})
	}
}

// The key goes where the provider wants it, and elsewhere nowhere.
func TestProvidersSendTheirKey(t *testing.T) {
	for _, c := range contracts() {
		var request *http.Request
		client := Client{Key: "SECRET", Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
			request = r
			return http.ReadResponse(bufio.NewReader(strings.NewReader(reply("200 OK", "application/json", c.good))), r)
		})}
		_, _ = c.build(client).Latest(context.Background(), []quote.Instrument{c.instrument})
		inHeader := slices.ContainsFunc(headerValues(request), func(v string) bool { return strings.Contains(v, "SECRET") })
		keyless := c.name == "yahoo" || c.name == "frankfurter"
		if inURL := strings.Contains(request.URL.String(), "SECRET"); inURL != c.inURL || inHeader == (c.inURL || keyless) {
			t.Errorf("%s: key in the URL %t, in a header %t", c.name, inURL, inHeader)
		}
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func headerValues(r *http.Request) []string {
	var values []string
	for _, v := range r.Header {
		values = append(values, v...)
	}
	return values
}

func TestProvidersKeepToTheirBatches(t *testing.T) {
	for _, c := range contracts() {
		if c.size > 100 {
			continue // All in one request.
		}
		var wanted []quote.Instrument
		for n := range 210 {
			i := c.instrument
			i.Symbol = quote.Symbol(fmt.Sprintf("S%03d", n))
			if c.name == "coingecko" {
				i = quote.Instrument{Symbol: "CRYPTO:" + i.Symbol + "/USD", Spelling: map[string]string{"coingecko": string(i.Symbol)}}
			}
			wanted = append(wanted, i)
		}
		transport := c.script(t, reply("200 OK", "application/json", c.none))
		quotes, err := c.build(transport.client()).Latest(context.Background(), wanted)
		if len(quotes) != 0 || len(Errors(err)) != len(wanted) {
			t.Errorf("%s accounts for %d of %d symbols", c.name, len(Errors(err)), len(wanted))
		}
		if want := (len(wanted) + c.size - 1) / c.size; len(transport.asked) != want && c.name != "twelvedata" {
			t.Errorf("%s asked %d times, want %d", c.name, len(transport.asked), want)
		}
		for _, uri := range transport.asked {
			if n := strings.Count(uri, "S"); n > c.size+1 {
				t.Errorf("%s: a batch of %d: %s", c.name, n, uri)
			}
		}
	}
}

// What services really answer when they say no: statuses and texts as they were reported, each with its class.
func TestAnswersHaveTheirClass(t *testing.T) {
	file, err := os.Open("testdata/answers.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var answers []struct {
		Provider, Case, ContentType, Want string
		Status                            int
		Headers                           map[string]string
		Body                              json.RawMessage
	}
	if err := json.NewDecoder(file).Decode(&answers); err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, a := range answers {
		seen[a.Provider]++
		t.Run(a.Provider+"/"+a.Case, func(t *testing.T) {
			body := string(a.Body)
			if text := ""; json.Unmarshal(a.Body, &text) == nil {
				body = text
			}
			raw := fmt.Sprintf("HTTP/1.1 %d %s\r\nContent-Type: %s\r\nConnection: close\r\n", a.Status, http.StatusText(a.Status), a.ContentType)
			for name, value := range a.Headers {
				raw += name + ": " + value + "\r\n"
			}
			c := contracts()[slices.IndexFunc(contracts(), func(c contract) bool { return c.name == a.Provider })]
			if got := c.result(t, &replies{t: t, texts: map[string]string{"/": raw + "\r\n" + body}}); got != a.Want {
				t.Errorf("got %s, want %s", got, a.Want)
			}
		})
	}
	for _, c := range contracts() {
		if seen[c.name] == 0 {
			t.Errorf("no answer of %s", c.name)
		}
	}
}
