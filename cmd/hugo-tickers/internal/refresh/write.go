package refresh

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
)

// Write stores what changed. A file that could not be read is copied before another one takes its place.
func (r *Result) Write() error {
	r.written = true
	// Pins first: a change since a day needs its pin.
	if r.writesPins() {
		if err := r.setAside(r.damage.pins); err != nil {
			return err
		}
		if err := store.WritePins(r.data, r.Pins, r.damage.pins); err != nil {
			return fmt.Errorf("could not write the pins: %w", err)
		}
	}
	if r.writesQuotes() {
		if err := r.setAside(r.damage.quotes); err != nil {
			return err
		}
		if err := store.WriteQuotes(r.data, r.Quotes, r.damage.quotes); err != nil {
			return fmt.Errorf("could not write the quotes: %w", err)
		}
	}
	if r.damage.requests.IsWhole() { // Hugo could not build the site, and so not be asked again.
		if err := r.setAside(r.damage.requests); err != nil {
			return err
		}
		if err := store.WriteRequests(r.data, r.requests); err != nil {
			return fmt.Errorf("could not write the requests: %w", err)
		}
	}
	if r.Demand.Pages == nil {
		return nil
	}
	if err := store.WriteMentions(r.data, r.Demand.Pages); err != nil {
		return fmt.Errorf("could not write the mentions: %w", err)
	}
	return nil
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
		{store.PinsFile, r.writesPins(), func() ([]byte, error) { return r.Pins.Encode(r.damage.pins) }},
		{store.QuotesFile, r.writesQuotes(), func() ([]byte, error) { return r.Quotes.Encode(r.damage.quotes) }},
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
