package quote

import (
	"fmt"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/shopspring/decimal"
	"golang.org/x/text/currency"
)

// minorUnits are the codes of pence, cents and agorot. They are case-sensitive: GBp is a hundredth of GBP.
var minorUnits = map[string]struct {
	major    string
	decimals int32
}{
	"GBp": {"GBP", 2}, "GBX": {"GBP", 2}, "GBx": {"GBP", 2},
	"ZAc": {"ZAR", 2}, "ZAC": {"ZAR", 2},
	"ILA": {"ILS", 2},
	"USX": {"USD", 2},
	"KWF": {"KWD", 3},
}

// newCodes are the codes of ISO 4217 that the package currency does not have yet.
var newCodes = map[string]bool{
	"MRU": true, "SLE": true, "STN": true, "UYW": true, "VED": true, "VES": true, "XAD": true, "XCG": true, "ZWG": true,
}

// withdrawn are the codes that ISO 4217 has withdrawn since 2002, with the first day without the currency. A close before that day can be
// in it. The source is list three of ISO 4217, https://www.six-group.com/en/products-services/financial-information/data-standards.html.
var withdrawn = func() map[string]withdrawal {
	all := map[string]withdrawal{}
	for line := range strings.Lines(withdrawnCodes) {
		fields := strings.Fields(line)
		since, err := calendar.ParseDate(fields[0])
		if err != nil {
			panic(err)
		}
		for _, code := range fields[2:] {
			all[code] = withdrawal{since, fields[1]}
		}
	}
	return all
}()

type withdrawal struct {
	since     calendar.Date
	successor string
}

// withdrawnCodes has the day, the successor and the codes of each change.
const withdrawnCodes = `2002-01-01 EUR ATS BEF DEM ESP FIM FRF GRD IEP ITL LUF NLG PTE
2006-01-01 TRY TRL
2005-07-01 RON ROL
2007-01-01 EUR SIT
2007-07-01 GHS GHC
2008-01-01 EUR CYP MTL
2008-01-01 VEF VEB
2009-01-01 EUR SKK
2011-01-01 EUR EEK
2013-01-01 ZMW ZMK
2014-01-01 EUR LVL
2015-01-01 EUR LTL
2017-01-01 BYN BYR
2018-01-01 MRU MRO
2018-01-01 STN STD
2018-08-20 VES VEF
2021-07-01 CUP CUC
2023-01-01 EUR HRK
2024-04-01 SLE SLL
2024-09-01 ZWG ZWL
2025-07-01 XCG ANG
2026-01-01 EUR BGN`

// Unit is a currency as a provider names it: an ISO 4217 major unit, or a fraction of one.
type Unit struct {
	Major    string // ISO 4217
	decimals int32  // the power of ten between the units: 2 for pence
}

// ParseUnit reads a currency code. An empty or unknown code is an error: no currency is assumed.
func ParseUnit(code string) (Unit, error) {
	if minor, ok := minorUnits[code]; ok {
		return Unit{minor.major, minor.decimals}, nil
	}
	if code == "" {
		return Unit{}, fmt.Errorf("no currency")
	}
	if newCodes[code] {
		return Unit{Major: code}, nil
	}
	unit, err := currency.ParseISO(code)
	if err != nil || unit.String() != code {
		return Unit{}, fmt.Errorf("unknown currency %q", code)
	}
	return Unit{Major: code}, nil
}

// ParseUnit reads the currency code of a price of the symbol. The price of a coin can be in another coin: CRYPTO:ETH/BTC.
func (s Symbol) ParseUnit(code string) (Unit, error) {
	if _, quoted, ok := s.Pair(); ok && s.Venue() == Crypto && code != "" && code == quoted {
		return Unit{Major: code}, nil
	}
	return ParseUnit(code)
}

// ToMajor converts an amount in the unit to the major unit, exactly.
func (u Unit) ToMajor(amount decimal.Decimal) decimal.Decimal {
	return amount.Shift(-u.decimals)
}
