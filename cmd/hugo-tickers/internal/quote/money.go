package quote

import (
	"fmt"

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

// ToMajor converts an amount in the unit to the major unit, exactly.
func (u Unit) ToMajor(amount decimal.Decimal) decimal.Decimal {
	return amount.Shift(-u.decimals)
}
