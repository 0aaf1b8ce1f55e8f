package quote

import (
	"maps"
	"slices"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
)

// Venues that are not exchanges.
const (
	Index  = "INDEX"
	FX     = "FX"
	Crypto = "CRYPTO"
)

// venueNames maps the names in common use to the MIC (ISO 10383).
var venueNames = map[string]string{
	"NASDAQ": "XNAS", "NYSE": "XNYS", "AMEX": "XASE", "NYSEARCA": "ARCX", "ARCA": "ARCX",
	"LSE": "XLON", "LON": "XLON", "XETRA": "XETR", "ETR": "XETR", "FRA": "XFRA",
	"EPA": "XPAR", "AMS": "XAMS", "EBR": "XBRU", "ELI": "XLIS", "BIT": "XMIL", "MTAA": "XMIL",
	"SIX": "XSWX", "SWX": "XSWX", "STO": "XSTO", "CPH": "XCSE", "HEL": "XHEL", "OSL": "XOSL", "WSE": "XWAR",
	"TSX": "XTSE", "TSXV": "XTSX", "TSE": "XTKS", "TYO": "XTKS", "HKEX": "XHKG", "HKG": "XHKG",
	"SSE": "XSHG", "SZSE": "XSHE", "KRX": "XKRX", "TWSE": "XTAI", "NSE": "XNSE", "BSE": "XBOM",
	"IDX": "XIDX", "SGX": "XSES", "ASX": "XASX", "NZX": "XNZE", "JSE": "XJSE", "TASE": "XTAE",
	"KOSDAQ": "XKOS", "TPEX": "ROCO", "BME": "XMAD", "VIE": "XWBO", "ISEQ": "XDUB", "BIST": "XIST", "SET": "XBKK", "BURSA": "XKLS",
	"TADAWUL": "XSAU", "HOSE": "XSTC", "BCBA": "XBUE", "ICEX": "XICE", "NEO": "NEOE", "CNSX": "XCNQ",
	"B3": "BVMF", "BMV": "XMEX",
}

func knownVenue(prefix string) bool {
	_, name := venueNames[prefix]
	return name || calendar.Of(prefix) != nil || slices.Contains(slices.Collect(maps.Values(venueNames)), prefix)
}
