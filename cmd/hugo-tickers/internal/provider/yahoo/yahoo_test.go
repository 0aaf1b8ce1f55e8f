package yahoo

import (
	"context"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// replay returns the provider with the raw responses of its service.
func replay(t *testing.T, texts map[string]string) provider.Provider {
	client := providertest.NewReplies(t, texts).Client()
	client.Now = func() time.Time { return providertest.Present.AddDate(0, 0, 4) } // As providertest.Latest validates.
	return New(client)
}

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

// sparkOf writes the response of the endpoint spark about one symbol.
func sparkOf(symbol, bars string) string {
	return providertest.JSON(fmt.Sprintf(`{"spark":{"result":[{"symbol":%q,"response":[%s]}],"error":null}}`, symbol, bars))
}

// friday is a price of Friday 16 June 2023, 16:00 in New York.
const friday = `"currency":"USD","regularMarketTime":1686945600,"exchangeTimezoneName":"America/New_York","regularMarketPrice":102.0,"chartPreviousClose":90.0`

func TestReadQuote(t *testing.T) {
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
			yahoo := replay(t, map[string]string{"spark": sparkOf("ABC", tt.bars)})
			if got := providertest.Outcome(yahoo, quote.Instrument{Symbol: "ABC"}); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestClassify(t *testing.T) {
	for _, tt := range []struct {
		desc, status, contentType, body string
		want                            provider.Kind
	}{
		{"unknown symbol", "404 Not Found", "application/json", `{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}`, provider.NotFound},
		{"missing from the list", "200 OK", "application/json", `{"spark":{"result":[],"error":null}}`, provider.NotFound},
		{"no list", "200 OK", "application/json", `{"spark":{"result":null,"error":null}}`, provider.ProviderError},
		{"an unknown reason", "200 OK", "application/json", `{"spark":{"result":null,"error":{"code":"Internal Server Error","description":"x"}}}`, provider.ProviderError},
		{"too fast, said in JSON", "200 OK", "application/json", `{"spark":{"result":null,"error":{"code":"Too Many Requests","description":"x"}}}`, provider.RateLimited},
		{"a word for a price", "200 OK", "application/json", `{"spark":{"result":[{"symbol":"ABC","response":[{"meta":{"regularMarketPrice":"N/A"}}]}],"error":null}}`, provider.InvalidResponse},
		{"no session in the window", "400 Bad Request", "text/csv", "400 Bad Request: Data doesn't exist for startDate = 1577836800, endDate = 1578009600", provider.NoData},
		{"the same, worded otherwise", "404 Not Found", "text/plain", "404 Not Found: Timestamp data missing.", provider.NoData},
		{"too fast", "429 Too Many Requests", "text/plain", "Too Many Requests\r\n", provider.RateLimited},
		{"too fast, from the edge", "429 Too Many Requests", "text/html", "Edge: Too Many Requests", provider.RateLimited},
		{"too fast, with a good status", "200 OK", "text/plain", "Too Many Requests\r\n", provider.RateLimited},
		{"an invalid crumb", "401 Unauthorized", "application/json", `{"finance":{"result":null,"error":{"code":"Unauthorized","description":"Invalid Crumb"}}}`, provider.Blocked},
		{"a request of ours that makes no sense", "400 Bad Request", "application/json", `{"finance":{"result":null,"error":{"code":"Bad Request","description":"Missing required query parameter=q"}}}`, provider.InvalidResponse},
		{"a page for people", "200 OK", "text/html", "<!DOCTYPE html><html>consent</html>", provider.Blocked},
		{"a page with a bad status", "403 Forbidden", "text/html", "<html>", provider.Blocked},
		{"out of order", "502 Bad Gateway", "text/html", "<html>", provider.ProviderError},
		{"a bare 404 proves nothing", "404 Not Found", "text/plain", "nothing here", provider.ProviderError},
		{"cut off", "200 OK", "application/json", `{"spark":{"result":[{"symbol":"AB`, provider.ProviderError},
		{"empty", "200 OK", "application/json", "", provider.ProviderError},
		{"no text at all", "200 OK", "application/json", "\xff\xfe\x00", provider.ProviderError},
		{"another shape", "200 OK", "application/json", `{"spark":{"result":"none"}}`, provider.ProviderError},
		{"too large", "200 OK", "application/json", strings.Repeat(" ", fetch.MaxBody+1), provider.InvalidResponse},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			yahoo := replay(t, map[string]string{"/": providertest.Reply(tt.status, tt.contentType, tt.body)})
			if got := providertest.Outcome(yahoo, quote.Instrument{Symbol: "ABC"}); got != string(tt.want) {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
	t.Run("not reached", func(t *testing.T) {
		if got := providertest.Outcome(replay(t, nil), quote.Instrument{Symbol: "ABC"}); got != string(provider.Unreachable) {
			t.Errorf("got %s, want %s", got, provider.Unreachable)
		}
	})
}

func TestBatches(t *testing.T) {
	var symbols []quote.Symbol
	for i := range 45 {
		symbols = append(symbols, quote.Symbol(fmt.Sprintf("S%02d", i)))
	}
	transport := providertest.NewReplies(t, map[string]string{"spark": providertest.JSON(`{"spark":{"result":[],"error":null}}`)})
	got := providertest.Latest(New(transport.Client()), providertest.Instruments(symbols...)...)
	if len(got.Failures) != 45 {
		t.Errorf("%d symbols have a result, want 45", len(got.Failures))
	}
	if len(transport.Requests()) != 3 {
		t.Errorf("%d requests, want 3: %q", len(transport.Requests()), transport.Requests())
	}
	for _, uri := range transport.Requests() {
		if n := strings.Count(uri, ",") + 1; n > 20 {
			t.Errorf("a batch of %d", n)
		}
	}
}

// One unknown symbol can make the response an error for all: the batch is split into halves, then into symbols, and no symbol is
// reported as unknown because of another one.
func TestAFailedBatchIsSplit(t *testing.T) {
	unknown := providertest.Reply("404 Not Found", "application/json", `{"spark":{"result":null,"error":{"code":"Not Found","description":"No data found for spark symbols"}}}`)
	transport := providertest.NewReplies(t, map[string]string{
		"spark?symbols=A,B,C,D": unknown,
		"spark?symbols=A,B&":    unknown,
		"spark?symbols=C,D&": providertest.JSON(fmt.Sprintf(`{"spark":{"result":[{"symbol":"D","response":[%s]},{"symbol":"C","response":[%s]}],"error":null}}`,
			bars("D", friday, "15 16", "100,102"), bars("C", friday, "15 16", "68,102"))),
		"chart/A?": providertest.JSON(fmt.Sprintf(`{"chart":{"result":[%s],"error":null}}`, bars("A", friday, "15 16", "100,102"))),
		"chart/B?": providertest.Reply("404 Not Found", "application/json", `{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}`),
	})
	got := providertest.Latest(New(transport.Client()), providertest.Instruments("A", "B", "C", "D")...)
	changes := map[quote.Symbol]string{}
	for symbol, q := range got.Quotes {
		changes[symbol] = quote.Format(q.ChangePercent().Decimal)
	}
	if want := map[quote.Symbol]string{"A": "2.0000", "C": "50.0000", "D": "2.0000"}; !maps.Equal(changes, want) {
		t.Errorf("changes %v, want %v", changes, want)
	}
	if errs := got.Failures["B"]; len(got.Failures) != 1 || len(errs) != 1 || errs[0].Kind != provider.NotFound {
		t.Errorf("failures %v", got.Failures)
	}
	if len(transport.Requests()) != 5 {
		t.Errorf("%d requests: %q", len(transport.Requests()), transport.Requests())
	}
}

// Crypto trades on Sundays, Sydney's Monday begins on UTC's Sunday.
func TestSessionsOfVenues(t *testing.T) {
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
		yahoo := replay(t, map[string]string{"spark": sparkOf(tt.yahoo, answer)})
		if got := providertest.Outcome(yahoo, quote.Instrument{Symbol: tt.symbol}); got != "102.0 USD 2.0000" {
			t.Errorf("%s: got %s", tt.symbol, got)
		}
	}
}

// Some warrants do not have a month of bars. Five days are enough.
func TestAShorterRange(t *testing.T) {
	refusal := providertest.Reply("422 Unprocessable Entity", "application/json", `{"chart":{"result":null,"error":{"code":"Unprocessable Entity","description":"Invalid input: range 1mo"}}}`)
	transport := providertest.NewReplies(t, map[string]string{
		"spark": refusal, "range=1mo": refusal,
		"chart/ABC?interval=1d&range=5d": providertest.JSON(fmt.Sprintf(`{"chart":{"result":[%s],"error":null}}`, bars("ABC", friday, "15 16", "100,102"))),
	})
	if got := providertest.Outcome(New(transport.Client()), quote.Instrument{Symbol: "ABC"}); got != "102.0 USD 2.0000" {
		t.Errorf("got %s after %q", got, transport.Requests())
	}
}

// About forty fast requests lead to a refusal for many minutes. After one refusal, no more requests are sent.
func TestRequestsStopAfterARefusal(t *testing.T) {
	var symbols []quote.Symbol
	for i := range 100 {
		symbols = append(symbols, quote.Symbol(fmt.Sprintf("S%02d", i)))
	}
	for desc, texts := range map[string]map[string]string{
		"at the first batch": {"/": providertest.Reply("429 Too Many Requests", "text/plain", "Too Many Requests")},
		"at the charts of a failed batch": {
			"spark": providertest.Reply("404 Not Found", "application/json", `{"spark":{"result":null,"error":{"code":"Not Found","description":"x"}}}`),
			"chart": providertest.Reply("429 Too Many Requests", "text/plain", "Too Many Requests"),
		},
	} {
		transport := providertest.NewReplies(t, texts)
		got := providertest.Latest(New(transport.Client()), providertest.Instruments(symbols...)...)
		if last := got.Failures["S99"]; len(got.Failures) != 100 || len(last) != 1 || last[0].Kind != provider.RateLimited {
			t.Errorf("%s: %d symbols failed, the last with %v", desc, len(got.Failures), last)
		}
		if len(transport.Requests()) > 20 { // Requests under way are not cancelled.
			t.Errorf("%s: %d requests", desc, len(transport.Requests()))
		}
	}
}

func TestTheContextEndsRequests(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	client := fetch.Client{BaseURL: "http://127.0.0.1:1", Now: time.Now}
	result := New(client).Latest(ctx, providertest.Instruments("A"), func(int) {})["A"]
	if result.Err == nil || result.Err.Kind != provider.Unreachable || !strings.Contains(result.Err.Detail, "canceled") {
		t.Errorf("error %v", result.Err)
	}
}
