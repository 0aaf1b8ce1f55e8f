package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// State is what a refresh remembers for the next one: not facts, which are quotes, but what providers said and were asked. It lies in the user's cache folder and is never committed; without it nothing is lost.
type State struct {
	// Holds says, by provider, until when it is not asked; Spent, how many requests it got of late.
	Holds map[string]Hold  `json:"holds"`
	Spent map[string]Spent `json:"spent"`

	// Absences says of which symbols the providers say that there are none.
	Absences map[quote.Symbol]Absence `json:"absences"`

	// Unpinned says of which stated days nobody had a close, and when that was: the end of the session before.
	Unpinned map[quote.Symbol]map[quote.Day]time.Time `json:"unpinned"`
}

// Look notes that a close was looked for: in vain, after the session that ended at an instant, or not.
func (s State) Look(symbol quote.Symbol, day quote.Day, inVain bool, session time.Time) {
	if !inVain {
		delete(s.Unpinned[symbol], day)
		return
	}
	if s.Unpinned[symbol] == nil {
		s.Unpinned[symbol] = map[quote.Day]time.Time{}
	}
	s.Unpinned[symbol][day] = session
}

// Hold is why an account at a provider is left in peace, and for how long.
type Hold struct {
	Account string    `json:"account"`
	Until   time.Time `json:"until"`
	Class   string    `json:"class"` // as in the provider's answer
	Times   int       `json:"times"` // in a row
}

// Spent is how many requests an account got on a day, UTC.
type Spent struct {
	Account  string `json:"account"`
	Day      string `json:"day"`
	Requests int    `json:"requests"`
}

// Absence is since when, and in how many sessions of its market, a symbol was not found.
type Absence struct {
	Since    time.Time `json:"since"`
	Session  time.Time `json:"session"` // the end of the last of them
	Sessions int       `json:"sessions"`
}

// StateDir returns the folder of a site's state and lock: below the cache folder, by the path of its data.
func StateDir(cache, data string) string {
	sum := sha256.Sum256([]byte(data))
	return filepath.Join(cache, "hugo-tickers", hex.EncodeToString(sum[:8]))
}

// ReadState reads the state of a site. A file that is absent or damaged remembers nothing.
func ReadState(dir string) State {
	state := State{}
	if source, err := os.ReadFile(filepath.Join(dir, "state.json")); err == nil {
		if json.Unmarshal(source, &state) != nil {
			state = State{}
		}
	}
	if state.Holds == nil {
		state.Holds = map[string]Hold{}
	}
	if state.Spent == nil {
		state.Spent = map[string]Spent{}
	}
	if state.Absences == nil {
		state.Absences = map[quote.Symbol]Absence{}
	}
	if state.Unpinned == nil {
		state.Unpinned = map[quote.Symbol]map[quote.Day]time.Time{}
	}
	return state
}

// Write keeps the state for the next refresh.
func (s State) Write(dir string) error {
	encoded, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	return replace(filepath.Join(dir, "state.json"), append(encoded, '\n'))
}
