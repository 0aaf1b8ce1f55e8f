package massive

import (
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
)

// A day that is over may not be in the plan yet. Then the quote is of the session before.
func TestADayThatIsNotInThePlanYet(t *testing.T) {
	thursday := `{"status":"OK","results":[{"T":"META","c":102,"t":1}]}`
	wednesday := `{"status":"OK","results":[{"T":"META","c":100,"t":1}]}`
	for desc, friday := range map[string]string{
		"an error":     providertest.Reply("403 Forbidden", "application/json", `{"status":"NOT_AUTHORIZED","message":"Attempted to request today's data before end of day."}`),
		"an empty day": providertest.JSON(`{"status":"OK","resultsCount":0}`),
	} {
		replies := providertest.NewReplies(t, map[string]string{
			"/2023-06-16": friday, "/2023-06-15": providertest.JSON(thursday), "/2023-06-14": providertest.JSON(wednesday),
		})
		got := providertest.Latest(New(replies.Client()), providertest.Instruments("META")...)
		q := got.Quotes["META"]
		if q.AsOf.Format("2006-01-02T15:04") != "2023-06-15T20:00" || q.Price.String() != "102" || q.PreviousClose.Decimal.String() != "100" {
			t.Errorf("%s: %+v, %v after %q", desc, q, got.Failures, replies.Requests())
		}
	}
}
