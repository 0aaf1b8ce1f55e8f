package refresh

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// Quarantined is a file that could not be read and was renamed, so that nothing in it is lost.
type Quarantined struct {
	Err *store.CorruptError
	As  string // its new path
}

// Write stores what changed and renames files that could not be read.
func (r *Result) Write() ([]Quarantined, error) {
	var quarantined []Quarantined
	for _, corrupt := range r.Corrupt {
		as, err := store.Quarantine(corrupt.Path())
		if err != nil {
			return quarantined, err
		}
		quarantined = append(quarantined, Quarantined{corrupt, as})
	}
	// Pins first: a change since a day needs its pin.
	if r.PinsChanged() {
		if err := store.WritePins(r.data, r.Pins); err != nil {
			return quarantined, fmt.Errorf("could not write the pins: %w", err)
		}
	}
	if r.QuotesChanged() {
		if err := store.WriteQuotes(r.data, r.Quotes); err != nil {
			return quarantined, fmt.Errorf("could not write the quotes: %w", err)
		}
	}
	if r.Demand.Pages == nil {
		return quarantined, nil
	}
	if err := store.WriteMentions(r.data, r.Demand.Pages); err != nil {
		return quarantined, fmt.Errorf("could not write the mentions: %w", err)
	}
	return quarantined, nil
}

// Change is a file that Write would write.
type Change struct {
	Name          string // absolute path
	Before, After []byte
}

// Changes returns what Write would write, and writes nothing.
func (r *Result) Changes() ([]Change, error) {
	var changes []Change
	for _, file := range []struct {
		name    string
		changed bool
		encode  func() ([]byte, error)
	}{
		{store.PinsFile, r.PinsChanged(), r.Pins.Encode},
		{store.QuotesFile, r.QuotesChanged(), r.Quotes.Encode},
		{store.MentionsFile, r.Demand.Pages != nil, r.Demand.Pages.Encode},
	} {
		if !file.changed {
			continue
		}
		name := filepath.Join(r.data, file.name)
		before, err := regularfile.Read(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		after, err := file.encode()
		if err != nil {
			return nil, err
		}
		changes = append(changes, Change{name, before, after})
	}
	return changes, nil
}
