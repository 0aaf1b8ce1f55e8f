package yahoo

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// chartAt returns the chart result of a symbol: a price at a time, and bars at times with closes of 100, 101, 102 and so on.
func chartAt(t *testing.T, kind, zone, last string, bars ...string) (chartResult, *time.Location) {
	t.Helper()
	location, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	at := func(text string) int64 {
		instant, err := time.ParseInLocation("2006-01-02 15:04", text, location)
		if err != nil {
			t.Fatal(err)
		}
		return instant.Unix()
	}
	var b chartResult
	b.Meta.Kind, b.Meta.Zone, b.Meta.Currency, b.Meta.Price, b.Meta.Time = kind, zone, "USD", "110", at(last)
	b.fetched = time.Unix(at(last), 0).Add(time.Hour)
	var closes []*json.Number
	for n, bar := range bars {
		b.Timestamps = append(b.Timestamps, at(bar))
		closes = append(closes, new(json.Number))
		*closes[n] = json.Number(fmt.Sprint(100 + n))
	}
	b.Indicators.Quote = append(b.Indicators.Quote, struct {
		Close []*json.Number `json:"close"`
	}{closes})
	return b, location
}

func TestQuotesBelongToASession(t *testing.T) {
	for _, tt := range []struct {
		desc, symbol, kind, zone, last string
		bars                           []string
		session, previous              string
		final                          bool
	}{
		{"a share at its close", "ABC", "EQUITY", "America/New_York", "2026-11-17 16:00", []string{"2026-11-16 09:30", "2026-11-17 09:30"}, "2026-11-17", "100", true},
		{"a share before its close", "ABC", "EQUITY", "America/New_York", "2026-11-17 15:59", []string{"2026-11-16 09:30", "2026-11-17 09:30"}, "2026-11-17", "100", false},
		{"half a day", "ABC", "EQUITY", "America/New_York", "2026-11-27 13:00", []string{"2026-11-25 09:30", "2026-11-27 09:30"}, "2026-11-27", "100", true},
		{"a session is missing", "ABC", "EQUITY", "America/New_York", "2026-11-18 16:00", []string{"2026-11-16 09:30", "2026-11-18 09:30"}, "2026-11-18", "", true},
		{"an index of Tokyo in its morning", "INDEX:N225", "INDEX", "Asia/Tokyo", "2026-11-18 10:00", []string{"2026-11-16 09:00", "2026-11-17 09:00", "2026-11-18 09:00"}, "2026-11-18", "101", false},
		{"an index that is not in the table", "INDEX:NOSUCH", "INDEX", "Asia/Manila", "2026-11-18 10:00", []string{"2026-11-17 09:30", "2026-11-18 09:30"}, "2026-11-18", "100", false},
		{"London before its auction", "XLON:VOD", "EQUITY", "Europe/London", "2026-11-17 16:30", []string{"2026-11-16 08:00", "2026-11-17 08:00"}, "2026-11-17", "100", false},
		{"London after its auction", "XLON:VOD", "EQUITY", "Europe/London", "2026-11-17 16:35", []string{"2026-11-16 08:00", "2026-11-17 08:00"}, "2026-11-17", "100", true},
		{"Sydney before its auction", "XASX:BHP", "EQUITY", "Australia/Sydney", "2026-11-18 16:00", []string{"2026-11-17 10:00", "2026-11-18 10:00"}, "2026-11-18", "100", false},
		{"a pair after five in New York", "FX:EUR/USD", "CURRENCY", "Europe/London", "2026-11-17 22:30", []string{"2026-11-16 00:00", "2026-11-17 00:00"}, "2026-11-18", "", false},
		{"a fund in the evening", "VFIAX", "MUTUALFUND", "America/New_York", "2026-11-17 19:28", []string{"2026-11-16 09:30", "2026-11-17 09:30"}, "2026-11-17", "100", false},
		{"a fund on the next morning", "VFIAX", "MUTUALFUND", "America/New_York", "2026-11-18 08:06", []string{"2026-11-16 09:30", "2026-11-17 09:30"}, "2026-11-17", "100", false},
		{"bars stamped the evening before", "B3:PETR4", "EQUITY", "America/Sao_Paulo", "2026-11-17 12:00", []string{"2026-11-15 23:00", "2026-11-16 23:00"}, "2026-11-17", "100", false},
	} {
		b, zone := chartAt(t, tt.kind, tt.zone, tt.last, tt.bars...)
		q, err := b.quote(quote.Instrument{Symbol: quote.Symbol(tt.symbol)})
		if err != nil {
			t.Errorf("%s: %v", tt.desc, err)
			continue
		}
		previous := ""
		if q.PreviousClose.Valid {
			previous = q.PreviousClose.Decimal.String()
		}
		if q.Session.String() != tt.session || previous != tt.previous || q.Final != tt.final {
			t.Errorf("%s in %s: session %s, previous close %q, final %v, want %s, %q, %v", tt.desc, zone, q.Session, previous, q.Final, tt.session, tt.previous, tt.final)
		}
	}
}

