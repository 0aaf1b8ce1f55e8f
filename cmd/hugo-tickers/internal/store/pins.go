package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/shopspring/decimal"
)

// PinsFile is the name of the file of pins.
const PinsFile = "pins.json"

// Pins are the closes of stated days, by symbol and day.
type Pins map[quote.Symbol]map[quote.PriceDate]quote.Pin

// ReadPins reads the pins of a data directory, as ReadQuotes does.
func ReadPins(dir string, now time.Time) (Pins, *Damage, error) {
	pins := Pins{}
	damage, err := read(filepath.Join(dir, PinsFile), "pins", true, func(raw rawEntry, conflict bool) error {
		day := quote.PriceDate(raw.day)
		pin, err := readPin(raw, now)
		if err != nil {
			return err
		}
		first, twice := pins[pin.Symbol][day]
		same := first.Quote.Equal(pin.Quote) && first.SplitFactor.Equal(pin.SplitFactor)
		pins.Add(day, pin)
		if twice && !same && (!conflict || first.Final && pin.Final) {
			return errors.New("there are two of it; the first that is final is used")
		}
		return nil
	})
	return pins, damage, err
}

// readPin reads an entry of pins.json.
func readPin(raw rawEntry, now time.Time) (quote.Pin, error) {
	symbol, err := parseSymbol(raw.symbol)
	if err != nil {
		return quote.Pin{}, err
	}
	if raw.day == noDay {
		return quote.Pin{}, errors.New("it has no closes by day")
	}
	var pin quote.Pin
	if err := decode(raw.text, &pin); err != nil {
		return quote.Pin{}, err
	}
	pin.Symbol = symbol
	day := quote.PriceDate(raw.day)
	if err := pin.Check(day); err != nil {
		return quote.Pin{}, err
	}
	pin.Quote = pin.InMarket(quote.Instrument{Symbol: symbol}) // Old pins have no session.
	if pin.IsAhead(now) {
		return quote.Pin{}, errAhead(pin.Quote)
	}
	return pin, pin.Check(day)
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

// Encode returns the bytes of the file, as Quotes.Encode does.
func (p Pins) Encode(old *Damage) ([]byte, error) {
	entries := map[string]any{}
	for symbol, days := range p {
		texts := map[string]any{}
		for day, pin := range days {
			if err := pin.Check(day); err != nil {
				return nil, fmt.Errorf("%s on %s: %w", symbol, day, err)
			}
			texts[string(day)] = pin
		}
		entries[string(symbol)] = texts
	}
	if old != nil {
		for symbol, texts := range old.kept {
			addKept(entries, symbol, texts)
		}
	}
	return encode(struct {
		Version int            `json:"version"`
		Pins    map[string]any `json:"pins"`
	}{quote.FileVersion, entries})
}

// addKept adds the entries of a symbol that could not be read and have no successor.
func addKept(entries map[string]any, symbol string, texts map[string]json.RawMessage) {
	days, ok := entries[symbol].(map[string]any)
	if text, whole := texts[noDay]; whole && !ok {
		entries[symbol] = text
		return
	}
	if !ok {
		days = map[string]any{}
		entries[symbol] = days
	}
	for day, text := range texts {
		if _, successor := days[day]; !successor && day != noDay {
			days[day] = text
		}
	}
}

// WritePins replaces the pins of a data directory.
func WritePins(dir string, p Pins, old *Damage) error {
	encoded, err := p.Encode(old)
	return write(dir, PinsFile, encoded, err)
}
