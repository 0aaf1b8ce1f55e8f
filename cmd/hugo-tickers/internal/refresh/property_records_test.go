package refresh

import (
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
)

// RoundTrip implements http.RoundTripper.
func (s *services) RoundTrip(request *http.Request) (*http.Response, error) {
	answers := map[string]func(*http.Request) string{
		"query1.finance.yahoo.com": s.yahoo, "finnhub.io": s.finnhub, "api.twelvedata.com": s.twelvedata, "api.tiingo.com": s.tiingo,
		"api.massive.com": s.massive, "www.alphavantage.co": s.alphavantage, "api.coingecko.com": s.coingecko, "api.frankfurter.dev": s.frankfurter,
	}
	body := answers[request.URL.Host](request)
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)), Request: request}, nil
}

// The hours of trading before and after a session in New York.
const (
	earlyHour = 4
	lateHour  = 20
)

// lastOfAnyHour is lastTrade with trades of each minute before and after sessions, which US services have.
func (s *services) lastOfAnyHour(t time.Time) trade {
	m := s.market
	n := m.sessionAt(t)
	of := m.sessions[n]
	early, late := of.date.At(earlyHour, 0, m.zone), of.date.At(lateHour, 0, m.zone)
	switch {
	case t.Before(early) && n == 0 || !t.Before(of.opens) && t.Before(of.certain.Add(time.Minute)):
		return m.lastTrade(t)
	case t.Before(early):
		return s.lastOfAnyHour(of.begins.Add(-time.Second))
	case t.After(late):
		return trade{n, late, of.priceAt(late)}
	}
	return trade{n, t.Truncate(time.Minute), of.priceAt(t)}
}

// record returns the daily record of a session at an instant: none before its end, or before its opening if services are early. Until
// eight in the evening of New York it has a trade after hours.
func (s *services) record(n int) (price int64, ok bool) {
	of, t := s.market.sessions[n], s.now.Add(-s.delay)
	final := of.date.At(lateHour, 0, newYork)
	switch {
	case !s.now.Before(final):
		return of.close, true
	case s.early && !t.Before(of.opens), !t.Before(of.certain.Add(15 * time.Minute)):
		return of.priceAt(t), true
	}
	return 0, false
}

var newYork = func() *time.Location {
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		panic(err)
	}
	return zone
}()

// recorded returns the indices of the sessions with a record, from a date to another.
func (s *services) recorded(from, to calendar.Date) []int {
	var all []int
	for n := s.market.indexOf(from.AddDays(-1)) + 1; n < len(s.market.sessions) && !s.market.sessions[n].date.After(to); n++ {
		if _, ok := s.record(n); !ok {
			break
		}
		all = append(all, n)
	}
	return all
}

func (s *services) serve(price int64) string {
	s.served = append(s.served, price)
	return s.market.written(price)
}

func (s *services) finnhub(*http.Request) string {
	last := s.market.lastTrade(s.now.Add(-s.delay))
	return fmt.Sprintf(`{"c":%s,"d":0.1,"dp":0.1,"h":1,"l":1,"o":1,"pc":%s,"t":%d}`, s.serve(last.price), s.market.written(s.market.sessions[last.n-1].close), last.at.Unix())
}

func (s *services) twelvedata(*http.Request) string {
	last := s.market.lastTrade(s.now.Add(-s.delay))
	if s.early {
		last = s.lastOfAnyHour(s.now.Add(-s.delay))
	}
	m, of := s.market, s.market.sessions[last.n]
	currency, mic := m.currency, m.instrument.Symbol.Venue()
	if mic == "" {
		currency, mic = "USD", "XNAS"
	}
	if m.noCalendar {
		mic = "XPHS"
	}
	return fmt.Sprintf(`{"symbol":"ABC","name":"ABC Company","exchange":"X","mic_code":%q,"currency":%q,"datetime":"%s","timestamp":%d,"last_quote_at":%d,"open":"1","close":"%s","previous_close":"%s","is_market_open":false}`,
		mic, currency, of.date, of.opens.Unix(), last.at.Unix(), s.serve(last.price), m.written(m.sessions[last.n-1].close))
}

