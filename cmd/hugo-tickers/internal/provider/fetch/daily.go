package fetch

import (
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// finalHour is the hour in New York from which on the daily record of a US session has its official close: trading after hours has
// ended, and delays and corrections have passed.
const finalHour = 20

// IsUSCloseFinal reports whether the daily record of a US session has its official close at an instant. Before that, a service can
// have a delayed or an after-hours price in it.
func IsUSCloseFinal(session calendar.Date, now time.Time) bool {
	return !now.Before(session.At(finalHour, 0, newYork()))
}

// USClose returns the close of a daily record of a US session. It is unknown until it is final.
func USClose(session calendar.Date, price decimal.NullDecimal, now time.Time) quote.Close {
	if !IsUSCloseFinal(session, now) {
		price = decimal.NullDecimal{}
	}
	return quote.Close{Date: session, Price: price}
}

// USDate returns the date of an instant in New York.
func USDate(t time.Time) calendar.Date { return calendar.DateOf(t.In(newYork())) }

func newYork() *time.Location {
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		panic(err) // Package calendar embeds the zones.
	}
	return zone
}
