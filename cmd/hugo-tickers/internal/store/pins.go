package store

import (
	"maps"
	"path/filepath"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// PinsFile is the name of the file of pins.
const PinsFile = "pins.json"

// Pins are the closes of stated days, by symbol and day.
type Pins map[quote.Symbol]map[quote.PriceDate]quote.Pin

// ReadPins reads the pins of a data directory, with the errors of ReadQuotes.
func ReadPins(dir string) (Pins, error) {
	pins := Pins{}
	if err := read(filepath.Join(dir, PinsFile), "pins", &pins); err != nil {
		return nil, err
	}
	for symbol, days := range pins {
		for day, pin := range days {
			pin.Symbol = symbol
			pin.Quote = pin.InMarket(quote.Instrument{Symbol: symbol}) // Old pins have no session.
			days[day] = pin
		}
	}
	return pins, nil
}

// Add adds a pin, in place of one that is not final. A final pin is not changed.
func (p Pins) Add(day quote.PriceDate, pin quote.Pin) {
	if p[pin.Symbol][day].Final {
		return
	}
	if p[pin.Symbol] == nil {
		p[pin.Symbol] = map[quote.PriceDate]quote.Pin{}
	}
	p[pin.Symbol][day] = pin
}

// Drop removes a pin that is not final.
func (p Pins) Drop(symbol quote.Symbol, day quote.PriceDate) {
	if !p[symbol][day].Final {
		delete(p[symbol], day)
	}
}

// SetFactor sets the split factor, the only part of a pin that may change. It reports whether the factor was another one.
func (p Pins) SetFactor(symbol quote.Symbol, day quote.PriceDate, factor decimal.Decimal) bool {
	pin := p[symbol][day]
	if pin.SplitFactor.Equal(factor) {
		return false
	}
	pin.SplitFactor = factor
	p[symbol][day] = pin
	return true
}

// Clone returns a copy. Changes to the copy do not change p.
func (p Pins) Clone() Pins {
	clone := Pins{}
	for symbol, days := range p {
		clone[symbol] = maps.Clone(days)
	}
	return clone
}

// Encode returns the bytes of the file.
func (p Pins) Encode() ([]byte, error) {
	return encode(struct {
		Version int  `json:"version"`
		Pins    Pins `json:"pins"`
	}{quote.FileVersion, p})
}

// WritePins replaces the pins of a data directory.
func WritePins(dir string, p Pins) error { return write(dir, PinsFile, p) }
