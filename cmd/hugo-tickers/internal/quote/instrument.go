package quote

// Instrument is what the author says of a symbol, in data/tickers/instruments.toml, .yaml or .json.
type Instrument struct {
	Symbol   Symbol
	Name     string
	Exchange string
	MIC      string
	Currency string // ISO 4217, or a minor unit such as GBp

	// Spelling maps a provider's name to the way that provider writes the symbol.
	Spelling map[string]string
}

// Complete fills in what the author says of the instrument: an author's word goes before a provider's.
func (q Quote) Complete(i Instrument) Quote {
	if i.Name != "" {
		q.Name = i.Name
	}
	if i.Exchange != "" {
		q.Exchange = i.Exchange
	}
	if i.MIC != "" {
		q.MIC = i.MIC
	}
	return q
}
