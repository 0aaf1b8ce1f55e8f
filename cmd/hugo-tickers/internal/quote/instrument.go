package quote

import "github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"

// Instrument is what the author states about a symbol in data/tickers/instruments.toml, .yaml or .json.
type Instrument struct {
	Symbol   Symbol
	Name     string
	Exchange string
	MIC      string // ISO 10383
	Currency string // ISO 4217, or a minor unit such as GBp

	// Since is the first day on which the symbol is this instrument's own, zero if that is not stated. Before that day, the instrument
	// had the symbol Formerly, if that is set.
	Since    calendar.Date
	Formerly Symbol

	// Until is the last day on which the symbol was this instrument's own, zero unless it is a former symbol.
	Until calendar.Date

	// Spelling maps a provider's name to the spelling that this provider uses for the symbol.
	Spelling map[string]string
}

// At returns the instrument as one provider sees it: with no other spelling than that provider's.
func (i Instrument) At(provider string) Instrument {
	own := i.Spelling[provider]
	i.Spelling = nil
	if own != "" {
		i.Spelling = map[string]string{provider: own}
	}
	return i
}
