package refresh

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// services answers as the price services do about one known market, at an instant.
type services struct {
	market *knownMarket
	now    time.Time
	delay  time.Duration // of the prices

	bars    string // how Yahoo stamps its bars: one of barStyles
	running string // the bar under way: "" as the others, "trade" with the time of the last trade, "twice" both
	gap     string // "", or what becomes of some bars: "missing", "null", "late" (missing until noon of the next day)
	early   bool   // daily records have the price under way, not the record of a day that has ended
	offset  time.Duration

	served []int64 // the latest prices of answers
}

// barStyles are the ways in which the bar of a session can be stamped.
var barStyles = []string{"open", "close", "midnight", "evening before", "late daylight time", "midnight UTC"}

// stamp returns the time of a bar.
func (s *services) stamp(of knownSession) time.Time {
	zone := s.market.zone
	switch s.bars {
	case "close":
		return of.closes
	case "midnight":
		return of.date.In(zone)
	case "evening before":
		return of.date.AddDays(-1).At(23, 0, zone)
	case "late daylight time": // Midnight by the clock of a week before.
		before := of.date.AddDays(-7).In(zone)
		return before.Add(time.Duration(of.date.DaysSince(calendar.DateOf(before))) * 24 * time.Hour)
	case "midnight UTC":
		return of.date.In(time.UTC)
	}
	return of.bar
}

// bar is one bar of a response; its price is 0 for null.
type bar struct{ at, price int64 }

// barsBetween returns the bars whose time is in a range.
func (s *services) barsBetween(from, to time.Time) []bar {
	t := s.now.Add(-s.delay)
	last := s.market.lastTrade(t)
	var all []bar
	for n := s.market.indexOf(calendar.DateOf(from)); n < len(s.market.sessions); n++ {
		of := s.market.sessions[max(n, 0)]
		if of.bar.After(t) {
			break
		}
		at, price := s.stamp(of), of.close
		if !t.Before(of.closes) {
			noon := of.date.AddDays(1).At(12, 0, s.market.zone)
			if n%4 == 0 && (s.gap == "missing" || s.gap == "late" && s.now.Before(noon)) {
				continue
			}
			if n%4 == 0 && s.gap == "null" {
				price = 0
			}
		} else {
			price = last.price
		}
		under := t.Before(of.closes) || n == last.n && s.running != ""
		if under && s.running == "twice" && s.bars != "close" {
			all = append(all, bar{at.Unix(), price})
		}
		if under && (s.running != "" || s.bars == "close") {
			at = last.at
		}
		all = append(all, bar{at.Unix(), price})
	}
	return slices.DeleteFunc(all, func(b bar) bool { return b.at < from.Unix() || b.at >= to.Unix() })
}

// yahoo answers requests to Yahoo.
func (s *services) yahoo(request *http.Request) string {
	query := request.URL.Query()
	if names := query.Get("symbols"); names != "" {
		return fmt.Sprintf(`{"spark":{"result":[{"symbol":%q,"response":[%s]}],"error":null}}`, names, s.chart(names, s.now.AddDate(0, -1, 0), s.now.AddDate(0, 0, 2)))
	}
	name := request.URL.Path[strings.LastIndex(request.URL.Path, "/")+1:]
	return `{"chart":{"result":[` + s.chart(name, epoch(query, "period1"), epoch(query, "period2")) + `],"error":null}}`
}

func epoch(query url.Values, name string) time.Time {
	seconds, _ := strconv.ParseInt(query.Get(name), 10, 64)
	return time.Unix(seconds, 0)
}

// chart writes what Yahoo has about the market: the last price, and the bars of a time. Bars are floats of single precision.
func (s *services) chart(name string, from, to time.Time) string {
	m := s.market
	last := m.lastTrade(s.now.Add(-s.delay))
	s.served = append(s.served, last.price)
	var stamps, closes []string
	for _, b := range s.barsBetween(from, to) {
		stamps = append(stamps, strconv.FormatInt(b.at, 10))
		if b.price == 0 {
			closes = append(closes, "null")
			continue
		}
		value, _ := strconv.ParseFloat(m.written(b.price), 32)
		closes = append(closes, strconv.FormatFloat(value, 'f', -1, 64))
	}
	zone, offset := last.at.In(m.zone).Zone()
	longName := "ABC Company"
	if m.kind == "CRYPTOCURRENCY" {
		longName = "Bitcoin USD"
	}
	return fmt.Sprintf(`{"meta":{"currency":%q,"symbol":%q,"exchangeName":%q,"instrumentType":%q,"firstTradeDate":345479400,"regularMarketTime":%d,"gmtoffset":%d,"timezone":%q,"exchangeTimezoneName":%q,"regularMarketPrice":%s,"longName":%q,"dataGranularity":"1d"},"timestamp":[%s],"indicators":{"quote":[{"close":[%s]}]}}`,
		m.currency, name, m.code, m.kind, last.at.Unix(), offset, zone, m.zone, m.written(last.price), longName, strings.Join(stamps, ","), strings.Join(closes, ","))
}

// written returns a price as services write it, which is a hundred times as much in pence, cents and agorot.
func (m *knownMarket) written(price int64) string {
	if unit, err := quote.ParseUnit(m.currency); err == nil && unit.Major != m.currency {
		return fmt.Sprintf("%d.%02d", price/100, price%100)
	}
	return fmt.Sprintf("%d.%04d", price/10000, price%10000)
}
