package fetch

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// Number is a number of a response, written as a number or as a string. Anything else ("", "NA", null) is not valid.
type Number struct{ decimal.NullDecimal }

// UnmarshalJSON implements json.Unmarshaler.
func (n *Number) UnmarshalJSON(data []byte) error {
	*n = Number{}
	text := string(data)
	if strings.HasPrefix(text, `"`) {
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
	}
	if value, err := quote.ParseNumber(strings.TrimSpace(text)); err == nil {
		n.NullDecimal = decimal.NewNullDecimal(value)
	}
	return nil
}

// RequirePositive returns the number, or an error with the name of its field unless it is above zero.
func (n Number) RequirePositive(field string) (decimal.Decimal, error) {
	if !n.Valid || !n.Decimal.IsPositive() {
		return decimal.Decimal{}, provider.NewError(provider.InvalidResponse, fmt.Sprintf("no usable %s", field))
	}
	return n.Decimal, nil
}

// OrNull returns the number if it is above zero, else a number that is not valid.
func (n Number) OrNull() decimal.NullDecimal {
	if !n.Valid || !n.Decimal.IsPositive() {
		return decimal.NullDecimal{}
	}
	return n.NullDecimal
}

// InMajorUnit returns the number, converted from a unit, if it is above zero, else a number that is not valid.
func (n Number) InMajorUnit(unit quote.Unit) decimal.NullDecimal {
	amount := n.OrNull()
	if amount.Valid {
		amount.Decimal = unit.ToMajor(amount.Decimal)
	}
	return amount
}
