package refresh

import "github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"

// damage is what could not be read of the stored files; nil for each that could.
type damage struct {
	quotes, pins, requests *store.Damage

	everyClose bool                     // whether the close of every stated day is known whose session has ended
	copies     map[*store.Damage]string // the names of copies of files that were replaced
}

// DamagedFile is a stored file of which not everything could be read.
type DamagedFile struct {
	*store.Damage
	Replaced bool   // whether Write puts another one in its place
	Copy     string // the path of the copy that Write has made of it; "" if there is none
}

// Damaged returns the stored files of which not everything could be read.
func (r *Result) Damaged() []DamagedFile {
	var files []DamagedFile
	for _, f := range []DamagedFile{
		{Damage: r.damage.pins, Replaced: r.writesPins()},
		{Damage: r.damage.quotes, Replaced: r.writesQuotes()},
		{Damage: r.damage.requests, Replaced: r.damage.requests.IsWhole()},
	} {
		if f.Damage != nil {
			f.Copy = r.damage.copies[f.Damage]
			files = append(files, f)
		}
	}
	return files
}

// Unreplaced returns the paths of files that are not what they should be and that Write has left as they are.
func (r *Result) Unreplaced() []string {
	var paths []string
	for _, f := range r.Damaged() {
		if r.written && f.IsWhole() && !f.Replaced {
			paths = append(paths, f.Path())
		}
	}
	return paths
}

// writesQuotes reports whether quotes.json is to be written: something changed, or there is something to put in the place of a damaged file.
// Prices can be had again.
func (r *Result) writesQuotes() bool {
	if d := r.damage.quotes; d.IsWhole() {
		return d.IsComplete() || len(r.Quotes) > 0
	}
	return r.QuotesChanged()
}

// writesPins reports whether pins.json is to be written: something changed, or every close of a damaged file is known. A close that was
// stored years ago may be nowhere else. As long as one is missing, the file stays for the author, who can have it back from a copy.
func (r *Result) writesPins() bool {
	if d := r.damage.pins; d.IsWhole() {
		return d.IsComplete() || r.damage.everyClose
	}
	return r.PinsChanged()
}

// hasEveryClose reports whether there are stated days whose sessions have ended, and the closes of all of them are known.
func (r *refresher) hasEveryClose() bool {
	closes := 0
	for symbol, days := range r.Demand.Days {
		for day := range days {
			if day.SessionEnd(r.calendar(symbol)).After(r.Now) {
				continue
			}
			if _, pinned := r.Pins[symbol][day]; !pinned {
				return false
			}
			closes++
		}
	}
	return closes > 0
}

// setAside copies a file of which something would be lost, before another one takes its place.
func (r *Result) setAside(d *store.Damage) error {
	if !d.NeedsCopy() {
		return nil
	}
	name, err := d.SetAside()
	if err != nil {
		return err
	}
	if r.damage.copies == nil {
		r.damage.copies = map[*store.Damage]string{}
	}
	r.damage.copies[d] = name
	return nil
}
