package yahoo

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// What bars are stamped at another age is not used, and affects nothing beside it.
func TestImpossibleTimes(t *testing.T) {
	const good = `{"meta":{"symbol":"ABC","currency":"USD","regularMarketTime":@time,"firstTradeDate":@first,"exchangeTimezoneName":"America/New_York","regularMarketPrice":102.0},"timestamp":[@bar,1686835800,1686922200,@bar],"indicators":{"quote":[{"close":[7,100,102,8]}]}}`
	with := func(at, first, bar string) string {
		return strings.NewReplacer("@time", at, "@first", first, "@bar", bar).Replace(good)
	}
	for _, tt := range []struct{ at, first, bar, want string }{
		{"1686945601", "345479400", "1686749400", "102.0 USD 2.0000"},
		{"1686945601", "-999999999999999", "1686749400", "102.0 USD 2.0000"},
		{"1686945601", "9223372036854775807", "4102444800", "102.0 USD 2.0000"},
		{"1686945601", "345479400", "9223372036854775807", "102.0 USD 2.0000"},
		{"1686945601", "345479400", "-9223372036854775808", "102.0 USD 2.0000"},
		{"9223372036854775807", "345479400", "1686749400", "bad_data"},
		{"-1", "345479400", "1686749400", "bad_data"},
	} {
		texts := map[string]string{"spark": sparkOf("ABC", with(tt.at, tt.first, tt.bar)), "chart": providertest.JSON(fmt.Sprintf(`{"chart":{"result":[%s],"error":null}}`, with(tt.at, tt.first, tt.bar)))}
		if got := providertest.Outcome(replay(t, texts), quote.Instrument{Symbol: "ABC"}); got != tt.want {
			t.Errorf("%+v: %s", tt, got)
		}
		from, to := calendar.Date{Year: 2023, Month: time.June, Day: 12}, calendar.Date{Year: 2023, Month: time.June, Day: 16}
		series := providertest.History(replay(t, texts), quote.Instrument{Symbol: "ABC"}, from, to).Series["ABC"]
		if c, ok := series.PreviousClose(calendar.Of("XNYS"), to); !ok || quote.Format(c.Price.Decimal) != "100" || series.FirstTrade.Year > 2023 {
			t.Errorf("%+v: %+v", tt, series)
		}
	}
}
