package refresh

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// knownMarket is a market of which every trade from December 2020 to January 2026 is known. No two of its sessions have the same close
// or the same change, and no trade has the price of a close before that close is made. So a price of another day shows.
type knownMarket struct {
	instrument quote.Instrument
	currency   string // as providers write it
	kind, code string // as Yahoo writes them
	zone       *time.Location
	noCalendar bool // we have no calendar of it
	sessions   []knownSession
}

// knownSession is a session with its trades: one a minute from its opening until the last, and the one that makes its close.
type knownSession struct {
	date                calendar.Date
	begins              time.Time // the first instant whose price belongs to the session
	bar                 time.Time // from here on services have a bar of it
	opens, last, closes time.Time // the first trade, the last one before the close, and the close
	ends                time.Time // as its calendar says
	certain             time.Time // when its close is certain, which is later than closes if nobody trades at the close
	close               int64     // in ten-thousandths, always even
}

// trade is the last trade at an instant.
type trade struct {
	n     int // the index of its session
	at    time.Time
	price int64
}

// exchanges has for each venue a ticker, the currency at Yahoo, the zone, the opening, and how many minutes before the end of a
// session the last trade and after it the close is made. The minutes are from the rules of the exchanges.
const exchanges = `XNYS:ABC USD America/New_York 09:30 1 0
ABC USD America/New_York 09:30 1 0
XTSE:ABC CAD America/Toronto 09:30 1 0
XTSX:ABC CAD America/Toronto 09:30 1 0
XCNQ:ABC CAD America/Toronto 09:30 1 0
NEOE:ABC CAD America/Toronto 09:30 1 0
XMEX:ABC MXN America/Mexico_City 08:30 1 10
BVMF:ABC BRL America/Sao_Paulo 10:00 5 0
XBUE:ABC ARS America/Argentina/Buenos_Aires 11:00 1 0
XLON:ABC GBp Europe/London 08:00 0 5
XDUB:ABC EUR Europe/Dublin 08:00 0 2
XPAR:ABC EUR Europe/Paris 09:00 0 5
XAMS:ABC EUR Europe/Amsterdam 09:00 0 5
XBRU:ABC EUR Europe/Brussels 09:00 0 5
XLIS:ABC EUR Europe/Lisbon 08:00 0 5
XMIL:ABC EUR Europe/Rome 09:00 0 5
XMAD:ABC EUR Europe/Madrid 09:00 0 5
XETR:ABC EUR Europe/Berlin 09:00 0 5
XFRA:ABC EUR Europe/Berlin 08:00 1 0
XSWX:ABC CHF Europe/Zurich 09:00 10 0
XWBO:ABC EUR Europe/Vienna 09:00 0 5
XSTO:ABC SEK Europe/Stockholm 09:00 5 0
XCSE:ABC DKK Europe/Copenhagen 09:00 5 0
XHEL:ABC EUR Europe/Helsinki 10:00 5 0
XICE:ABC ISK Atlantic/Reykjavik 09:30 5 0
XOSL:ABC NOK Europe/Oslo 09:00 0 5
XWAR:ABC PLN Europe/Warsaw 09:00 10 0
XIST:ABC TRY Europe/Istanbul 10:00 0 10
XTAE:ABC ILA Asia/Jerusalem 10:00 10 0
XSAU:1120 SAR Asia/Riyadh 10:00 0 10
XJSE:ABC ZAc Africa/Johannesburg 09:00 10 0
XTKS:7203 JPY Asia/Tokyo 09:00 5 0
XHKG:700 HKD Asia/Hong_Kong 09:30 0 8
XSHG:600519 CNY Asia/Shanghai 09:30 3 0
XSHE:000858 CNY Asia/Shanghai 09:30 3 0
XKRX:005930 KRW Asia/Seoul 09:00 10 0
XKOS:263750 KRW Asia/Seoul 09:00 10 0
XTAI:2330 TWD Asia/Taipei 09:00 5 0
ROCO:6488 TWD Asia/Taipei 09:00 5 0
XNSE:ABC INR Asia/Kolkata 09:15 0 10
XBOM:ABC INR Asia/Kolkata 09:15 0 10
XIDX:ABC IDR Asia/Jakarta 09:00 10 0
XSES:ABC SGD Asia/Singapore 09:00 0 6
XBKK:ABC THB Asia/Bangkok 10:00 0 5
XKLS:1155 MYR Asia/Kuala_Lumpur 09:00 0 5
XSTC:ABC VND Asia/Ho_Chi_Minh 09:15 15 0
XASX:ABC AUD Australia/Sydney 10:00 0 10
XNZE:ABC NZD Pacific/Auckland 10:00 0 15
INDEX:SPX USD America/New_York 09:30 1 0
INDEX:BVSP BRL America/Sao_Paulo 10:00 5 0
INDEX:FTSE GBP Europe/London 08:00 0 5
INDEX:N225 JPY Asia/Tokyo 09:00 5 0
INDEX:AXJO AUD Australia/Sydney 10:00 0 10`

