package quote

// Instrument is what the author states about a symbol in data/tickers/instruments.toml, .yaml or .json.
type Instrument struct {
	Symbol   Symbol
	Name     string
	Exchange string
	MIC      string // ISO 10383
	Currency string // ISO 4217, or a minor unit such as GBp

	// Spelling maps a provider's name to the spelling that this provider uses for the symbol.
	Spelling map[string]string
}
