package store

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/gohugoio/hugo/parser/metadecoders"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/term"
	"github.com/spf13/cast"
)

// Instruments are the author's entries by symbol.
type Instruments map[quote.Symbol]quote.Instrument

// Of returns what the author's entry says about a symbol, which may be nothing.
func (all Instruments) Of(symbol quote.Symbol) quote.Instrument {
	i := all[symbol]
	i.Symbol = symbol
	return i
}

// ReadInstruments reads the author's instruments from instruments.toml, .yaml or .json in a data directory. The file is a
// list, in TOML under [[instruments]]. If there is no file, there are no instruments.
func ReadInstruments(dir string) (Instruments, error) {
	for _, extension := range []string{"toml", "yaml", "yml", "json"} {
		name := filepath.Join(dir, "instruments."+extension)
		source, err := regularfile.Read(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		instruments, err := parseInstruments(source, extension)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return instruments, nil
	}
	return nil, nil
}

// parseInstruments reads the content of an instruments file.
func parseInstruments(source []byte, extension string) (Instruments, error) {
	value, err := metadecoders.Default.Unmarshal(source, metadecoders.FormatFromString(extension))
	if err != nil {
		return nil, term.FirstLine(err)
	}
	return readList(value)
}

func readList(value any) (Instruments, error) {
	if fields, ok := value.(map[string]any); ok {
		if len(fields) == 0 {
			return Instruments{}, nil // A file of comments.
		}
		value = fields["instruments"]
	}
	list, ok := value.([]any)
	if maps, isMaps := value.([]map[string]any); isMaps {
		for _, entry := range maps {
			list = append(list, entry)
		}
		ok = true
	}
	if !ok {
		return nil, errors.New("want a list of instruments; in TOML each under [[instruments]]")
	}
	instruments := Instruments{}
	for n, entry := range list {
		fields, ok := entry.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("entry %d is %v: want symbol, name …", n+1, entry)
		}
		i, err := readInstrument(fields)
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w", n+1, err)
		}
		instruments[i.Symbol] = i
	}
	return instruments, nil
}

// instrumentKeys are the keys of an instrument that are no names of providers.
var instrumentKeys = []string{"symbol", "name", "exchange", "mic", "currency", "decimals", "url", "formerly", "since"}

// readInstrument reads one entry. A key that is neither a field of an instrument nor one that only the templates use is the name of
// a provider, with that provider's spelling of the symbol.
func readInstrument(fields map[string]any) (quote.Instrument, error) {
	i := quote.Instrument{Spelling: map[string]string{}}
	texts := map[string]*string{"name": &i.Name, "exchange": &i.Exchange, "mic": &i.MIC, "currency": &i.Currency}
	for key, value := range fields {
		if key == "decimals" { // Only the templates use it.
			if n, ok := asInt(value); !ok || n < 0 || n > 8 {
				return i, fmt.Errorf("decimals is %v: write a number from 0 to 8", value)
			}
			continue
		}
		text, ok := value.(string)
		if key == "since" {
			text, ok = dateText(value)
		}
		if !ok {
			return i, fmt.Errorf("%s is %v: write a string", key, value)
		}
		if err := quote.CheckText(key, text); key != "url" && err != nil {
			return i, err
		}
		var err error
		switch field, known := texts[key]; {
		case known:
			*field = text
		case key == "symbol":
			i.Symbol, err = quote.ParseSymbol(text)
		case key == "formerly":
			i.Formerly, err = quote.ParseSymbol(text)
		case key == "since":
			if i.Since, err = calendar.ParseDate(text); err != nil {
				err = fmt.Errorf("since: %w", err)
			}
		case key != "url":
			if meant := term.Closest(key, instrumentKeys); meant != "" {
				return i, fmt.Errorf("no key %q: did you mean %q?", key, meant)
			}
			i.Spelling[key] = text
		}
		if err != nil {
			return i, err
		}
	}
	switch {
	case i.Symbol == "":
		return i, errors.New("no symbol")
	case i.Formerly != "" && i.Since.IsZero():
		return i, fmt.Errorf("%s has formerly without since: write the first day of the new symbol, such as since = \"2022-06-09\"", i.Symbol)
	}
	if i.Currency != "" {
		if _, err := i.Symbol.ParseUnit(i.Currency); err != nil {
			return i, err
		}
	}
	return i, nil
}

// dateText returns the text of a date, which is a string, or a date in TOML and YAML.
func dateText(value any) (text string, ok bool) {
	switch value := value.(type) {
	case string:
		return value, true
	case time.Time:
		return value.Format(time.DateOnly), true
	case fmt.Stringer:
		return value.String(), true
	}
	return "", false
}

// asInt reads a whole number in any of the types that the decoders of TOML, YAML and JSON return.
func asInt(value any) (int, bool) {
	n, err := cast.ToIntE(value)
	_, isText := value.(string)
	return n, err == nil && !isText
}
