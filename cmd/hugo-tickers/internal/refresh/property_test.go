package refresh

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/alphavantage"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/coingecko"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/finnhub"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/frankfurter"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/massive"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/tiingo"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/twelvedata"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/yahoo"
)

var constructors = map[string]func(fetch.Client) provider.Provider{
	"yahoo": yahoo.New, "finnhub": finnhub.New, "twelvedata": twelvedata.New, "tiingo": tiingo.New,
	"massive": massive.New, "alphavantage": alphavantage.New, "coingecko": coingecko.New, "frankfurter": frankfurter.New,
}

// visit is a market that is refreshed from some providers, with Yahoo's bars in a style.
type visit struct {
	market  *knownMarket
	bars    string
	windows int
	specs   []provider.Spec
}

func visits(t *testing.T) []visit {
	var all []visit
	for line := range strings.Lines(exchanges) {
		m := knownExchange(t, line)
		for _, bars := range barStyles {
			all = append(all, visit{m, bars, 4, []provider.Spec{yahoo.Spec}})
		}
	}
	for line := range strings.Lines(unlisted) {
		m := knownUnlisted(t, line)
		for _, bars := range barStyles {
			all = append(all, visit{m, bars, 4, []provider.Spec{yahoo.Spec}})
		}
	}
	for _, bars := range []string{"midnight", "evening before", "late daylight time", "midnight UTC"} {
		all = append(all, visit{knownPair(t), bars, 20, []provider.Spec{yahoo.Spec}})
	}
	for _, bars := range []string{"midnight", "evening before", "late daylight time", "midnight UTC"} {
		all = append(all, visit{knownFund(t), bars, 10, []provider.Spec{yahoo.Spec}})
	}
	all = append(all, visit{knownCoin(), "midnight UTC", 40, []provider.Spec{yahoo.Spec}},
		visit{knownCoin(), "midnight UTC", 40, []provider.Spec{coingecko.Spec}},
		visit{knownRates(t), "", 80, []provider.Spec{frankfurter.Spec}})
	for _, specs := range [][]provider.Spec{{finnhub.Spec}, {tiingo.Spec}, {massive.Spec}, {twelvedata.Spec}, {alphavantage.Spec}, {finnhub.Spec, tiingo.Spec}, {twelvedata.Spec, yahoo.Spec}, {alphavantage.Spec, massive.Spec}} {
		all = append(all, visit{knownExchange(t, "ABC USD America/New_York 09:30 1 0"), "open", 40, specs})
	}
	for line := range strings.Lines(exchanges) {
		venue := strings.Fields(line)[0]
		if !strings.HasPrefix(venue, "INDEX") {
			all = append(all, visit{knownExchange(t, line), "open", 3, []provider.Spec{twelvedata.Spec}})
		}
		switch mic, _, _ := strings.Cut(venue, ":"); mic {
		case "XLON", "XETR", "XTSE", "XBOM", "XSHG":
			m := knownExchange(t, line)
			m.instrument.Currency = m.currency
			all = append(all, visit{m, "open", 10, []provider.Spec{alphavantage.Spec}})
		}
	}
	for line := range strings.Lines(unlisted) {
		if m := knownUnlisted(t, line); m.kind == "EQUITY" {
			for _, spec := range []provider.Spec{alphavantage.Spec, finnhub.Spec} {
				all = append(all, visit{m, "open", 10, []provider.Spec{spec}})
			}
		}
	}
	return all
}

// The closes of 48 venues, five indices, a pair, a coin, a fund, the rates of a central bank and six markets without a calendar are known
// for five years. At minutes of all kinds, their prices are refreshed from services that answer as they would then: Yahoo with bars in all
// styles, and those with daily records. What is written is right or absent. A quote has the date of its session, its change is since the
// close of the session before, and it is final only with its close. The pin of a stated day is the close of the session that the day means,
// and never changes. So are changes since such days and the closes of sparklines.
func TestNoPriceIsOfAnotherDay(t *testing.T) {
	var mu sync.Mutex
	all := map[string]tally{}
	total := tally{}
	t.Run("visits", func(t *testing.T) {
		for _, each := range visits(t) {
			var names []string
			for _, spec := range each.specs {
				names = append(names, spec.Name)
			}
			style := strings.Join(names, "+") + " " + each.bars
			t.Run(string(each.market.instrument.Symbol)+" "+style, func(t *testing.T) {
				t.Parallel()
				v := newVisitor(t, each.market, each.bars, each.specs...)
				special := each.market.specialDays()
				for n := range min(each.windows, windowsAtMost) {
					first := calendar.Date{Year: 2021, Month: 1, Day: 1}.AddDays(v.random.IntN(5*365 - windowDays))
					if n%2 == 0 && len(special) > 0 {
						first = special[v.random.IntN(len(special))].AddDays(-v.random.IntN(windowDays))
					}
					if err := v.window(first); err != nil {
						t.Error(err)
						break
					}
				}
				mu.Lock()
				defer mu.Unlock()
				all[style] = all[style].plus(v.count)
				total = total.plus(v.count)
			})
		}
	})
	for style, count := range all {
		t.Logf("%s: %+v", style, count)
		// Services without a history have no pins, CoinGecko has no change.
		tooFew := count.quotes*10 < count.points*9 || count.changes*10 < count.points*8 && !strings.HasPrefix(style, "coingecko") ||
			count.pins*10 < count.points && !strings.HasPrefix(style, "twelvedata open") && !strings.HasPrefix(style, "finnhub open")
		if tooFew {
			t.Errorf("%s: too much is absent", style)
		}
	}
	t.Logf("%d points of market, day and minute: %+v", total.points, total)
}

// specialDays returns the days from 2021 to 2025 on which clocks change, sessions end early or are missing, and the turns of years.
func (m *knownMarket) specialDays() []calendar.Date {
	var all []calendar.Date
	usual := 0
	for date := (calendar.Date{Year: 2021, Month: 1, Day: 1}); date.Year < 2026; date = date.AddDays(1) {
		_, offset := date.At(12, 0, m.zone).Zone()
		_, before := date.AddDays(-1).At(12, 0, m.zone).Zone()
		of := m.sessions[m.indexOf(date)]
		weekday := date.Weekday() != time.Saturday && date.Weekday() != time.Sunday
		ends := of.ends.In(m.zone).Hour()*60 + of.ends.In(m.zone).Minute()
		if offset != before || weekday && of.date != date || date.Day == 31 && date.Month == time.December || of.date == date && ends != usual {
			all = append(all, date)
		}
		usual = ends
	}
	return all
}
