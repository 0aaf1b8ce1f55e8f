package coingecko

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// Only an instrument with an id is fetched, and the error says how to set one.
func TestAnIDIsRequired(t *testing.T) {
	replies := providertest.NewReplies(t, nil)
	got := providertest.Latest(New(replies.Client()), quote.Instrument{Symbol: "CRYPTO:BTC/USD"})
	errs := got.Failures["CRYPTO:BTC/USD"]
	if len(errs) != 1 || !strings.Contains(errs[0].Detail, `coingecko = "bitcoin"`) || len(replies.Requests()) != 0 {
		t.Errorf("%v after %q", got.Failures, replies.Requests())
	}
}

func TestTheCloseIsThePriceAtMidnight(t *testing.T) {
	// The close of a UTC day is the price as the next one begins.
	body := `{"prices":[[1717891200000,69300.5],[1717894800000,69400],[1717977600000,69650.25],[1717981200000,69500]],"market_caps":[],"total_volumes":[]}`
	i := quote.Instrument{Symbol: "CRYPTO:BTC/USD", Spelling: map[string]string{"coingecko": "bitcoin"}}
	client := providertest.NewReplies(t, map[string]string{"/coins/bitcoin/": providertest.JSON(body)}).Client()
	got := providertest.History(New(client), i, calendar.Date{Year: 2024, Month: time.June, Day: 1}, calendar.Date{Year: 2024, Month: time.June, Day: 10})
	pin, ok := quote.PinOf(i, "2024-06-09", got.Series[i.Symbol])
	if !ok || quote.Format(pin.Price) != "69650.25" || !pin.AsOf.Equal(time.Date(2024, 6, 9, 23, 59, 59, 0, time.UTC)) || !pin.PreviousClose.Valid {
		t.Errorf("the pin is %+v, the failures are %v", pin, got.Failures)
	}
}

// The day under way has no close, and neither has a day of which only prices before midnight are known.
func TestADayWithoutAPriceAfterItsEndHasNoClose(t *testing.T) {
	price := func(text string) [2]fetch.Number {
		at, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		return [2]fetch.Number{number(at.UnixMilli()), number(100)}
	}
	for _, tt := range []struct{ times, want string }{
		{"2024-06-09T23:00:00Z 2024-06-10T00:00:00Z", "2024-06-09"},
		{"2024-06-09T23:58:00Z 2024-06-10T00:03:00Z", "2024-06-09"},
		{"2024-06-09T22:30:00Z 2024-06-09T23:58:00Z", ""},
		{"2024-06-09T00:01:00Z 2024-06-09T23:30:00Z", "2024-06-08"},
		{"2024-06-09T00:01:00Z 2024-06-09T12:00:00Z", "2024-06-08"},
		{"2024-06-09T02:00:00Z 2024-06-09T20:00:00Z", ""},
	} {
		var prices [][2]fetch.Number
		for _, text := range strings.Fields(tt.times) {
			prices = append(prices, price(text))
		}
		var got []string
		for _, c := range atMidnight(prices) {
			got = append(got, c.Date.String())
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: closes of %q, want %q", tt.times, got, tt.want)
		}
	}
}

func number(n int64) fetch.Number {
	return fetch.Number{NullDecimal: decimal.NewNullDecimal(decimal.NewFromInt(n))}
}

// The code of an error says what it is about, whether its status stands alone or inside the error.
func TestErrorCodes(t *testing.T) {
	for code, want := range map[int]provider.Kind{429: provider.RateLimited, 10002: provider.Unauthorized, 10010: provider.Unauthorized, 10011: provider.Unauthorized, 10012: provider.NotInPlan} {
		status := fmt.Sprintf(`{"status":{"error_code":%d,"error_message":"no"}}`, code)
		for _, body := range []string{status, `{"error":` + status + `}`} {
			if err := classify(401, []byte(body)); err == nil || provider.AsError(err).Kind != want {
				t.Errorf("%s: %v, want %s", body, err, want)
			}
		}
	}
}
