package quote

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// The longest number that is read, and the most places that its point may be off. Arithmetic with 1e999999999 takes for ever.
const (
	longestNumber = 64
	mostPlaces    = 32
)

// ParseNumber reads a decimal number, such as a price. One of a size that no price has is an error.
func ParseNumber(text string) (decimal.Decimal, error) {
	if len(text) > longestNumber {
		return decimal.Decimal{}, fmt.Errorf("a number of %d characters", len(text))
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		return decimal.Decimal{}, err
	}
	if places := d.Exponent(); places > mostPlaces || places < -mostPlaces {
		return decimal.Decimal{}, fmt.Errorf("the number %s has too many places", text)
	}
	return d, nil
}

// Plain writes a number with the decimals it came with: 281.00 stays 281.00.
func Plain(d decimal.Decimal) string { return d.StringFixed(max(0, -d.Exponent())) }
