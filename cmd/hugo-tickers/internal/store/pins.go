package store

import (
	"maps"
	"path/filepath"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// PinsFile is the name of the file of pins.
const PinsFile = "pins.json"

// Pins are pins by symbol and stated day.
type Pins map[quote.Symbol]map[quote.Day]quote.Pin

// ReadPins reads the pins of a data folder, as ReadQuotes reads its quotes.
func ReadPins(dir string) (Pins, error) {
	pins := Pins{}
	if err := read(filepath.Join(dir, PinsFile), "pins", &pins); err != nil {
		return nil, err
	}
	for symbol, days := range pins {
		for day, pin := range days {
			pin.Symbol = symbol
			days[day] = pin
		}
	}
	return pins, nil
}

// Add keeps a new pin. One that is there stays as it is, whatever the new one says.
func (p Pins) Add(day quote.Day, pin quote.Pin) {
	if _, ok := p[pin.Symbol][day]; ok {
		return
	}
	if p[pin.Symbol] == nil {
		p[pin.Symbol] = map[quote.Day]quote.Pin{}
	}
	p[pin.Symbol][day] = pin
}

// SetFactor sets what alone may change of a pin, and reports whether it did.
func (p Pins) SetFactor(symbol quote.Symbol, day quote.Day, factor decimal.Decimal) bool {
	pin := p[symbol][day]
	if pin.SplitFactor.Equal(factor) {
		return false
	}
	pin.SplitFactor = factor
	p[symbol][day] = pin
	return true
}

// Clone returns pins that can be added to without changing these.
func (p Pins) Clone() Pins {
	clone := Pins{}
	for symbol, days := range p {
		clone[symbol] = maps.Clone(days)
	}
	return clone
}

// Encode returns the file's bytes: the same pins, the same bytes.
func (p Pins) Encode() ([]byte, error) {
	return encode(struct {
		Version int  `json:"version"`
		Pins    Pins `json:"pins"`
	}{quote.FileVersion, p})
}

// WritePins replaces the file of pins of a data folder.
func WritePins(dir string, p Pins) error {
	encoded, err := p.Encode()
	return write(dir, PinsFile, encoded, err)
}
