package provider

import (
	"context"
	"fmt"
	"net/http"
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
const friday = `"currency":"USD","regularMarketTime":1686945600,"exchangeTimezoneName":"America/New_York","regularMarketPrice":102.0,"chartPreviousClose":90.0,"priceHint":2`

func TestYahooReadsBars(t *testing.T) {
	for _, tt := range []struct{ desc, bars, want string }{
		{"the close of the day before, not that of the range", bars("ABC", friday, "14 15 16", "99,100.0,102.0"), "102.0 USD 2.0000"},
		{"binary noise is rounded away", bars("ABC", friday, "15 16", "100.52999877929688,102"), "102.0 USD 1.4623"},
		{"a null close of the day before: no change", bars("ABC", friday, "14 15 16", "99,null,102"), "102.0 USD -"},
		{"a zero close of the day before: no change", bars("ABC", friday, "14 15 16", "99,0,102"), "102.0 USD -"},
		{"a missing row: two days' move is not one day's", bars("ABC", friday, "13 14 16", "98,99,102"), "102.0 USD -"},
		{"over a weekend", bars("ABC", strings.Replace(friday, "1686945600", "1687204800", 1), "15 16 19", "99,100,102"), "102.0 USD 2.0000"},
		{"two bars of one day", bars("ABC", friday, "15 16 16", "100,102,102"), "102.0 USD 2.0000"},
		{"no bars", bars("ABC", friday, "", ""), "102.0 USD -"},
		{"pence", bars("ABC", strings.Replace(friday, `"USD"`, `"GBp"`, 1), "15 16", "100,102"), "1.020 GBP 2.0000"},
		{"pounds", bars("ABC", strings.Replace(friday, `"USD"`, `"GBP"`, 1), "15 16", "100,102"), "102.0 GBP 2.0000"},
		{"crypto trades on Sundays", bars("ABC", strings.Replace(friday, "1686945600", "1687204800", 1), "16 17 18 19", "98,99,100,102"), "102.0 USD 2.0000"},
		{"no currency", bars("ABC", strings.Replace(friday, `"USD"`, `null`, 1), "15 16", "100,102"), "bad_data"},
		{"a currency of no country", bars("ABC", strings.Replace(friday, `"USD"`, `"XXQ"`, 1), "15 16", "100,102"), "bad_data"},
		{"no price", bars("ABC", `"currency":null,"exchangeName":"YHD","firstTradeDate":null`, "", ""), "not_found"},
		{"no time", bars("ABC", strings.Replace(friday, "1686945600", "0", 1), "15 16", "100,102"), "bad_data"},
		{"an unknown zone", bars("ABC", strings.Replace(friday, "America/New_York", "Mars/Base", 1), "15 16", "100,102"), "bad_data"},
		{"a price of zero", bars("ABC", strings.Replace(friday, "102.0", "0", 1), "15 16", "100,102"), "bad_data"},
		{"a negative price", bars("ABC", strings.Replace(friday, "102.0", "-5", 1), "15 16", "100,102"), "bad_data"},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			yahoo := Yahoo{Client: &http.Client{Transport: &replies{t: t, texts: map[string]string{"spark": spark("ABC", tt.bars)}}}}
			if got := outcome(yahoo, "ABC"); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// outcome asks for one symbol through a chain and writes "price currency changePercent", or the class of the failure.
func outcome(p Provider, symbol quote.Symbol) string {
	answer := Chain{{"yahoo", p}}.Ask(context.Background(), instruments(symbol), time.Date(2023, 6, 20, 0, 0, 0, 0, time.UTC), func(string, int) {})
	if errs := answer.Failures[symbol]; len(errs) > 0 {
		return string(errs[len(errs)-1].Class)
	}
	q := answer.Quotes[symbol]
	change := "-"
	if q.ChangePercent().Valid {
		change = quote.Plain(q.ChangePercent().Decimal)
	}
	return fmt.Sprintf("%s %s %s", quote.Plain(q.Price), q.Currency, change)
}

func TestYahooClassifiesFailures(t *testing.T) {
	for _, tt := range []struct {
		desc, status, contentType, body string
		want                            Class
	}{
		{"unknown symbol", "404 Not Found", "application/json", `{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}`, NotFound},
		{"an empty list", "200 OK", "application/json", `{"quoteResponse":{"result":[],"error":null}}`, NotFound},
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
			yahoo := Yahoo{Client: &http.Client{Transport: &replies{t: t, texts: map[string]string{"/": reply(tt.status, tt.contentType, tt.body)}}}}
			if got := outcome(yahoo, "ABC"); got != string(tt.want) {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
	t.Run("not reached", func(t *testing.T) {
		if got := outcome(Yahoo{Client: &http.Client{Transport: &replies{t: t}}}, "ABC"); got != string(Network) {
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
	_, err := Yahoo{Client: &http.Client{Transport: transport}}.Latest(context.Background(), instruments(symbols...))
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
	quotes, err := Yahoo{Client: &http.Client{Transport: transport}}.Latest(context.Background(), instruments("A", "B", "C", "D"))
	got := map[quote.Symbol]string{}
	for _, q := range quotes {
		got[q.Symbol] = quote.Plain(q.ChangePercent().Decimal)
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
	_, err := Yahoo{Client: http.DefaultClient, BaseURL: "http://127.0.0.1:1"}.Latest(ctx, instruments("A"))
	if errs := Errors(err); len(errs) != 1 || errs[0].Class != Network || !strings.Contains(errs[0].Detail, "canceled") {
		t.Errorf("errors %v", err)
	}
}

func FuzzYahooAnswer(f *testing.F) {
	f.Add([]byte(`{"spark":{"result":[{"symbol":"ABC","response":[` + bars("ABC", friday, "15 16", "100,102") + `]}],"error":null}}`))
	f.Add([]byte(`{"spark":{"result":null,"error":{"code":"Not Found"}}}`))
	f.Add([]byte("<html>"))
	f.Fuzz(func(t *testing.T, body []byte) {
		yahoo := Yahoo{Client: &http.Client{Transport: &replies{t: t, texts: map[string]string{"/": reply("200 OK", "application/json", string(body))}}}}
		answer := Chain{{"yahoo", yahoo}}.Ask(context.Background(), instruments("ABC"), time.Date(2023, 6, 20, 0, 0, 0, 0, time.UTC), func(string, int) {})
		q, ok := answer.Quotes["ABC"]
		if ok == (len(answer.Failures["ABC"]) > 0) {
			t.Fatalf("quote %v, failures %v", q, answer.Failures["ABC"])
		}
		if ok && (!q.Price.IsPositive() || q.Currency == "" || q.AsOf.IsZero()) {
			t.Errorf("a quote that says nothing: %+v", q)
		}
	})
}
