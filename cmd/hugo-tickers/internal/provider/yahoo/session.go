package yahoo

import (
	"cmp"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// instrumentKinds are the kinds of instruments by Yahoo's names.
var instrumentKinds = map[string]quote.Kind{
	"EQUITY": quote.Equity, "ETF": quote.ETF, "MUTUALFUND": quote.Fund, "INDEX": quote.MarketIndex, "CURRENCY": quote.CurrencyPair,
	"CRYPTOCURRENCY": quote.Coin, "FUTURE": quote.FutureContract,
}

// isPlaceholder reports whether Yahoo lists something else under a spelling that it does not know: a mutual fund at an exchange outside
// the US.
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

// Yahoo's zone for US listings, and that of some futures.
const (
	newYork = "America/New_York"
	chicago = "America/Chicago"
)

// observation returns the quote of the last price without the price: its time, session and market, and whether it is final. The market
// has Yahoo's zone if we have no calendar of it.
func (b chartResult) observation(i quote.Instrument, zone *time.Location) quote.Quote {
	q := quote.Quote{Symbol: i.Symbol, MIC: cmp.Or(i.MIC, mics[b.Meta.ExchangeName], venueOf(spelling(i))), Kind: instrumentKinds[b.Meta.Kind], AsOf: time.Unix(b.Meta.Time, 0).UTC()}
	if b.Meta.FirstTrade != 0 {
		q.FirstTrade = dateIn(zone, b.Meta.FirstTrade)
	}
	notUS := i.Symbol.Venue() == "" && calendar.Of(q.MIC) == nil && b.Meta.Zone != newYork
	if notUS || q.Kind == quote.FutureContract || q.Calendar() == calendar.Anywhere {
		q.Zone = b.Meta.Zone
	}
	sessions := q.Calendar()
	q.Session = sessions.SessionOf(q.AsOf)
	newest := q.Session
	if last := len(b.Timestamps) - 1; last >= 0 {
		newest = b.barDate(last, zone, sessions)
	}
	switch {
	case q.Kind == quote.Fund && q.Zone != "": // Only its bars tell the session of a value.
		q.Session = newest
	case q.Kind == quote.Fund: // The value of a session is published after its end, in the evening or on the next morning.
		q.Session = sessions.Date(sessions.LastClose(q.AsOf))
	case q.Kind == quote.FutureContract: // A session begins on the evening before its date.
		if b.Meta.Zone == newYork || b.Meta.Zone == chicago {
			q.Session = eveningSession(q.AsOf)
		}
		if newest.After(q.Session) {
			q.Session = newest
		}
	}
	q.Final = q.IsClose(b.fetched)
	return q
}

// eveningSession returns the session of a price of an American future. Its bar can be missing until midnight. Sessions end at five in New
// York, as those of foreign exchange, with a break until six.
func eveningSession(t time.Time) calendar.Date {
	return calendar.Of(quote.FX).SessionOf(t.Add(-time.Second))
}

// lateEvening is the local hour from which on a bar is that of the next day: Yahoo's zones are late with changes of daylight time.
const lateEvening = 23

// barDate returns the session of a bar. The bar under way can have the time of the last price. Midnight UTC is a date without a time: no
// exchange opens then unless its date is the same.
func (b chartResult) barDate(n int, zone *time.Location, sessions *calendar.Calendar) calendar.Date {
	at := time.Unix(b.Timestamps[n], 0).In(zone)
	date := calendar.DateOf(at)
	next := date.AddDays(1)
	switch {
	case b.Timestamps[n] == b.Meta.Time:
		return date
	case at.Equal(at.Truncate(24 * time.Hour)):
		return calendar.DateOf(at.UTC())
	case at.Hour() >= lateEvening && sessions.IsSession(next):
		return next
	}
	return date
}

// isComplete reports whether the bar of a date has the official close: a bar of an earlier session than the last price, or of its
// session once that price was made at the close, or on a later day. The bar under way can have the time of the last price. A share that
// is not traded at the close has its official close in the bar of a later day only.
func (b chartResult) isComplete(n int, date calendar.Date, last quote.Quote, zone *time.Location, today calendar.Date) bool {
	switch venue := last.Symbol.Venue(); {
	case b.Meta.Time <= 0:
		return date.Before(today)
	case last.Zone != "" || venue == quote.FX || venue == quote.Crypto || last.Kind == quote.Fund: // Bars are by Yahoo's zone.
		return date.Before(dateIn(zone, b.Meta.Time))
	case date != last.Session:
		return date.Before(last.Session)
	}
	return b.Timestamps[n] != b.Meta.Time && (last.Final || date.Before(today))
}
