package provider

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// bars writes the part of an answer that spark and chart share. New York is at −4 h in June: 13:30 UTC opens a session.
func bars(symbol, meta, days, closes string) string {
	var stamps []string
	for _, day := range strings.Fields(days) {
		opened, _ := time.Parse("2006-01-02 15:04", "2023-06-"+day+" 13:30")
		stamps = append(stamps, fmt.Sprint(opened.Unix()))
	}
	return fmt.Sprintf(`{"meta":{"symbol":%q,%s},"timestamp":[%s],"indicators":{"quote":[{"close":[%s]}]}}`,
		symbol, meta, strings.Join(stamps, ","), closes)
}

func spark(symbol, bars string) string {
	return reply("200 OK", "application/json", fmt.Sprintf(`{"spark":{"result":[{"symbol":%q,"response":[%s]}],"error":null}}`, symbol, bars))
}

// friday is a price of Friday 16 June 2023, 16:00 in New York.
const friday = `"currency":"USD","regularMarketTime":1686945600,"exchangeTimezoneName":"America/New_York","regularMarketPrice":102.0,"chartPreviousClose":90.0`

func TestYahooReadsBars(t *testing.T) {
	for _, tt := range []struct{ desc, bars, want string }{
		{"the close of the day before, not that of the range", bars("ABC", friday, "14 15 16", "99,100.0,102.0"), "102.0 USD 2.0000"},
		{"binary noise is rounded away", bars("ABC", friday, "15 16", "100.52999877929688,102"), "102.0 USD 1.4623"},
		{"cheap shares keep their digits", bars("ABC", strings.Replace(friday, "102.0", "0.00000923", 1), "15 16", "0.0000092100001,0.00000923"), "0.00000923 USD 0.2172"},
		{"no change of a cheap share", bars("ABC", strings.Replace(friday, "102.0", "0.0134", 1), "15 16", "0.013399999596,0.0134"), "0.0134 USD 0.0000"},
		{"a null close of the day before: no change", bars("ABC", friday, "14 15 16", "99,null,102"), "102.0 USD -"},
		{"a zero close of the day before: no change", bars("ABC", friday, "14 15 16", "99,0,102"), "102.0 USD -"},
		{"a missing row: two days' move is not one day's", bars("ABC", friday, "13 14 16", "98,99,102"), "102.0 USD -"},
		{"over a weekend and Juneteenth", bars("ABC", strings.Replace(friday, "1686945600", "1687291200", 1), "15 16 20", "99,100,102"), "102.0 USD 2.0000"},
		{"two bars of one day", bars("ABC", friday, "15 16 16", "100,102,102"), "102.0 USD 2.0000"},
		{"no bars", bars("ABC", friday, "", ""), "102.0 USD -"},
		{"pence", bars("ABC", strings.Replace(friday, `"USD"`, `"GBp"`, 1), "15 16", "100,102"), "1.020 GBP 2.0000"},
		{"pounds", bars("ABC", strings.Replace(friday, `"USD"`, `"GBP"`, 1), "15 16", "100,102"), "102.0 GBP 2.0000"},
		{"a fall by a known ratio is a split or another unit", bars("ABC", friday, "15 16", "2040,102"), "bad_data"},
		{"no currency", bars("ABC", strings.Replace(friday, `"USD"`, `null`, 1), "15 16", "100,102"), "bad_data"},
		{"a currency of no country", bars("ABC", strings.Replace(friday, `"USD"`, `"XXQ"`, 1), "15 16", "100,102"), "bad_data"},
		{"no price", bars("ABC", `"currency":null,"exchangeName":"YHD","firstTradeDate":null`, "", ""), "not_found"},
		{"no time", bars("ABC", strings.Replace(friday, "1686945600", "0", 1), "15 16", "100,102"), "bad_data"},
		{"an unknown zone", bars("ABC", strings.Replace(friday, "America/New_York", "Mars/Base", 1), "15 16", "100,102"), "bad_data"},
		{"a price of zero", bars("ABC", strings.Replace(friday, "102.0", "0", 1), "15 16", "100,102"), "bad_data"},
		{"a negative price", bars("ABC", strings.Replace(friday, "102.0", "-5", 1), "15 16", "100,102"), "bad_data"},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			yahoo := Yahoo{Client: (&replies{t: t, texts: map[string]string{"spark": spark("ABC", tt.bars)}}).client()}
			if got := outcome(yahoo, "ABC"); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// check refuses what must not be published on 21 June 2023.
func check(q quote.Quote) error { return q.Validate(time.Date(2023, 6, 21, 0, 0, 0, 0, time.UTC)) }

// outcome asks for one symbol through a chain and writes "price currency changePercent", or the class of the failure.
func outcome(p Provider, symbol quote.Symbol) string {
	answer := Chain{{Name: "yahoo", Provider: p}}.Ask(context.Background(), instruments(symbol), check, func(string, int) {})
	if errs := answer.Failures[symbol]; len(errs) > 0 {
		return string(errs[len(errs)-1].Class)
	}
	q := answer.Quotes[symbol]
	change := "-"
	if q.ChangePercent().Valid {
		change = quote.Format(q.ChangePercent().Decimal)
	}
	return fmt.Sprintf("%s %s %s", quote.Format(q.Price), q.Currency, change)
}

func TestYahooClassifiesFailures(t *testing.T) {
	for _, tt := range []struct {
		desc, status, contentType, body string
		want                            Class
	}{
		{"unknown symbol", "404 Not Found", "application/json", `{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}`, NotFound},
		{"missing from the list", "200 OK", "application/json", `{"spark":{"result":[],"error":null}}`, NotFound},
		{"no list", "200 OK", "application/json", `{"spark":{"result":null,"error":null}}`, Upstream},
		{"an unknown reason", "200 OK", "application/json", `{"spark":{"result":null,"error":{"code":"Internal Server Error","description":"x"}}}`, Upstream},
		{"too fast, said in JSON", "200 OK", "application/json", `{"spark":{"result":null,"error":{"code":"Too Many Requests","description":"x"}}}`, RateLimited},
		{"a word for a price", "200 OK", "application/json", `{"spark":{"result":[{"symbol":"ABC","response":[{"meta":{"regularMarketPrice":"N/A"}}]}],"error":null}}`, BadData},
		{"no session in the window", "400 Bad Request", "text/csv", "400 Bad Request: Data doesn't exist for startDate = 1577836800, endDate = 1578009600", NoData},
		{"the same, worded otherwise", "404 Not Found", "text/plain", "404 Not Found: Timestamp data missing.", NoData},
		{"too fast", "429 Too Many Requests", "text/plain", "Too Many Requests\r\n", RateLimited},
		{"too fast, from the edge", "429 Too Many Requests", "text/html", "Edge: Too Many Requests", RateLimited},
		{"too fast, with a good status", "200 OK", "text/plain", "Too Many Requests\r\n", RateLimited},
		{"unauthorized", "401 Unauthorized", "application/json", `{"finance":{"result":null,"error":{"code":"Unauthorized","description":"Invalid Crumb"}}}`, Auth},
		{"a request of ours that makes no sense", "400 Bad Request", "application/json", `{"finance":{"result":null,"error":{"code":"Bad Request","description":"Missing required query parameter=q"}}}`, BadData},
		{"a page for people", "200 OK", "text/html", "<!DOCTYPE html><html>consent</html>", Blocked},
		{"a page with a bad status", "403 Forbidden", "text/html", "<html>", Blocked},
		{"out of order", "502 Bad Gateway", "text/html", "<html>", Upstream},
		{"a bare 404 proves nothing", "404 Not Found", "text/plain", "nothing here", Upstream},
		{"cut off", "200 OK", "application/json", `{"spark":{"result":[{"symbol":"AB`, Upstream},
		{"empty", "200 OK", "application/json", "", Upstream},
		{"no text at all", "200 OK", "application/json", "\xff\xfe\x00", Upstream},
		{"another shape", "200 OK", "application/json", `{"spark":{"result":"none"}}`, Upstream},
		{"too large", "200 OK", "application/json", strings.Repeat(" ", maxBody+1), BadData},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			yahoo := Yahoo{Client: (&replies{t: t, texts: map[string]string{"/": reply(tt.status, tt.contentType, tt.body)}}).client()}
			if got := outcome(yahoo, "ABC"); got != string(tt.want) {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
	t.Run("not reached", func(t *testing.T) {
		if got := outcome(Yahoo{Client: (&replies{t: t}).client()}, "ABC"); got != string(Network) {
			t.Errorf("got %s, want %s", got, Network)
		}
	})
}

func TestYahooAsksInBatches(t *testing.T) {
	var symbols []quote.Symbol
	for i := range 45 {
		symbols = append(symbols, quote.Symbol(fmt.Sprintf("S%02d", i)))
	}
	transport := &replies{t: t, texts: map[string]string{"spark": reply("200 OK", "application/json", `{"spark":{"result":[],"error":null}}`)}}
	_, err := Yahoo{Client: transport.client()}.Latest(context.Background(), instruments(symbols...))
	if got := len(Errors(err)); got != 45 {
		t.Errorf("%d symbols were accounted for, want 45", got)
	}
	if len(transport.asked) != 3 {
		t.Errorf("asked %d times, want 3: %q", len(transport.asked), transport.asked)
	}
	for _, uri := range transport.asked {
		if n := strings.Count(uri, ",") + 1; n > 20 {
			t.Errorf("a batch of %d", n)
		}
	}
}

// One unknown symbol among good ones may spoil the answer for all: halves, then one by one, and nobody is called unknown
// for another's sake.
func TestYahooSplitsASpoiltBatch(t *testing.T) {
	unknown := reply("404 Not Found", "application/json", `{"spark":{"result":null,"error":{"code":"Not Found","description":"No data found for spark symbols"}}}`)
	transport := &replies{t: t, texts: map[string]string{
		"spark?symbols=A,B,C,D": unknown,
		"spark?symbols=A,B&":    unknown,
		"spark?symbols=C,D&": reply("200 OK", "application/json", fmt.Sprintf(`{"spark":{"result":[{"symbol":"D","response":[%s]},{"symbol":"C","response":[%s]}],"error":null}}`,
			bars("D", friday, "15 16", "100,102"), bars("C", friday, "15 16", "51,102"))),
		"chart/A?": reply("200 OK", "application/json", fmt.Sprintf(`{"chart":{"result":[%s],"error":null}}`, bars("A", friday, "15 16", "100,102"))),
		"chart/B?": reply("404 Not Found", "application/json", `{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}`),
	}}
	quotes, err := Yahoo{Client: transport.client()}.Latest(context.Background(), instruments("A", "B", "C", "D"))
	got := map[quote.Symbol]string{}
	for _, q := range quotes {
		got[q.Symbol] = quote.Format(q.ChangePercent().Decimal)
	}
	if len(got) != 3 || got["A"] != "2.0000" || got["C"] != "100.0000" || got["D"] != "2.0000" {
		t.Errorf("quotes %v", got)
	}
	if errs := Errors(err); len(errs) != 1 || errs[0].Symbol != "B" || errs[0].Class != NotFound {
		t.Errorf("errors %v", err)
	}
	if len(transport.asked) != 5 {
		t.Errorf("asked %d times: %q", len(transport.asked), transport.asked)
	}
}

// Crypto trades on Sundays, Sydney's Monday begins on UTC's Sunday.
func TestYahooKnowsTheDaysOfAVenue(t *testing.T) {
	for _, tt := range []struct {
		symbol       quote.Symbol
		yahoo, zone  string
		at, previous string
	}{
		{"CRYPTO:BTC/USD", "BTC-USD", "UTC", "2023-06-19T12:00:00Z", "2023-06-18T00:00:00Z"},
		{"XASX:BHP", "BHP.AX", "Australia/Sydney", "2023-01-15T23:30:00Z", "2023-01-12T23:00:00Z"},
	} {
		at, _ := time.Parse(time.RFC3339, tt.at)
		previous, _ := time.Parse(time.RFC3339, tt.previous)
		answer := fmt.Sprintf(`{"meta":{"symbol":%q,"currency":"USD","regularMarketTime":%d,"exchangeTimezoneName":%q,"regularMarketPrice":102.0},"timestamp":[%d,%d],"indicators":{"quote":[{"close":[100,102]}]}}`,
			tt.yahoo, at.Unix(), tt.zone, previous.Unix(), at.Unix())
		yahoo := Yahoo{Client: (&replies{t: t, texts: map[string]string{"spark": spark(tt.yahoo, answer)}}).client()}
		if got := outcome(yahoo, tt.symbol); got != "102.0 USD 2.0000" {
			t.Errorf("%s: got %s", tt.symbol, got)
		}
	}
}

// Some warrants have no month of bars: five days will do.
func TestYahooAsksForAShorterRange(t *testing.T) {
	refusal := reply("422 Unprocessable Entity", "application/json", `{"chart":{"result":null,"error":{"code":"Unprocessable Entity","description":"Invalid input: range 1mo"}}}`)
	transport := &replies{t: t, texts: map[string]string{
		"spark": refusal, "range=1mo": refusal,
		"chart/ABC?interval=1d&range=5d": reply("200 OK", "application/json", fmt.Sprintf(`{"chart":{"result":[%s],"error":null}}`, bars("ABC", friday, "15 16", "100,102"))),
	}}
	if got := outcome(Yahoo{Client: transport.client()}, "ABC"); got != "102.0 USD 2.0000" {
		t.Errorf("got %s after %q", got, transport.asked)
	}
}

// About forty fast calls earn a refusal of many minutes: one refusal is enough.
func TestYahooStopsWhenToldTo(t *testing.T) {
	var symbols []quote.Symbol
	for i := range 100 {
		symbols = append(symbols, quote.Symbol(fmt.Sprintf("S%02d", i)))
	}
	for desc, texts := range map[string]map[string]string{
		"at the first batch": {"/": reply("429 Too Many Requests", "text/plain", "Too Many Requests")},
		"at the charts of a spoilt batch": {
			"spark": reply("404 Not Found", "application/json", `{"spark":{"result":null,"error":{"code":"Not Found","description":"x"}}}`),
			"chart": reply("429 Too Many Requests", "text/plain", "Too Many Requests"),
		},
	} {
		transport := &replies{t: t, texts: texts}
		_, err := Yahoo{Client: transport.client()}.Latest(context.Background(), instruments(symbols...))
		if got := Errors(err); len(got) != 100 || got[99].Class != RateLimited {
			t.Errorf("%s: %d symbols were accounted for", desc, len(got))
		}
		if len(transport.asked) > 20 { // What is under way is not called back.
			t.Errorf("%s: asked %d times", desc, len(transport.asked))
		}
	}
}

func TestYahooSpelling(t *testing.T) {
	for symbol, want := range map[quote.Symbol]string{
		"META": "META", "BRK.B": "BRK-B", "XLON:VOD": "VOD.L", "LSE:VOD": "VOD.L", "XTKS:7203": "7203.T", "NSE:M&M": "M&M.NS",
		"INDEX:SPX": "^GSPC", "INDEX:NDX": "^NDX", "FX:EUR/USD": "EURUSD=X", "CRYPTO:BTC/USD": "BTC-USD", "NASDAQ:META": "META",
	} {
		if got := yahooSymbol(quote.Instrument{Symbol: symbol}); got != want {
			t.Errorf("%s is %s, want %s", symbol, got, want)
		}
	}
	own := quote.Instrument{Symbol: "GOLD", Spelling: map[string]string{"yahoo": "GC=F"}}
	if got := yahooSymbol(own); got != "GC=F" {
		t.Errorf("the author's spelling became %s", got)
	}
}

func TestYahooHonoursTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Yahoo{BaseURL: "http://127.0.0.1:1"}.Latest(ctx, instruments("A"))
	if errs := Errors(err); len(errs) != 1 || errs[0].Class != Network || !strings.Contains(errs[0].Detail, "canceled") {
		t.Errorf("errors %v", err)
	}
}

func FuzzYahooAnswer(f *testing.F) {
	f.Add([]byte(`{"spark":{"result":[{"symbol":"ABC","response":[` + bars("ABC", friday, "15 16", "100,102") + `]}],"error":null}}`))
	f.Add([]byte(`{"spark":{"result":null,"error":{"code":"Not Found"}}}`))
	f.Add([]byte("<html>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		yahoo := Yahoo{Client: (&replies{t: t, texts: map[string]string{"/": reply("200 OK", "application/json", string(body))}}).client()}
		answer := Chain{{Name: "yahoo", Provider: yahoo}}.Ask(context.Background(), instruments("ABC"), check, func(string, int) {})
		q, ok := answer.Quotes["ABC"]
		if ok == (len(answer.Failures["ABC"]) > 0) {
			t.Fatalf("quote %v, failures %v", q, answer.Failures["ABC"])
		}
		if ok && (!q.Price.IsPositive() || q.Currency == "" || q.AsOf.IsZero()) {
			t.Errorf("a quote that says nothing: %+v", q)
		}
	})
}