func (s *services) tiingo(request *http.Request) string {
	m, query := s.market, request.URL.Query()
	if path.Base(request.URL.Path) != "prices" {
		last := s.lastOfAnyHour(s.now.Add(-s.delay))
		return fmt.Sprintf(`[{"ticker":"abc","timestamp":%q,"lastSaleTimestamp":%q,"tngoLast":%s,"last":%s,"prevClose":%s}]`,
			last.at.In(m.zone).Format(time.RFC3339Nano), last.at.In(m.zone).Format(time.RFC3339Nano), s.serve(last.price), m.written(last.price), m.written(m.sessions[last.n-1].close))
	}
	var rows []string
	for _, n := range s.recorded(dateOf(query.Get("startDate")), dateOf(query.Get("endDate"))) {
		price, _ := s.record(n)
		rows = append(rows, fmt.Sprintf(`{"date":"%sT00:00:00.000Z","close":%s,"adjClose":1,"divCash":0.0,"splitFactor":1.0}`, m.sessions[n].date, m.written(price)))
	}
	return "[" + strings.Join(rows, ",") + "]"
}

func dateOf(text string) calendar.Date {
	date, err := calendar.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return date
}

func (s *services) massive(request *http.Request) string {
	m, parts := s.market, strings.Split(request.URL.Path, "/")
	switch {
	case strings.Contains(request.URL.Path, "splits"):
		return `{"status":"OK","results":[]}`
	case strings.Contains(request.URL.Path, "grouped"):
		date := dateOf(parts[len(parts)-1])
		n := m.indexOf(date)
		price, ok := s.record(n)
		if m.sessions[n].date != date || !ok {
			return `{"status":"NOT_AUTHORIZED","message":"Attempted to request today's data before end of day. Please upgrade your plan."}`
		}
		return fmt.Sprintf(`{"status":"OK","results":[{"T":"ABC","c":%s,"t":%d}]}`, s.serve(price), m.sessions[n].closes.UnixMilli())
	}
	var bars []string
	for _, n := range s.recorded(dateOf(parts[len(parts)-2]), dateOf(parts[len(parts)-1])) {
		price, _ := s.record(n)
		bars = append(bars, fmt.Sprintf(`{"c":%s,"t":%d}`, m.written(price), m.sessions[n].date.In(m.zone).UnixMilli()))
	}
	return `{"status":"OK","results":[` + strings.Join(bars, ",") + `]}`
}

// alphavantage answers with the record of the last session that has one.
func (s *services) alphavantage(*http.Request) string {
	m, n := s.market, s.market.lastTrade(s.now.Add(-s.delay)).n
	price, ok := s.record(n)
	if !ok {
		n--
		price, _ = s.record(n)
	}
	return fmt.Sprintf(`{"Global Quote":{"01. symbol":"ABC","05. price":"%s","07. latest trading day":"%s","08. previous close":"%s"}}`, s.serve(price), m.sessions[n].date, m.written(m.sessions[n-1].close))
}

// coingecko has a price each hour. The one nearest to midnight is the close of the day before.
func (s *services) coingecko(request *http.Request) string {
	m, query := s.market, request.URL.Query()
	if !strings.Contains(request.URL.Path, "market_chart") {
		last := m.lastTrade(s.now.Add(-s.delay))
		return fmt.Sprintf(`{"bitcoin":{"usd":%s,"last_updated_at":%d}}`, s.serve(last.price), last.at.Unix())
	}
	var points []string
	for at := epoch(query, "from").Truncate(time.Hour).Add(s.offset); at.Before(epoch(query, "to")) && !at.After(s.now.Add(-s.delay)); at = at.Add(time.Hour) {
		price := m.lastTrade(at).price
		if midnight := at.Round(24 * time.Hour); at.Sub(midnight).Abs() <= 30*time.Minute {
			price = m.sessions[m.sessionAt(midnight.Add(-time.Second))].close
		}
		points = append(points, fmt.Sprintf(`[%d,%s]`, at.UnixMilli(), m.written(price)))
	}
	return `{"prices":[` + strings.Join(points, ",") + `]}`
}

// frankfurter has the rates of a day from four in the afternoon, or from the next morning on if some bars are late.
func (s *services) frankfurter(request *http.Request) string {
	m, query := s.market, request.URL.Query()
	to := lastDay
	if text := query.Get("to"); text != "" {
		to = dateOf(text)
	}
	var rows []string
	for n := m.indexOf(dateOf(query.Get("from")).AddDays(-1)) + 1; n < len(m.sessions) && !m.sessions[n].date.After(to); n++ {
		published := m.sessions[n].date.At(16, 0, m.zone)
		if s.gap == "late" && n%4 == 0 {
			published = published.Add(18 * time.Hour)
		}
		if s.now.Before(published) {
			break
		}
		rows = append(rows, fmt.Sprintf(`{"date":"%s","base":"EUR","quote":"USD","rate":%s}`, m.sessions[n].date, s.serve(m.sessions[n].close)))
	}
	return "[" + strings.Join(rows, ",") + "]"
}
