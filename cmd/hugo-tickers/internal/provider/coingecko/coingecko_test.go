package coingecko

import (
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
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
