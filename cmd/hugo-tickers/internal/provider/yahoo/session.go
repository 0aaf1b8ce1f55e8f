package yahoo

import (
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// instrumentKinds are the kinds of instruments by Yahoo's names.
var instrumentKinds = map[string]quote.Kind{
	"EQUITY": quote.Equity, "ETF": quote.ETF, "MUTUALFUND": quote.Fund, "INDEX": quote.MarketIndex, "CURRENCY": quote.CurrencyPair,
	"CRYPTOCURRENCY": quote.Coin, "FUTURE": quote.FutureContract,
}

// isPlaceholder reports whether Yahoo lists something else under a spelling that it does not know: a fund at an exchange outside the US,
// whose name is a list of codes.
func (b chartResult) isPlaceholder(i quote.Instrument) bool {
	return suffixes[i.Symbol.Venue()] != "" && i.Spelling[Spec.Name] == "" && instrumentKinds[b.Meta.Kind] == quote.Fund
}

// placeholderDetail names the other exchange of Korea, whose shares are often written with the first one.
func placeholderDetail(i quote.Instrument) string {
	if i.Symbol.Venue() == "XKRX" {
		return "a placeholder without a price: a share of KOSDAQ is KOSDAQ:" + i.Symbol.Ticker()
	}
	return "a placeholder without a price"
}

// newYork is Yahoo's zone for US listings.
const newYork = "America/New_York"

// inSession returns the quote with its market's zone, if we have no calendar of the market, its session, and whether it is final.
func (b chartResult) inSession(q quote.Quote, zone *time.Location) quote.Quote {
	notUS := q.Symbol.Venue() == "" && q.MIC == "" && b.Meta.Zone != newYork
	if notUS || q.Kind == quote.FutureContract || q.Calendar() == calendar.Anywhere {
		q.Zone = b.Meta.Zone
	}
	sessions := q.Calendar()
	switch q.Kind {
	case quote.Fund: // The value of a session is published after its end, in the evening or on the next morning.
		q.Session = sessions.Date(sessions.LastClose(q.AsOf))
	case quote.FutureContract: // A session begins on the evening before its date.
		q.Session = dateIn(zone, b.Meta.Time)
		if last := len(b.Timestamps) - 1; last >= 0 && b.barDate(last, zone).After(q.Session) {
			q.Session = b.barDate(last, zone)
		}
	default:
		q.Session = sessions.SessionOf(q.AsOf)
	}
	q.Final = q.AtClose()
	return q
}

// lateEvening is the local hour from which on a bar is that of the next day: Yahoo's zones are late with changes of daylight time.
const lateEvening = 23

// barDate returns the session of a bar. The last bar can have the time of the last price instead of the open.
func (b chartResult) barDate(n int, zone *time.Location) calendar.Date {
	at := time.Unix(b.Timestamps[n], 0).In(zone)
	date := calendar.DateOf(at)
	next := date.AddDays(1)
	isWeekday := next.Weekday() != time.Saturday && next.Weekday() != time.Sunday
	if at.Hour() >= lateEvening && isWeekday && b.Timestamps[n] != b.Meta.Time {
		return next
	}
	return date
}

// isComplete reports whether the bar of a session has its official close. The session of the last price has one if that price was made
// at the close or later. Without a last price, a session is complete if its date is over.
func (b chartResult) isComplete(n int, last quote.Quote, zone *time.Location, today calendar.Date) bool {
	date := b.barDate(n, zone)
	if b.Meta.Time <= 0 {
		return date.Before(today)
	}
	if last.Zone != "" || last.Symbol.Venue() == quote.FX || last.Symbol.Venue() == quote.Crypto || last.Kind == quote.Fund {
		return date.Before(dateIn(zone, b.Meta.Time))
	}
	return date.Before(last.Session) || date == last.Session && last.Final && b.Timestamps[n] != b.Meta.Time
}
