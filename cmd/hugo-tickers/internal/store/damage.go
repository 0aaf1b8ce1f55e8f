package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/atomicfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
)

// Damage is what could not be read of a data file. The entries that could be read are used all the same. Those that could not are
// kept as they are until others take their places.
type Damage struct {
	path     string
	source   []byte
	reason   error // of the file as a whole, or nil
	complete bool  // see document
	unused   []Unused
	kept     map[string]map[string]json.RawMessage // by symbol and day
	twice    bool                                  // whether there are two entries of a symbol and day, of which one cannot be kept
}

// Unused is an entry that is not used.
type Unused struct {
	Line    int
	Message string
}

// Path returns the path of the file.
func (d *Damage) Path() string { return d.path }

// IsWhole reports whether the file as a whole is not what it should be, so that Hugo cannot read it either.
func (d *Damage) IsWhole() bool { return d != nil && d.reason != nil }

// NeedsCopy reports whether something of the file would be lost if another one took its place.
func (d *Damage) NeedsCopy() bool { return d.IsWhole() || d != nil && d.twice }

// IsComplete reports whether every entry is known, although the file as a whole is not what it should be.
func (d *Damage) IsComplete() bool { return d.complete }

// Error returns what is wrong with the file as a whole, or else with its first entry.
func (d *Damage) Error() string { return d.In(d.path)[0] }

// In returns what is wrong, a line each, with another form of the path, such as a relative one.
func (d *Damage) In(path string) []string {
	var lines []string
	if d.reason != nil {
		lines = append(lines, fmt.Sprintf("%s is damaged: %v", path, d.reason))
	}
	for _, u := range d.unused {
		lines = append(lines, fmt.Sprintf("%s, line %d: %s", path, u.Line, u.Message))
	}
	return lines
}

// Unused lists the entries that are not used.
func (d *Damage) Unused() []Unused {
	if d == nil {
		return nil
	}
	return d.unused
}

// SetAside writes a copy of the file, so that nothing of it is lost when a new one takes its place, and returns the name of the copy.
// It ends in a tilde, because Hugo ignores such files, while any other unknown file in data/ stops the build.
func (d *Damage) SetAside() (name string, err error) {
	for n := 1; ; n++ {
		name = d.path + ".damaged~"
		if n > 1 {
			name = fmt.Sprintf("%s.damaged-%d~", d.path, n)
		}
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name, atomicfile.Write(name, d.source)
		} else if err != nil {
			return "", err
		}
	}
}

// keep records an entry that is not used.
func (d *Damage) keep(e rawEntry, reason error) {
	name := e.symbol
	if e.day != noDay {
		name += " on " + e.day
	}
	d.unused = append(d.unused, Unused{e.line, fmt.Sprintf("the entry of %q is not used: %v", name, reason)})
	if d.kept == nil {
		d.kept = map[string]map[string]json.RawMessage{}
	}
	if d.kept[e.symbol] == nil {
		d.kept[e.symbol] = map[string]json.RawMessage{}
	}
	d.kept[e.symbol][e.day] = e.text
}

// read reads the entries of a file below a key. An absent file has none. Add takes an entry, or returns why it cannot be used. The error
// is of a file that is of a later version or cannot be opened; damage is nil if everything could be read.
func read(name, key string, byDay bool, add func(e rawEntry, conflict bool) error) (*Damage, error) {
	source, err := regularfile.Read(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	document := readDocument(source, key, byDay)
	if err := document.refuseLater(name); err != nil {
		return nil, err
	}
	damage := &Damage{path: name, source: source, reason: document.damage, complete: document.complete}
	for _, e := range document.entries {
		if err := add(e, document.conflict); err != nil {
			damage.keep(e, err)
		}
	}
	if damage.reason == nil && len(damage.unused) == 0 {
		return nil, nil
	}
	count := map[[2]string]int{}
	for _, e := range document.entries {
		if damage.kept[e.symbol][e.day] != nil {
			count[[2]string{e.symbol, e.day}]++
			damage.twice = damage.twice || count[[2]string{e.symbol, e.day}] > 1
		}
	}
	return damage, nil
}

// refuseLater returns an error for a file of a later version.
func (d document) refuseLater(name string) error {
	if !d.isLater() {
		return nil
	}
	return fmt.Errorf("%s has version %s, but this command supports version %d: update hugo-tickers", name, d.version, quote.FileVersion)
}

// keepLater returns an error if there is a file of a later version, which must not be replaced.
func keepLater(name, key string) error {
	source, err := regularfile.Read(name)
	if err != nil {
		return nil // There is none, or writing it will tell why not.
	}
	return readDocument(source, key, false).refuseLater(name)
}
