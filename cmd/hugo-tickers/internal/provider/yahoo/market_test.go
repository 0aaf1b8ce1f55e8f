package yahoo

import (
	"fmt"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// spelled has the author's spellings of symbols.
var spelled = map[string]string{
	"GOLD": "GC=F", "CORN": "ZC=F", "OIL": "CL=F", "SPFUT": "ES=F", "NKFUT": "NKD=F", "JFC": "JFC.PS", "COMI": "COMI.CA", "CHILE": "CHILE.SN", "QNBK": "QNBK.QA",
	"TOYOTA": "7203.T", "SHELL": "SHEL.L", "EUFUND": "0P0000ABCD",
}

// observed is what a quote says about its session.
func observed(t *testing.T, symbol, kind, zone, last string, bars ...string) string {
	t.Helper()
	b, _ := chartAt(t, kind, zone, last, bars...)
	i := quote.Instrument{Symbol: quote.Symbol(symbol)}
	if own, found := spelled[symbol]; found {
		i.Spelling = map[string]string{Spec.Name: own}
	}
	q, err := b.quote(i)
	if err != nil {
		t.Errorf("%s: %v", symbol, err)
	}
	previous := "none"
	if q.PreviousClose.Valid {
		previous = q.PreviousClose.Decimal.String()
	}
	return fmt.Sprintf("%s %s %t", q.Session, previous, q.Final)
}

// The first bar closes at 100, the second at 101, the third at 102. A change is from the session before alone.
func TestSessionsOfAllMarkets(t *testing.T) {
	for _, tt := range []struct {
		symbol, kind, zone, last string
		bars                     []string
		want                     string
	}{
		// Bars stamped the evening before: Yahoo's zone has daylight time when the country has none, or the other way round.
		{"BVMF:VALE3", "EQUITY", "America/Sao_Paulo", "2026-07-15 11:00", []string{"2026-07-13 23:00", "2026-07-14 23:00"}, "2026-07-15 100 false"},
		{"XMEX:AMX", "EQUITY", "America/Mexico_City", "2026-11-17 10:00", []string{"2026-11-12 23:00", "2026-11-16 23:00"}, "2026-11-17 100 false"}, // after a holiday
		{"XBUE:GGAL", "EQUITY", "America/Argentina/Buenos_Aires", "2026-11-18 12:00", []string{"2026-11-16 23:00", "2026-11-17 23:00"}, "2026-11-18 100 false"},
		{"XTSE:RY", "EQUITY", "America/Toronto", "2026-11-17 11:00", []string{"2026-11-15 23:30", "2026-11-16 23:30"}, "2026-11-17 100 false"},
		{"XIST:THYAO", "EQUITY", "Europe/Istanbul", "2026-11-18 12:00", []string{"2026-11-16 23:00", "2026-11-17 23:00"}, "2026-11-18 100 false"},
		// Futures: a session begins on the evening before its date.
		{"GOLD", "FUTURE", "America/New_York", "2026-11-17 18:30", []string{"2026-11-16 00:00", "2026-11-17 00:00", "2026-11-18 00:00"}, "2026-11-18 none false"},
		{"GOLD", "FUTURE", "America/New_York", "2026-11-18 09:00", []string{"2026-11-16 00:00", "2026-11-17 00:00", "2026-11-18 00:00"}, "2026-11-18 101 false"},
		{"GOLD", "FUTURE", "America/New_York", "2026-11-17 18:30", []string{"2026-11-16 00:00", "2026-11-17 00:00", "2026-11-17 18:30"}, "2026-11-18 none false"}, // no bar yet
		{"GOLD", "FUTURE", "America/New_York", "2026-11-17 17:00", []string{"2026-11-16 00:00", "2026-11-17 00:00"}, "2026-11-17 100 false"},
		{"SPFUT", "FUTURE", "America/Chicago", "2026-11-20 15:59", []string{"2026-11-19 00:00", "2026-11-20 00:00"}, "2026-11-20 100 false"}, // Friday
		{"SPFUT", "FUTURE", "America/Chicago", "2026-11-22 17:05", []string{"2026-11-19 00:00", "2026-11-20 00:00"}, "2026-11-23 101 false"}, // Sunday
		{"CORN", "FUTURE", "America/New_York", "2026-11-17 11:00", []string{"2026-11-16 00:00", "2026-11-17 00:00"}, "2026-11-17 100 false"},
		{"OIL", "FUTURE", "America/New_York", "2026-11-22 18:30", []string{"2026-11-19 00:00", "2026-11-20 00:00", "2026-11-23 00:00"}, "2026-11-23 101 false"}, // Sunday
		{"SPFUT", "FUTURE", "America/Chicago", "2026-11-18 08:00", []string{"2026-11-17 00:00", "2026-11-18 00:00"}, "2026-11-18 100 false"},
		{"NKFUT", "FUTURE", "Asia/Tokyo", "2026-11-18 10:00", []string{"2026-11-17 00:00", "2026-11-18 00:00"}, "2026-11-18 100 false"},
		// Funds: the value of a session, however late it is stamped.
		{"VFIAX", "MUTUALFUND", "America/New_York", "2026-11-20 18:01", []string{"2026-11-19 09:30", "2026-11-20 09:30"}, "2026-11-20 100 false"},
		{"VFIAX", "MUTUALFUND", "America/New_York", "2026-11-21 08:00", []string{"2026-11-19 09:30", "2026-11-20 09:30"}, "2026-11-20 100 false"}, // Saturday
		{"VFIAX", "MUTUALFUND", "America/New_York", "2026-11-23 07:00", []string{"2026-11-19 09:30", "2026-11-20 09:30"}, "2026-11-20 100 false"}, // Monday
		{"VFIAX", "MUTUALFUND", "America/New_York", "2026-11-27 08:00", []string{"2026-11-24 09:30", "2026-11-25 09:30"}, "2026-11-25 100 false"}, // after Thanksgiving
		{"FXAIX", "MUTUALFUND", "America/New_York", "2026-07-06 19:00", []string{"2026-07-02 09:30", "2026-07-06 09:30"}, "2026-07-06 100 false"},
		{"EUFUND", "MUTUALFUND", "Europe/Berlin", "2026-11-17 08:00", []string{"2026-11-13 08:00", "2026-11-16 08:00"}, "2026-11-16 100 false"},
		{"EUFUND", "MUTUALFUND", "Europe/Berlin", "2026-11-17 21:00", []string{"2026-11-16 08:00", "2026-11-17 08:00"}, "2026-11-17 100 false"},
		// Spellings that name an exchange have its calendar.
		{"TOYOTA", "EQUITY", "Asia/Tokyo", "2026-11-24 10:00", []string{"2026-11-19 09:00", "2026-11-20 09:00", "2026-11-24 09:00"}, "2026-11-24 101 false"}, // after a holiday
		{"TOYOTA", "EQUITY", "Asia/Tokyo", "2026-11-18 15:30", []string{"2026-11-17 09:00", "2026-11-18 09:00"}, "2026-11-18 100 true"},
		{"SHELL", "EQUITY", "Europe/London", "2026-11-18 16:36", []string{"2026-11-16 08:00", "2026-11-18 08:00"}, "2026-11-18 none true"}, // a session is missing
		// Pairs: from five to five in New York, whose daylight time starts three weeks before Europe's. Yahoo's bars are days in London.
		{"FX:EUR/USD", "CURRENCY", "Europe/London", "2026-03-11 21:30", []string{"2026-03-09 00:00", "2026-03-10 00:00"}, "2026-03-12 none false"},
		{"FX:EUR/USD", "CURRENCY", "Europe/London", "2026-03-11 20:30", []string{"2026-03-10 00:00", "2026-03-11 00:00"}, "2026-03-11 100 false"},
		{"FX:USD/JPY", "CURRENCY", "Europe/London", "2026-11-18 01:00", []string{"2026-11-17 00:00", "2026-11-18 00:00"}, "2026-11-18 100 false"},
		{"FX:GBP/USD", "CURRENCY", "Europe/London", "2026-11-22 22:30", []string{"2026-11-19 00:00", "2026-11-20 00:00"}, "2026-11-23 101 false"}, // Sunday evening
		{"FX:AUD/NZD", "CURRENCY", "Europe/London", "2026-07-14 22:30", []string{"2026-07-13 00:00", "2026-07-14 00:00"}, "2026-07-15 none false"},
		// Indices outside America have their own morning.
		{"INDEX:HSI", "INDEX", "Asia/Hong_Kong", "2026-11-18 10:00", []string{"2026-11-17 09:30", "2026-11-18 09:30"}, "2026-11-18 100 false"},
		{"INDEX:AXJO", "INDEX", "Australia/Sydney", "2026-11-18 10:20", []string{"2026-11-17 10:00", "2026-11-18 10:00"}, "2026-11-18 100 false"},
		{"INDEX:KS11", "INDEX", "Asia/Seoul", "2026-11-18 09:30", []string{"2026-11-17 09:00", "2026-11-18 09:00"}, "2026-11-18 100 false"},
		{"INDEX:NSEI", "INDEX", "Asia/Kolkata", "2026-11-18 11:00", []string{"2026-11-17 09:15", "2026-11-18 09:15"}, "2026-11-18 100 false"},
		{"INDEX:FTSE", "INDEX", "Europe/London", "2026-11-18 09:00", []string{"2026-11-17 08:00", "2026-11-18 08:00"}, "2026-11-18 100 false"},
		{"INDEX:DAX", "INDEX", "Europe/Berlin", "2026-11-18 09:30", []string{"2026-11-16 09:00", "2026-11-18 09:00"}, "2026-11-18 none false"}, // a session is missing
		// Markets without a calendar have Yahoo's zone, never New York's.
		{"JFC", "EQUITY", "Asia/Manila", "2026-11-18 10:00", []string{"2026-11-17 09:30", "2026-11-18 09:30"}, "2026-11-18 100 false"},
		{"COMI", "EQUITY", "Africa/Cairo", "2026-11-18 11:00", []string{"2026-11-17 10:00", "2026-11-18 10:00"}, "2026-11-18 100 false"},
		{"COMI", "EQUITY", "Africa/Cairo", "2026-11-22 11:00", []string{"2026-11-19 10:00", "2026-11-22 10:00"}, "2026-11-22 100 false"}, // Sunday
		{"CHILE", "EQUITY", "America/Santiago", "2026-11-17 18:30", []string{"2026-11-16 09:30", "2026-11-17 09:30"}, "2026-11-17 100 false"},
		{"QNBK", "EQUITY", "Asia/Qatar", "2026-11-18 10:00", []string{"2026-11-17 09:30", "2026-11-18 09:30"}, "2026-11-18 100 false"},
		{"INDEX:PSEI", "INDEX", "Asia/Manila", "2026-11-18 10:00", []string{"2026-11-17 09:30", "2026-11-18 09:30"}, "2026-11-18 100 false"},
		// Sessions on Sundays and Fridays.
		{"XTAE:LUMI", "EQUITY", "Asia/Jerusalem", "2025-11-16 12:00", []string{"2025-11-13 09:59", "2025-11-16 09:59"}, "2025-11-16 100 false"},
		{"XTAE:LUMI", "EQUITY", "Asia/Jerusalem", "2026-11-20 12:00", []string{"2026-11-19 09:59", "2026-11-20 09:59"}, "2026-11-20 100 false"},
		{"XSAU:2222", "EQUITY", "Asia/Riyadh", "2026-11-22 12:00", []string{"2026-11-19 10:00", "2026-11-22 10:00"}, "2026-11-22 100 false"},
	} {
		if got := observed(t, tt.symbol, tt.kind, tt.zone, tt.last, tt.bars...); got != tt.want {
			t.Errorf("%s in %s at %s, bars %q: %s, want %s", tt.symbol, tt.zone, tt.last, tt.bars, got, tt.want)
		}
	}
}