// indexVenues are the exchanges of the indices above.
var indexVenues = map[string]string{"SPX": "XNYS", "BVSP": "BVMF", "FTSE": "XLON", "N225": "XTKS", "AXJO": "XASX"}

// unlisted are markets of which we have no calendar: a symbol, Yahoo's spelling of it, the currency, the zone, the hours and the days of
// the weekend.
const unlisted = `ALI ALI.PS PHP Asia/Manila 09:30 15:00 Sat Sun
INDEX:PSEI - PHP Asia/Manila 09:30 15:00 Sat Sun
COMI COMI.CA EGP Africa/Cairo 10:00 14:30 Fri Sat
QNBK QNBK.QA QAR Asia/Qatar 09:30 13:10 Fri Sat
COPEC COPEC.SN CLP America/Santiago 09:30 16:00 Sat Sun
INDEX:NSEASI - KES Africa/Nairobi 09:00 15:00 Sat Sun`

var (
	firstDay = calendar.Date{Year: 2020, Month: time.December, Day: 1}
	lastDay  = calendar.Date{Year: 2026, Month: time.January, Day: 31}
)

// knownExchange makes the market of a line of exchanges.
func knownExchange(t *testing.T, line string) *knownMarket {
	t.Helper()
	fields := strings.Fields(line)
	m := &knownMarket{instrument: quote.Instrument{Symbol: quote.Symbol(fields[0])}, currency: fields[1], kind: "EQUITY", zone: zoneOf(t, fields[2])}
	venue, ticker, dated := strings.Cut(fields[0], ":")
	switch {
	case !dated:
		venue, m.code = "XNYS", "NMS"
	case venue == quote.Index:
		venue, m.kind = indexVenues[ticker], "INDEX"
	}
	var hour, minute, before, after int
	if _, err := fmt.Sscanf(strings.Join(fields[3:], " "), "%d:%d %d %d", &hour, &minute, &before, &after); err != nil {
		t.Fatal(line, err)
	}
	random := randomOf(fields[0])
	sessions := calendar.Of(venue)
	for date := firstDay; !date.After(lastDay); date = date.AddDays(1) {
		ends, ok := sessions.Close(date)
		if !ok {
			continue
		}
		s := knownSession{date: date, begins: date.In(m.zone), opens: date.At(hour, minute, m.zone), ends: ends}
		s.bar, s.last = s.opens, ends.Add(-time.Duration(before)*time.Minute)
		s.closes = ends.Add(time.Duration(after)*time.Minute + time.Duration(random.IntN(30))*time.Second)
		if random.IntN(8) == 0 { // The close is late, and trades are reported until then.
			s.closes = s.closes.Add(time.Duration(2+random.IntN(11)) * time.Minute)
			s.last = s.closes.Add(-time.Minute)
		}
		s.certain = s.closes
		if random.IntN(20) == 0 { // Nobody trades in the afternoon.
			s.closes = s.opens.Add(time.Duration(30+random.IntN(60)) * time.Minute)
			s.last = s.closes
		}
		m.sessions = append(m.sessions, s)
	}
	return m.withPrices(random)
}

