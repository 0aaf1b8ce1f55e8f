package registry

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// clientAt returns a client at an instant whose requests get the responses of a function.
func clientAt(now time.Time, respond func(path string) string) fetch.Client {
	client := providertest.Client(transportFunc(func(r *http.Request) (*http.Response, error) {
		recorder := httptest.NewRecorder()
		recorder.Header().Set("Content-Type", "application/json")
		_, err := recorder.WriteString(respond(r.URL.RequestURI()))
		return recorder.Result(), err
	}))
	client.Now = func() time.Time { return now }
	return client
}

type transportFunc func(*http.Request) (*http.Response, error)

func (f transportFunc) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// The price of Friday's close is final five minutes later, three quarters of an hour later, in the evening, or never: live prices are no
// record.
func TestPricesOfTheCloseAreFinal(t *testing.T) {
	never := [3]bool{}
	for name, want := range map[string][3]bool{
		"yahoo": {false, true, true}, "finnhub": {false, true, true}, "alphavantage": {false, false, true}, "massive": {false, false, true},
		"frankfurter": {true, true, true}, "twelvedata": never, "tiingo": never, "coingecko": never, "remote": never,
	} {
		for n, after := range []time.Duration{5 * time.Minute, 45 * time.Minute, 4 * time.Hour} {
			for _, s := range subjects() {
				if s.spec.Name != name {
					continue
				}
				client := clientAt(providertest.Friday.Add(after), func(path string) string { return s.good(path, nil) })
				i := providertest.Instrument(name)
				got := providertest.Latest(s.new(client), i)
				if q, ok := got.Quotes[i.Symbol]; !ok || q.Final != want[n] {
					t.Errorf("%s %s after the close: final %t, want %t; %v", name, after, q.Final, want[n], got.Failures)
				}
			}
		}
	}
}

// The daily record of a US session counts from eight in the evening in New York.
func TestRecordsOfTheDayCountInTheEvening(t *testing.T) {
	rows := map[string]string{
		"tiingo":  `[{"date":"2023-06-15T00:00:00.000Z","close":281.83,"splitFactor":1.0},{"date":"2023-06-16T00:00:00.000Z","close":281.00,"splitFactor":1.0}]`,
		"massive": `{"status":"OK","results":[{"t":1686801600000,"c":281.83},{"t":1686888000000,"c":281.00}]}`,
	}
	for name, body := range rows {
		for after, want := range map[time.Duration]bool{5 * time.Minute: false, 3 * time.Hour: false, 4 * time.Hour: true, 40 * time.Hour: true} {
			for _, s := range services {
				if s.spec.Name != name {
					continue
				}
				client := clientAt(providertest.Friday.Add(after), func(path string) string {
					if strings.Contains(path, "splits") {
						return `{"status":"OK","results":[]}`
					}
					return body
				})
				june := func(day int) calendar.Date { return calendar.Date{Year: 2023, Month: time.June, Day: day} }
				got := providertest.History(s.new(client), quote.Instrument{Symbol: "META"}, june(10), june(17))
				closes := got.Series["META"].Closes
				if len(closes) != 2 || closes[1].Date != june(16) || closes[1].Price.Valid != want || !closes[0].Price.Valid {
					t.Errorf("%s %s after the close: %s, want a close: %t; %v", name, after, fmt.Sprint(closes), want, got.Failures)
				}
			}
		}
	}
}
