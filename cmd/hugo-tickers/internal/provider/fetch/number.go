package fetch

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"time"

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

// lastSecond is the end of the year 9999, in epoch seconds.
const lastSecond = 253402300799

// Time returns the instant of an epoch time in a unit. It is not ok before 1970 and after 9999: whatever is computed with such a time
// would be wrong.
func Time(epoch int64, unit time.Duration) (at time.Time, ok bool) {
	perSecond := int64(time.Second / unit)
	if epoch <= 0 || epoch/perSecond > lastSecond {
		return time.Time{}, false
	}
	return time.Unix(epoch/perSecond, epoch%perSecond*int64(unit)).UTC(), true
}

// Time returns the instant of a number that is an epoch time.
func (n Number) Time(unit time.Duration) (at time.Time, ok bool) {
	if !n.Valid || n.Decimal.GreaterThan(decimal.NewFromInt(math.MaxInt64)) {
		return time.Time{}, false
	}
	return Time(n.Decimal.IntPart(), unit)
}

// Timestamp is a time of a response, RFC 3339. Anything else is the zero time: it is an error of one symbol, not of those beside it.
type Timestamp struct{ time.Time }

// UnmarshalJSON implements json.Unmarshaler.
func (t *Timestamp) UnmarshalJSON(data []byte) error {
	if json.Unmarshal(data, &t.Time) != nil {
		t.Time = time.Time{}
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