// knownUnlisted makes the market of a line of unlisted. One weekday of 25 is a holiday.
func knownUnlisted(t *testing.T, line string) *knownMarket {
	t.Helper()
	fields := strings.Fields(line)
	m := &knownMarket{
		instrument: quote.Instrument{Symbol: quote.Symbol(fields[0])}, currency: fields[2], kind: "EQUITY", code: "XXX", zone: zoneOf(t, fields[3]), noCalendar: true,
	}
	if fields[1] != "-" {
		m.instrument.Spelling = map[string]string{"yahoo": fields[1], "twelvedata": fields[1], "alphavantage": fields[1], "finnhub": fields[1]}
		m.instrument.Currency = fields[2]
	} else {
		m.kind = "INDEX"
	}
	var hours [4]int
	if _, err := fmt.Sscanf(fields[4]+" "+fields[5], "%d:%d %d:%d", &hours[0], &hours[1], &hours[2], &hours[3]); err != nil {
		t.Fatal(line, err)
	}
	random := randomOf(fields[0])
	for date := firstDay; !date.After(lastDay); date = date.AddDays(1) {
		if day := date.Weekday().String()[:3]; day == fields[6] || day == fields[7] || random.IntN(25) == 0 {
			continue
		}
		s := knownSession{date: date, begins: date.In(m.zone), opens: date.At(hours[0], hours[1], m.zone), closes: date.At(hours[2], hours[3], m.zone)}
		s.bar, s.ends, s.last, s.certain = s.opens, date.AddDays(1).In(m.zone), s.closes.Add(-5*time.Minute), s.closes
		m.sessions = append(m.sessions, s)
	}
	return m.withPrices(random)
}

// withPrices sets the closes: a random walk with steps of at most three percent.
func (m *knownMarket) withPrices(random *rand.Rand) *knownMarket {
	closes, changes := map[int64]bool{}, map[int64]bool{}
	previous := 2*random.Int64N(1_000_000) + 3_000_000
	for n := range m.sessions {
		price := previous
		for closes[price] || changes[price-previous] || price < 1_300_000 || price > 9_900_000 || price == previous {
			price = previous + 2*(random.Int64N(previous*3/100)-previous*3/200)
			price -= price % 2
		}
		closes[price], changes[price-previous] = true, true
		m.sessions[n].close, previous = price, price
	}
	return m
}

// sessionAt returns the index of the session to which a price of an instant belongs.
func (m *knownMarket) sessionAt(t time.Time) int {
	return sort.Search(len(m.sessions), func(n int) bool { return m.sessions[n].begins.After(t) }) - 1
}

// indexOf returns the index of the last session up to a date.
func (m *knownMarket) indexOf(date calendar.Date) int {
	return sort.Search(len(m.sessions), func(n int) bool { return m.sessions[n].date.After(date) }) - 1
}

// lastTrade returns the last trade at an instant.
func (m *knownMarket) lastTrade(t time.Time) trade {
	n := sort.Search(len(m.sessions), func(n int) bool { return m.sessions[n].opens.After(t) }) - 1
	s := m.sessions[n]
	switch {
	case !t.Before(s.closes):
		return trade{n, s.closes, s.close}
	case t.After(s.last):
		return trade{n, s.last, s.priceAt(s.last)}
	}
	return trade{n, t.Truncate(time.Minute), s.priceAt(t)}
}

// priceAt returns the price of a trade that is not the close.
func (s knownSession) priceAt(t time.Time) int64 {
	return s.close + 1 + 2*((t.Unix()/60*7919)%2000-1000)
}

// randomOf returns the same random numbers for the same text at each run.
func randomOf(text string) *rand.Rand {
	hash := fnv.New64a()
	hash.Write([]byte(text))
	return rand.New(rand.NewPCG(hash.Sum64(), 1))
}

func zoneOf(t *testing.T, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}
