package quote

import (
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
)

// indexVenues has the exchange whose sessions an index has, by the names in common use. VIX is not among them: it ends later.
var indexVenues = map[string]string{
	"SPX": "XNYS", "GSPC": "XNYS", "DJI": "XNYS", "DJIA": "XNYS", "IXIC": "XNAS", "COMP": "XNAS", "NDX": "XNAS", "RUT": "XNYS", "NYA": "XNYS", "OEX": "XNYS",
	"GSPTSE": "XTSE", "TSX": "XTSE", "BVSP": "BVMF", "IBOV": "BVMF", "MXX": "XMEX",
	"FTSE": "XLON", "UKX": "XLON", "FTMC": "XLON", "DAX": "XETR", "GDAXI": "XETR", "MDAXI": "XETR", "TECDAX": "XETR", "CAC": "XPAR", "FCHI": "XPAR", "AEX": "XAMS", "BFX": "XBRU",
	"SMI": "XSWX", "SSMI": "XSWX", "IBEX": "XMAD", "OMXS30": "XSTO", "OMX": "XSTO", "OMXC25": "XCSE", "OMXH25": "XHEL", "OSEAX": "XOSL", "ATX": "XWBO", "WIG20": "XWAR",
	"N225": "XTKS", "NKY": "XTKS", "TOPX": "XTKS", "TPX": "XTKS", "HSI": "XHKG", "HSCE": "XHKG", "KS11": "XKRX", "KOSPI": "XKRX", "TWII": "XTAI", "SSEC": "XSHG",
	"BSESN": "XBOM", "SENSEX": "XBOM", "NSEI": "XNSE", "NIFTY": "XNSE", "STI": "XSES", "JKSE": "XIDX", "KLSE": "XKLS", "AXJO": "XASX", "AORD": "XASX", "NZ50": "XNZE", "TA35": "XTAE",
}

// Calendar returns the sessions of the instrument's market. It is calendar.Anywhere if the market is not known: an index of an
// exchange that is not in the table, or a symbol without a venue for which the author has set a provider's spelling.
func (i Instrument) Calendar() *calendar.Calendar {
	if i.Symbol.Venue() == "" && i.MIC == "" && len(i.Spelling) > 0 {
		return calendar.Anywhere
	}
	return calendarOf(i.Symbol, i.MIC)
}

// Calendar returns the sessions of the quote's market.
func (q Quote) Calendar() *calendar.Calendar {
	if q.Zone == "" {
		return calendarOf(q.Symbol, q.MIC)
	}
	zone, err := time.LoadLocation(q.Zone)
	if err != nil || q.Zone == calendar.AnywhereZone {
		return calendar.Anywhere
	}
	return calendar.InZone(zone)
}

// Calendar returns the sessions of the market of an instrument's series.
func (s Series) Calendar(i Instrument) *calendar.Calendar {
	if s.Sessions != nil {
		return s.Sessions
	}
	return i.Calendar()
}

// calendarOf returns the sessions of a venue. A symbol without a venue has those of its exchange, or of New York if no exchange is
// stated: it is a US listing.
func calendarOf(symbol Symbol, mic string) *calendar.Calendar {
	venue := symbol.Venue()
	switch {
	case venue == "" && mic == "":
		venue = "XNYS"
	case venue == "":
		venue = micOf(mic)
	case venue == Index:
		venue = indexVenues[symbol.Ticker()]
	}
	if c := calendar.Of(venue); c != nil {
		return c
	}
	return calendar.Anywhere
}

// IsClose reports whether the price, one of regular trading that is known now, is the official close of its session.
func (q Quote) IsClose(now time.Time) bool {
	return q.Zone == "" && q.Calendar().IsOfficialClose(q.Session, q.AsOf, now)
}

// CloseInstant returns the instant, UTC, to which the close of a session refers.
func (i Instrument) CloseInstant(session calendar.Date) time.Time {
	return closeInstant(i.Calendar(), session)
}

// closeInstant returns the end of a session, or that of its date in UTC if that is earlier.
func closeInstant(sessions *calendar.Calendar, session calendar.Date) time.Time {
	end, _ := sessions.Close(session)
	if day := session.At(23, 59, time.UTC).Add(59 * time.Second); end.After(day) {
		return day
	}
	return end
}

// StaleAfter returns the instant, UTC, after which the quote counts as stale: the end of the second session after its own. A price of
// Friday is fresh on Sunday and on Monday, when the next one may be late. If holidays are not known, one more session is added to
// allow for one.
func (q Quote) StaleAfter() time.Time {
	c := q.Calendar()
	until := c.NextClose(c.NextClose(q.AsOf))
	if !c.HasHolidays(c.Date(q.AsOf)) || !c.HasHolidays(c.Date(until)) {
		until = c.NextClose(until)
	}
	return until
}

// InMarket returns the quote with the session to which its time belongs in the market of its instrument, unless the provider has set
// one. A market that is not known stays so when the quote is stored. Its session is the date of the time in UTC, which regular trading
// has all over the world but for Australia and New Zealand.
func (q Quote) InMarket(i Instrument) Quote {
	if q.Zone == "" && q.MIC == "" && i.Calendar() == calendar.Anywhere {
		q.Zone = calendar.AnywhereZone
	}
	if !q.Session.IsZero() {
		return q
	}
	q.Session = q.Calendar().SessionOf(q.AsOf)
	if q.Calendar() == calendar.Anywhere {
		q.Session = calendar.DateOf(q.AsOf.UTC())
	}
	return q
}