// The bar of a session counts from the official close on. If there was no trade at the close, it counts on a later day.
func TestRunningBarsAreNoCloses(t *testing.T) {
	const sameDay, nextDay = 17, 18
	for _, tt := range []struct {
		symbol, zone, last, bar string
		today                   int
		want                    bool
	}{
		{"ABC", "America/New_York", "17 15:59", "17 09:30", sameDay, false},
		{"ABC", "America/New_York", "17 16:00", "17 09:30", sameDay, true},
		{"ABC", "America/New_York", "17 16:48", "17 09:30", sameDay, false}, // after hours
		{"XLON:VOD", "Europe/London", "17 16:30", "17 08:00", sameDay, false},
		{"XLON:VOD", "Europe/London", "17 16:35", "17 08:00", sameDay, true},
		{"XHKG:0700", "Asia/Hong_Kong", "17 16:01", "17 09:30", sameDay, false},
		{"XHKG:0700", "Asia/Hong_Kong", "17 16:08", "17 09:30", sameDay, true},
		{"XTKS:7203", "Asia/Tokyo", "17 15:10", "17 09:00", sameDay, false},
		{"XTKS:7203", "Asia/Tokyo", "18 09:00", "17 09:00", nextDay, true},
		{"XWBO:VER", "Europe/Vienna", "17 11:20", "17 09:00", sameDay, false}, // not traded since
		{"XWBO:VER", "Europe/Vienna", "17 11:20", "17 09:00", nextDay, true},
		{"XWBO:VER", "Europe/Vienna", "17 11:20", "17 11:20", nextDay, false}, // the bar under way
		{"FX:EUR/USD", "Europe/London", "17 22:30", "17 00:00", sameDay, false},
		{"FX:EUR/USD", "Europe/London", "18 00:01", "17 00:00", nextDay, true},
		{"CRYPTO:BTC/USD", "UTC", "17 23:59", "17 00:00", sameDay, false},
		{"CRYPTO:BTC/USD", "UTC", "18 00:01", "17 00:00", nextDay, true},
	} {
		b, zone := chartAt(t, "", tt.zone, "2026-11-"+tt.last, "2026-11-16 09:30", "2026-11-"+tt.bar)
		b.fetched = calendar.Date{Year: 2026, Month: 11, Day: tt.today}.At(23, 30, zone)
		series, err := b.series(quote.Instrument{Symbol: quote.Symbol(tt.symbol)}, nil, zone)
		if err != nil || series.Closes[1].Price.Valid != tt.want || !series.Closes[0].Price.Valid {
			t.Errorf("%s at %s, on the %dth: %+v, %v, want the close of the 17th: %v", tt.symbol, tt.last, tt.today, series.Closes, err, tt.want)
		}
	}
}

func TestPreviousCloseOnTheDayOfASplit(t *testing.T) {
	for _, tt := range []struct{ price, previous, splits, want string }{
		{"210", "26", `{"1":{"date":1686922200,"numerator":1,"denominator":8}}`, "0.9615"},
		{"52", "100", `{"1":{"date":1686922200,"numerator":2,"denominator":1}}`, "4.0000"},
		{"190", "100", `{}`, "90.0000"},
		{"210", "208", `{"1":{"date":1686922200,"numerator":1,"denominator":8}}`, "0.9615"},
		{"26", "100", `{"1":{"date":1686922200,"numerator":4,"denominator":1}}`, "4.0000"},
	} {
		meta := fmt.Sprintf(`{"meta":{"symbol":"ABC","currency":"USD","regularMarketTime":1686945600,"exchangeTimezoneName":"America/New_York","regularMarketPrice":%s},"timestamp":[1686835800,1686922200],"indicators":{"quote":[{"close":[%s,%s]}]}`, tt.price, tt.previous, tt.price)
		transport := providertest.NewReplies(t, map[string]string{
			"spark": providertest.JSON(`{"spark":{"result":[{"symbol":"ABC","response":[` + meta + `}]}],"error":null}}`),
			"chart": providertest.JSON(`{"chart":{"result":[` + meta + `,"events":{"splits":` + tt.splits + `}}],"error":null}}`),
		})
		got := providertest.Latest(New(transport.Client()), providertest.Instruments("ABC")...)
		if change := quote.Format(got.Quotes["ABC"].ChangePercent().Decimal); change != tt.want {
			t.Errorf("%s after %s with %s: %s, want %s; %v", tt.price, tt.previous, tt.splits, change, tt.want, got.Failures)
		}
	}
}

func TestSpellingsOfSecurities(t *testing.T) {
	for symbol, want := range map[quote.Symbol]string{
		"BAC.PRL": "BAC-PL", "WFC.PRA": "WFC-PA", "ACHR.WS": "ACHR-WT", "ABC.U": "ABC-UN", "BRK.B": "BRK-B", "META": "META",
		"HKEX:700": "0700.HK", "XHKG:5": "0005.HK", "XHKG:9988": "9988.HK", "XHKG:80700": "80700.HK", "TSX:REI.UN": "REI-UN.TO", "KOSDAQ:378800": "378800.KQ",
	} {
		if got := spelling(quote.Instrument{Symbol: symbol}); got != want {
			t.Errorf("%s is %s at Yahoo, want %s", symbol, got, want)
		}
	}
}

func TestPlaceholdersAreNotFound(t *testing.T) {
	for symbol, want := range map[quote.Symbol]bool{"KRX:378800": false, "XLON:VOD": false, "XTKS:7203": false, "VFIAX": true} {
		b, zone := chartAt(t, "MUTUALFUND", "America/New_York", "2026-11-17 19:28", "2026-11-16 09:30")
		if _, err := b.quote(quote.Instrument{Symbol: symbol}); (err == nil) != want {
			t.Errorf("the quote of %s: %v", symbol, err)
		}
		if _, err := b.series(quote.Instrument{Symbol: symbol}, nil, zone); (err == nil) != want {
			t.Errorf("the history of %s: %v", symbol, err)
		}
	}
}
