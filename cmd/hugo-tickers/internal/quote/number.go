package quote

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// The limits of a number that is read. Arithmetic with 1e999999999 does not end.
const (
	maxDigits   = 64 // characters
	maxExponent = 32 // places by which the point is moved
)

// ParseNumber reads a decimal number, such as a price. A number with more characters or places than any price has is an error.
func ParseNumber(text string) (decimal.Decimal, error) {
	if len(text) > maxDigits {
		return decimal.Decimal{}, fmt.Errorf("a number of %d characters", len(text))
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		return decimal.Decimal{}, err
	}
	if places := d.Exponent(); places > maxExponent || places < -maxExponent {
		return decimal.Decimal{}, fmt.Errorf("the number %s has too many places", text)
	}
	return d, nil
}

// Format writes a number with the decimals that it was read with: 281.00 stays 281.00.
func Format(d decimal.Decimal) string { return d.StringFixed(max(0, -d.Exponent())) }

// TrimZeros drops the zeros after the last significant decimal: 281.50 becomes 281.5.
func TrimZeros(d decimal.Decimal) decimal.Decimal {
	trimmed, err := decimal.NewFromString(d.String())
	if err != nil {
		return d
	}
	return trimmed
}

// FormatPercent writes a change in percent such as "+1.23%", and "-" where it is unknown.
func FormatPercent(change decimal.NullDecimal) string {
	if !change.Valid {
		return "-"
	}
	rounded := change.Decimal.Round(2)
	sign := ""
	if rounded.IsPositive() {
		sign = "+"
	}
	return sign + rounded.StringFixed(2) + "%"
}
