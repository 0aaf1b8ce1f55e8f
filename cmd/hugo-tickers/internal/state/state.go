// Package state keeps what a refresh remembers for the next one: cool-downs, quota use, failed lookups. These are not facts. The file
// is in the user's cache directory and can be deleted at any time.
package state

import (
	"encoding/json"
	"path/filepath"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// State is what is remembered about one site. The maps are never nil.
type State struct {
	Cooldowns map[string]Cooldown   `json:"cooldowns"` // by provider
	Usage     map[string]DailyUsage `json:"usage"`     // by provider

	// NotFound counts the sessions in which no provider had a symbol.
	NotFound map[quote.Symbol]NotFoundStreak `json:"notFound"`

	// MissingCloses has the stated days whose close no provider had, with the end of the last session before the lookup, UTC.
	MissingCloses map[quote.Symbol]map[quote.PriceDate]time.Time `json:"missingCloses"`

	// Refused has why closes are not used, by session, as of the last lookup.
	Refused map[quote.Symbol]map[calendar.Date]string `json:"refused"`

	// Renamed says of symbols how a provider calls their instruments now and called them before, until the author states the name.
	Renamed map[quote.Symbol]string `json:"renamed"`
}

// RenamedFix is what to do about an entry of State.Renamed.
const RenamedFix = "if it is another company, write its new symbol; if not, write its name in data/tickers/instruments.toml"

// Cooldown is the time during which a provider is not contacted.
type Cooldown struct {
	CredentialID string    `json:"credentialId"` // whose requests were refused
	Until        time.Time `json:"until"`        // UTC
	Kind         string    `json:"kind"`         // of the provider's error
	Failures     int       `json:"failures"`     // in a row
}

// DailyUsage is the number of requests that a provider got on a date, UTC.
type DailyUsage struct {
	CredentialID string        `json:"credentialId"`
	Date         calendar.Date `json:"date"`
	Requests     int           `json:"requests"`
}

// NotFoundStreak is a run of sessions in which a symbol was not found.
type NotFoundStreak struct {
	Since       time.Time `json:"since"`       // UTC
	LastSession time.Time `json:"lastSession"` // the end of the last of these sessions, UTC
	Count       int       `json:"count"`       // of sessions
}

// RecordLookup records whether the close of a stated day was found. LastSession is the end of the last session before the lookup.
func (s State) RecordLookup(symbol quote.Symbol, day quote.PriceDate, found bool, lastSession time.Time) {
	if found {
		delete(s.MissingCloses[symbol], day)
		return
	}
	if s.MissingCloses[symbol] == nil {
		s.MissingCloses[symbol] = map[quote.PriceDate]time.Time{}
	}
	s.MissingCloses[symbol][day] = lastSession
}

// RecordRefused replaces what is remembered about the closes of a symbol that are not used.
func (s State) RecordRefused(symbol quote.Symbol, refused map[calendar.Date]string) {
	delete(s.Refused, symbol)
	if len(refused) > 0 {
		s.Refused[symbol] = refused
	}
}

// Read reads the state of a site from its directory. If the file is absent, nothing is remembered; of one that is damaged, what can be
// read.
func Read(dir string) State {
	source, _ := ReadFile(filepath.Join(dir, fileName))
	return decode(source)
}

const fileName = "state.json"

// Write saves the state for the next refresh.
func (s State) Write(dir string) error {
	encoded, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	return WriteFile(filepath.Join(dir, fileName), append(encoded, '\n'))
}
