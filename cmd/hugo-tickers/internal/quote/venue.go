package quote

import (
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
)

// Venues that are no exchanges.
const (
	Index  = "INDEX"
	FX     = "FX"
	Crypto = "CRYPTO"
)

// venueNames gives the MIC (ISO 10383) of the names in common use.
var venueNames = map[string]string{
	"NASDAQ": "XNAS", "NYSE": "XNYS", "AMEX": "XASE", "NYSEARCA": "ARCX", "ARCA": "ARCX",
	"LSE": "XLON", "LON": "XLON", "XETRA": "XETR", "ETR": "XETR", "FRA": "XFRA",
	"EPA": "XPAR", "AMS": "XAMS", "EBR": "XBRU", "ELI": "XLIS", "BIT": "XMIL", "MTAA": "XMIL",
	"SIX": "XSWX", "SWX": "XSWX", "STO": "XSTO", "CPH": "XCSE", "HEL": "XHEL", "OSL": "XOSL", "WSE": "XWAR",
	"TSX": "XTSE", "TSXV": "XTSX", "TSE": "XTKS", "TYO": "XTKS", "HKEX": "XHKG", "HKG": "XHKG",
	"SSE": "XSHG", "SZSE": "XSHE", "KRX": "XKRX", "TWSE": "XTAI", "NSE": "XNSE", "BSE": "XBOM",
	"IDX": "XIDX", "SGX": "XSES", "ASX": "XASX", "NZX": "XNZE", "JSE": "XJSE", "TASE": "XTAE",
	"B3": "BVMF", "BMV": "XMEX",
}

// usIndices are those that keep New York's hours and holidays, by their names in common use.
var usIndices = map[string]bool{
	"SPX": true, "GSPC": true, "DJI": true, "IXIC": true, "COMP": true, "NDX": true, "RUT": true, "VIX": true, "NYA": true, "OEX": true,
}

// Calendar returns the sessions of the symbol's venue; those of New York for a bare symbol and the indices of its exchanges.
func (s Symbol) Calendar() *calendar.Calendar {
	if s.Venue() == Index && usIndices[s.Ticker()] {
		return calendar.Of("XNYS")
	}
	if c := calendar.Of(s.Venue()); c != nil {
		return c
	}
	return calendar.Of("XNYS")
}

func knownVenue(prefix string) bool {
	_, name := venueNames[prefix]
	return name || calendar.Of(prefix) != nil
}

// Close returns the instant to which a close of a day refers: the end of that day's session.
func (s Symbol) Close(year int, month time.Month, day int) time.Time {
	end, _ := s.Calendar().Session(year, month, day)
	if s.Venue() == Crypto {
		end = end.Add(-time.Second) // Midnight would be dated the day after.
	}
	return end
}
