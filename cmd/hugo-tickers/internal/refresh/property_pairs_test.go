package refresh

import (
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// knownPair makes the market of a pair of currencies. A session is from 17:00 to 17:00 in New York. Yahoo's bars are days of London, and
// what they have last is the close. The market is closed at Christmas and on New Year's Day.
func knownPair(t *testing.T) *knownMarket {
	t.Helper()
	m := &knownMarket{instrument: quote.Instrument{Symbol: "FX:EUR/USD"}, currency: "USD", kind: "CURRENCY", code: "CCY", zone: zoneOf(t, "Europe/London")}
	newYork := zoneOf(t, "America/New_York")
	open := func(date calendar.Date) bool {
		day := date.Weekday()
		holiday := date.Month == time.December && date.Day == 25 || date.Month == time.January && date.Day == 1
		return day != time.Saturday && day != time.Sunday && !holiday
	}
	for date := firstDay; !date.After(lastDay); date = date.AddDays(1) {
		if !open(date) {
			continue
		}
		s := knownSession{date: date, bar: date.In(m.zone), opens: date.AddDays(-1).At(17, 0, newYork), ends: date.At(17, 0, newYork)}
		s.begins, s.closes = s.opens, date.AddDays(1).In(m.zone)
		switch {
		case date.Weekday() == time.Friday:
			s.closes = s.ends
		case !open(date.AddDays(1)):
			s.closes = s.ends.Add(-time.Minute)
		}
		s.last, s.certain = s.closes.Add(-time.Minute), s.closes
		m.sessions = append(m.sessions, s)
	}
	return m.withPrices(randomOf("FX"))
}

// knownCoin makes the market of a coin, which has a session from midnight to midnight UTC every day.
func knownCoin() *knownMarket {
	m := &knownMarket{instrument: quote.Instrument{Symbol: "CRYPTO:BTC/USD", Spelling: map[string]string{"coingecko": "bitcoin"}}, currency: "USD", kind: "CRYPTOCURRENCY", code: "CCC", zone: time.UTC}
	for date := firstDay; !date.After(lastDay); date = date.AddDays(1) {
		s := knownSession{date: date, opens: date.In(time.UTC), ends: date.AddDays(1).In(time.UTC)}
		s.begins, s.bar, s.closes, s.certain, s.last = s.opens, s.opens, s.ends, s.ends, s.ends.Add(-time.Minute)
		m.sessions = append(m.sessions, s)
	}
	return m.withPrices(randomOf("CRYPTO"))
}

// knownFund makes the market of a US fund, whose value after a session is published in the evening or on the next morning.
func knownFund(t *testing.T) *knownMarket {
	t.Helper()
	m := &knownMarket{instrument: quote.Instrument{Symbol: "VFIAX"}, currency: "USD", kind: "MUTUALFUND", code: "NAS", zone: zoneOf(t, "America/New_York")}
	random := randomOf("VFIAX")
	for date := firstDay; !date.After(lastDay); date = date.AddDays(1) {
		ends, ok := calendar.Of("XNYS").Close(date)
		if !ok {
			continue
		}
		s := knownSession{date: date, begins: ends, ends: ends, closes: date.At(18, random.IntN(120), m.zone)}
		if random.IntN(5) == 0 {
			s.closes = date.AddDays(1).At(8, random.IntN(60), m.zone)
		}
		s.bar, s.opens, s.last, s.certain = s.closes, s.closes, s.closes, s.closes
		m.sessions = append(m.sessions, s)
	}
	return m.withPrices(random)
}

// knownRates makes the market of the rates that the European Central Bank fixes at 14:15 on days on which Paris has a session.
func knownRates(t *testing.T) *knownMarket {
	t.Helper()
	m := &knownMarket{instrument: quote.Instrument{Symbol: "FX:EUR/USD"}, currency: "USD", zone: zoneOf(t, "Europe/Berlin")}
	newYork := zoneOf(t, "America/New_York")
	for date := firstDay; !date.After(lastDay); date = date.AddDays(1) {
		if !calendar.Of("XPAR").IsSession(date) {
			continue
		}
		s := knownSession{date: date, begins: date.In(m.zone), closes: date.At(14, 15, m.zone), ends: date.At(17, 0, newYork)}
		s.bar, s.opens, s.last, s.certain = s.closes, s.closes, s.closes, s.closes
		m.sessions = append(m.sessions, s)
	}
	return m.withPrices(randomOf("ECB"))
}
