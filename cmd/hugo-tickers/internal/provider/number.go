package provider

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// number is a number of an answer, written as one or as a string. What is none ("", "NA", null) is not valid.
type number struct{ decimal.NullDecimal }

// UnmarshalJSON implements json.Unmarshaler.
func (n *number) UnmarshalJSON(data []byte) error {
	*n = number{}
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

// positive returns the number as a price, or a failure that names its field.
func (n number) positive(field string) (decimal.Decimal, error) {
	if !n.Valid || !n.Decimal.IsPositive() {
		return decimal.Decimal{}, &failure{class: BadData, detail: fmt.Sprintf("no usable %s", field)}
	}
	return n.Decimal, nil
}

// previous returns the number as a previous close: not valid unless it is above zero.
func (n number) previous() decimal.NullDecimal {
	if !n.Valid || !n.Decimal.IsPositive() {
		return decimal.NullDecimal{}
	}
	return n.NullDecimal
}
