package quote

import "github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"

// Venues that are not exchanges.
const (
	Index  = "INDEX"
	FX     = "FX"
	Crypto = "CRYPTO"
)

// venueNames maps the names in common use to the MIC (ISO 10383). Three of them name more than one exchange: CSE is the Canadian
// Securities Exchange, as Canadian companies write it (Copenhagen is CPH); ISE is Dublin (Istanbul is IST or BIST); and TSE is Tokyo
// (Toronto is TSX).
var venueNames = map[string]string{
	"NASDAQ": "XNAS", "XNGS": "XNAS", "XNMS": "XNAS", "XNCM": "XNAS",
	"NYSE": "XNYS", "AMEX": "XASE", "NYSEARCA": "ARCX", "ARCA": "ARCX", "CBOE": "BATS", "IEX": "IEXG",
	"OTC": "OTCM", "OTCMKTS": "OTCM", "OTCQX": "OTCQ", "OTCQB": "OTCB", "PINK": "PINX",
	"TSX": "XTSE", "TSXV": "XTSX", "CVE": "XTSX", "CSE": "XCNQ", "CNSX": "XCNQ", "NEO": "NEOE",
	"BMV": "XMEX", "B3": "BVMF", "BCBA": "XBUE", "BYMA": "XBUE",
	"LSE": "XLON", "LON": "XLON", "XETRA": "XETR", "ETR": "XETR", "FRA": "XFRA",
	"EPA": "XPAR", "AMS": "XAMS", "EBR": "XBRU", "ELI": "XLIS", "ISE": "XDUB", "OSL": "XOSL", "BIT": "XMIL", "MTAA": "XMIL",
	"BME": "XMAD", "MCE": "XMAD", "SIX": "XSWX", "SWX": "XSWX", "VIE": "XWBO", "WSE": "XWAR",
	"STO": "XSTO", "CPH": "XCSE", "HEL": "XHEL", "ICE": "XICE", "IST": "XIST", "BIST": "XIST",
	"TASE": "XTAE", "TLV": "XTAE", "TADAWUL": "XSAU", "JSE": "XJSE",
	"TSE": "XTKS", "TYO": "XTKS", "HKEX": "XHKG", "SEHK": "XHKG", "HKG": "XHKG", "SSE": "XSHG", "SHA": "XSHG", "SZSE": "XSHE", "SHE": "XSHE",
	"KRX": "XKRX", "KOSPI": "XKRX", "KOSDAQ": "XKOS", "TWSE": "XTAI", "TPE": "XTAI", "TPEX": "ROCO",
	"NSE": "XNSE", "BSE": "XBOM", "BOM": "XBOM", "IDX": "XIDX", "SGX": "XSES", "SET": "XBKK", "BKK": "XBKK",
	"KLSE": "XKLS", "BURSA": "XKLS", "MYX": "XKLS", "HOSE": "XSTC", "HSX": "XSTC", "ASX": "XASX", "NZX": "XNZE", "NZE": "XNZE",
}

// micOf returns the MIC of a venue's name in common use, or the name itself.
func micOf(name string) string {
	if mic, ok := venueNames[name]; ok {
		return mic
	}
	return name
}

func knownVenue(prefix string) bool {
	_, name := venueNames[prefix]
	return name || prefix == Index || calendar.Of(prefix) != nil
}
