package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"time"
)

// State is what a refresh remembers for the next one: not facts, which are quotes, but when to leave a provider in peace.
// It lies in the user's cache folder and is never committed; without it nothing is lost.
type State struct {
	// Holds says, by provider, until when it is not asked.
	Holds map[string]Hold `json:"holds"`
}

// Hold is why a provider is left in peace, and for how long.
type Hold struct {
	Until time.Time `json:"until"`
	Class string    `json:"class"` // as in the provider's answer
	Times int       `json:"times"` // in a row
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
