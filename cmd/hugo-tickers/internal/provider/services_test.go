package provider

import (
	"context"
	"strings"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// The bare ticker of a listing elsewhere is another share: BHP in New York is not BHP in Sydney.
func TestServicesDoNotTakeOneListingForAnother(t *testing.T) {
	sydney := quote.Instrument{Symbol: "XASX:BHP", Currency: "AUD"}
	for name, build := range map[string]func(Client) Provider{
		"alphavantage": func(c Client) Provider { return AlphaVantage{Client: c} },
		"finnhub":      func(c Client) Provider { return Finnhub{Client: c} },
		"tiingo":       func(c Client) Provider { return Tiingo{Client: c} },
		"coingecko":    func(c Client) Provider { return CoinGecko{Client: c} },
		"massive":      func(c Client) Provider { return Massive{Client: c, Now: present} },
		"frankfurter":  func(c Client) Provider { return Frankfurter{Client: c, Now: present} },
	} {
		transport := &replies{t: t}
		_, err := build(transport.client()).Latest(context.Background(), []quote.Instrument{sydney})
		if errs := Errors(err); len(errs) != 1 || errs[0].Class != Plan || len(transport.asked) != 0 {
			t.Errorf("%s: %v after %q", name, err, transport.asked)
		}
	}
	// A bare symbol means the US listing; an answer in another currency is of another one.
	other := strings.Replace(contracts()[2].good, `"USD"`, `"EUR"`, 1)
	transport := &replies{t: t, texts: map[string]string{"/": reply("200 OK", "application/json", other)}}
	if got := outcome(TwelveData{Client: transport.client()}, "ABC"); got != string(BadData) {
		t.Errorf("twelvedata: got %s", got)
	}
}

// One unknown currency spoils the answer for all pairs of a base: they are asked for one by one.
func TestFrankfurterSplitsASpoiltAnswer(t *testing.T) {
	transport := &replies{t: t, texts: map[string]string{
		"quotes=USD,XXX&": reply("422 Unprocessable Entity", "application/json", `{"status":422,"message":"unknown currency XXX"}`),
		"quotes=XXX&":     reply("422 Unprocessable Entity", "application/json", `{"status":422,"message":"unknown currency XXX"}`),
		"quotes=USD&":     reply("200 OK", "application/json", `[{"date":"2023-06-16","base":"EUR","quote":"USD","rate":1.02}]`),
	}}
	quotes, err := Frankfurter{Client: transport.client(), Now: present}.Latest(context.Background(), instruments("FX:EUR/USD", "FX:EUR/XXX"))
	if len(quotes) != 1 || quotes[0].Symbol != "FX:EUR/USD" {
		t.Errorf("quotes %v", quotes)
	}
	if errs := Errors(err); len(errs) != 1 || errs[0].Symbol != "FX:EUR/XXX" || errs[0].Class != BadData {
		t.Errorf("errors %v", err)
	}
}

// A key that is refused in one market is not tried in the next.
func TestTwelveDataBrakesBetweenMarkets(t *testing.T) {
	transport := &replies{t: t, texts: map[string]string{"/": reply("401 Unauthorized", "application/json", `{"code":401,"message":"**apikey** parameter is incorrect","status":"error"}`)}}
	_, err := TwelveData{Client: transport.client()}.Latest(context.Background(), instruments("ABC", "XLON:VOD", "XPAR:MC"))
	if errs := Errors(err); len(errs) != 3 || errs[2].Class != Auth || len(transport.asked) != 1 {
		t.Errorf("%v after %q", err, transport.asked)
	}
}
