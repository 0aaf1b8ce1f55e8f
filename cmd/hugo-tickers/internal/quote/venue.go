package quote

import (
	"time"
	_ "time/tzdata" // Dates are taken in the exchange's zone, on machines without zones too.
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

// session says when a venue's regular session ends on a full day: wall clock in an IANA zone.
type session struct {
	zone         string
	hour, minute int
}

var (
	usSession = session{"America/New_York", 16, 0}

	sessions = map[string]session{
		"XNAS": usSession, "XNYS": usSession, "XASE": usSession, "ARCX": usSession, Index: usSession,
		FX:     {"America/New_York", 17, 0},
		Crypto: {"UTC", 24, 0},
		"XLON": {"Europe/London", 16, 30}, "XLIS": {"Europe/Lisbon", 16, 30},
		"XETR": {"Europe/Berlin", 17, 30}, "XFRA": {"Europe/Berlin", 22, 0},
		"XPAR": {"Europe/Paris", 17, 30}, "XAMS": {"Europe/Amsterdam", 17, 30}, "XBRU": {"Europe/Brussels", 17, 30},
		"XMIL": {"Europe/Rome", 17, 30}, "XSWX": {"Europe/Zurich", 17, 30}, "XSTO": {"Europe/Stockholm", 17, 30},
		"XCSE": {"Europe/Copenhagen", 17, 0}, "XHEL": {"Europe/Helsinki", 18, 30}, "XOSL": {"Europe/Oslo", 16, 25},
		"XWAR": {"Europe/Warsaw", 17, 0}, "XTSE": {"America/Toronto", 16, 0}, "XTSX": {"America/Toronto", 16, 0},
		"XTKS": {"Asia/Tokyo", 15, 30}, "XHKG": {"Asia/Hong_Kong", 16, 0}, "XSHG": {"Asia/Shanghai", 15, 0},
		"XSHE": {"Asia/Shanghai", 15, 0}, "XKRX": {"Asia/Seoul", 15, 30}, "XTAI": {"Asia/Taipei", 13, 30},
		"XNSE": {"Asia/Kolkata", 15, 30}, "XBOM": {"Asia/Kolkata", 15, 30}, "XIDX": {"Asia/Jakarta", 16, 0},
		"XSES": {"Asia/Singapore", 17, 0}, "XASX": {"Australia/Sydney", 16, 0}, "XNZE": {"Pacific/Auckland", 16, 45},
		"XJSE": {"Africa/Johannesburg", 17, 0}, "XTAE": {"Asia/Jerusalem", 17, 25},
		"BVMF": {"America/Sao_Paulo", 17, 0}, "XMEX": {"America/Mexico_City", 15, 0},
	}
)

func knownVenue(prefix string) bool {
	_, name := venueNames[prefix]
	_, mic := sessions[prefix]
	return name || mic
}

// Close returns the instant at which the regular session of a calendar day ends at the symbol's venue. Shortened days
// are not known: there the true close was some hours earlier.
func (s Symbol) Close(year int, month time.Month, day int) time.Time {
	end, ok := sessions[s.Venue()]
	if !ok {
		end = usSession
	}
	zone, err := time.LoadLocation(end.zone)
	if err != nil {
		panic(err) // The zones above are embedded; a test loads each.
	}
	return time.Date(year, month, day, end.hour, end.minute, 0, 0, zone).UTC()
}
