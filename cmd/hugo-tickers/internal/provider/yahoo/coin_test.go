package yahoo

import (
	"fmt"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

func TestAmbiguousCoinsNeedASpelling(t *testing.T) {
	for symbol, want := range map[quote.Symbol]bool{"CRYPTO:BTC/USD": true, "CRYPTO:ETH/EUR": true, "CRYPTO:UNI/USD": false, "CRYPTO:PEPE/USD": false, "CRYPTO:GRT/EUR": false, "FX:EUR/USD": true, "META": true} {
		if err := check(quote.Instrument{Symbol: symbol}); (err == nil) != want {
			t.Errorf("%s: %v", symbol, err)
		}
		if err := check(quote.Instrument{Symbol: symbol, Spelling: map[string]string{Spec.Name: "X"}}); err != nil {
			t.Errorf("%s with a spelling: %v", symbol, err)
		}
	}
}

// The name in a response shows whether it is about the coin of these letters, in the latest quote and in the history.
func TestCoinsAreConfirmedByTheirNames(t *testing.T) {
	for _, tt := range []struct {
		symbol quote.Symbol
		name   string
		want   bool
	}{
		{"CRYPTO:BTC/USD", "Bitcoin USD", true}, {"CRYPTO:BTC/USD", "", true}, {"CRYPTO:BTC/USD", "Boost Trump Campaign USD", false},
		{"CRYPTO:ETH/EUR", "Ethereum EUR", true}, {"CRYPTO:NEO/USD", "NEO USD", true}, {"CRYPTO:SOL/USD", "Sola Token USD", false},
		{"CRYPTO:LINK/USD", "Chainlink USD", true}, {"CRYPTO:LINK/USD", "FNSA LINK USD", false}, {"CRYPTO:ETH/BTC", "Ethereum BTC", true},
		{"META", "Meta Platforms, Inc.", true}, {"FX:EUR/USD", "EUR/USD", true},
	} {
		b, zone := chartAt(t, "", "UTC", "2026-11-17 21:00", "2026-11-16 00:00", "2026-11-17 00:00")
		b.Meta.ShortName = tt.name
		i := quote.Instrument{Symbol: tt.symbol}
		if _, err := b.quote(i); (err == nil) != tt.want {
			t.Errorf("the quote of %s named %q: %v", tt.symbol, tt.name, err)
		}
		if _, err := b.series(i, nil, zone); (err == nil) != tt.want {
			t.Errorf("the history of %s named %q: %v", tt.symbol, tt.name, err)
		}
		i.Spelling = map[string]string{Spec.Name: "X"}
		if _, err := b.quote(i); err != nil {
			t.Errorf("%s named %q, with a spelling: %v", tt.symbol, tt.name, err)
		}
	}
}

// Names are HTML once: what is left after decoding them is text.
func TestNamesAreDecodedOnce(t *testing.T) {
	for given, want := range map[string]string{
		"AT&amp;T Inc.": "AT&T Inc.", "L&#39;Or\u00e9al": "L'Or\u00e9al", "Moody&apos;s": "Moody's", "S&P 500": "S&P 500", "A &amp;amp; B": "A &amp; B", "Plain": "Plain",
	} {
		b, _ := chartAt(t, "", "America/New_York", "2026-11-17 16:00", "2026-11-16 09:30")
		b.Meta.LongName = given
		if q, err := b.quote(quote.Instrument{Symbol: "ABC"}); err != nil || q.Name != want {
			t.Errorf("%q is %q, want %q; %v", given, q.Name, want, err)
		}
	}
}

// Yahoo's refusals of an address or of a session's cookie are blocks, which pass.
func TestRefusalsOfYahoo(t *testing.T) {
	unauthorized := func(text string) string {
		return fmt.Sprintf(`{"finance":{"result":null,"error":{"code":"Unauthorized","description":%q}}}`, text)
	}
	for _, reply := range []string{
		providertest.Reply("999 Request denied", "text/plain", "Request denied"),
		providertest.Reply("999 Unable to process request at this time -- error 999", "text/html", "<html>sorry</html>"),
		providertest.Reply("999 Request denied", "application/json", `{"error":"denied"}`),
		providertest.Reply("401 Unauthorized", "application/json", unauthorized("Invalid Crumb")),
		providertest.Reply("401 Unauthorized", "application/json", unauthorized("Invalid Cookie")),
		providertest.Reply("401 Unauthorized", "application/json", `{"chart":{"result":null,"error":{"code":"Unauthorized","description":"User is not logged in"}}}`),
	} {
		yahoo := replay(t, map[string]string{"/": reply})
		if got := providertest.Outcome(yahoo, quote.Instrument{Symbol: "ABC"}); got != "blocked" {
			t.Errorf("%q: got %s", reply, got)
		}
	}
}
