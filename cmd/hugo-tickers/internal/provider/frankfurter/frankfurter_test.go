package frankfurter

import (
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// One unknown currency makes the response an error for all pairs of a base. Then they are fetched one by one.
func TestAFailedBatchIsSplit(t *testing.T) {
	unknown := providertest.Reply("422 Unprocessable Entity", "application/json", `{"status":422,"message":"unknown currency XXX"}`)
	replies := providertest.NewReplies(t, map[string]string{
		"quotes=USD,XXX&": unknown, "quotes=XXX&": unknown,
		"quotes=USD&": providertest.JSON(`[{"date":"2023-06-16","base":"EUR","quote":"USD","rate":1.02}]`),
	})
	got := providertest.Latest(New(replies.Client()), providertest.Instruments("FX:EUR/USD", "FX:EUR/XXX")...)
	if _, ok := got.Quotes["FX:EUR/USD"]; len(got.Quotes) != 1 || !ok {
		t.Errorf("quotes %v", got.Quotes)
	}
	if errs := got.Failures["FX:EUR/XXX"]; len(errs) != 1 || errs[0].Kind != provider.InvalidResponse {
		t.Errorf("failures %v", got.Failures)
	}
}

func TestTheBankHasItsOwnDays(t *testing.T) {
	// 9 May 2024 was a holiday of most of Europe, not of the bank's reference rates; Saturday the 11th had none.
	body := `[{"date":"2024-05-09","base":"EUR","quote":"USD","rate":1.0726},{"date":"2024-05-10","base":"EUR","quote":"USD","rate":1.0781}]`
	i := quote.Instrument{Symbol: "FX:EUR/USD"}
	client := providertest.NewReplies(t, map[string]string{"/v2/rates": providertest.JSON(body)}).Client()
	got := providertest.History(New(client), i, calendar.Date{Year: 2024, Month: time.May, Day: 1}, calendar.Date{Year: 2024, Month: time.May, Day: 12})
	pin, ok := quote.PinOf(i, "2024-05-11", got.Series[i.Symbol])
	if !ok || quote.Format(pin.Price) != "1.0781" || pin.AsOf.Format(time.DateOnly) != "2024-05-10" || quote.Format(pin.ChangePercent().Decimal) != "0.5128" {
		t.Errorf("the pin is %+v, the failures are %v", pin, got.Failures)
	}
}

// A currency without a rate of the bank has none tomorrow either.
func TestCurrenciesThatTheBankDoesNotQuote(t *testing.T) {
	for _, symbol := range []quote.Symbol{"FX:EUR/VES", "FX:USD/ARS", "FX:EUR/RUB", "FX:XCG/EUR", "FX:GBP/UAH", "FX:EUR/BTC"} {
		replies := providertest.NewReplies(t, map[string]string{"/v2/": providertest.JSON("[]")})
		got := providertest.Latest(New(replies.Client()), quote.Instrument{Symbol: symbol})
		if errs := got.Failures[symbol]; len(errs) != 1 || errs[0].Kind != provider.NotInPlan {
			t.Errorf("%s: %v", symbol, got.Failures)
		}
	}
}
