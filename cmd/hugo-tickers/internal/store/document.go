package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// document is what a data file has, entry by entry, as far as it can be read. One entry that is wrong, or a file that ends too early, says
// nothing about the other entries.
type document struct {
	version  json.RawMessage // nil if there is none
	entries  []rawEntry
	damage   error // why the file as a whole is not what it should be, or nil
	complete bool  // whether every entry was read in spite of the damage
	conflict bool  // whether the entries are those of two versions of the file
}

// rawEntry is an entry as it is written in a file.
type rawEntry struct {
	symbol string
	day    string // noDay if the entries of the file are not by day, or the entry of the symbol is no object
	text   json.RawMessage
	line   int
}

// noDay is the day of an entry without one. No key of JSON is like this: it is not valid UTF-8.
const noDay = "\xff"

var byteOrderMark = []byte("\ufeff")

// readDocument reads a data file whose entries are below a key: by symbol, or by symbol and day.
func readDocument(source []byte, key string, byDay bool) document {
	if text, found := bytes.CutPrefix(source, byteOrderMark); found {
		d := readDocument(text, key, byDay)
		if d.damage == nil {
			d.damage, d.complete = errors.New("it begins with a byte order mark"), true
		}
		return d
	}
	if ours, theirs, line := conflictSides(source); line > 0 {
		d, other := readDocument(ours, key, byDay), readDocument(theirs, key, byDay)
		d.complete = d.damage == nil && other.damage == nil
		if d.version == nil || other.isLater() {
			d.version = other.version
		}
		d.entries = append(d.entries, other.entries...)
		d.damage, d.conflict = fmt.Errorf("line %d: the marks of a merge conflict", line), true
		return d
	}
	d := document{}
	found, other := false, "" // Of members beside the version.
	levels := 2
	if byDay {
		levels = 3
	}
	w := walker{source: source, decoder: json.NewDecoder(bytes.NewReader(source)), line: 1, visit: func(path []string, line int, text json.RawMessage) {
		if path[0] == key {
			found = true
		} else if path[0] != "version" {
			other = path[0]
		}
		switch {
		case path[0] == "version" && len(path) == 1:
			d.version = text
		case path[0] == key && len(path) == 1 && !bytes.Equal(text, []byte("null")):
			d.damage = fmt.Errorf("line %d: %s is not an object", line, key)
		case path[0] == key && len(path) > 1:
			e := rawEntry{symbol: path[1], day: noDay, text: text, line: line}
			if len(path) > 2 {
				e.day = path[2]
			}
			d.entries = append(d.entries, e)
		}
	}}
	w.object(nil, func(path []string) bool {
		found = found || path[0] == key // An object without members is not visited.
		return path[0] == key && len(path) < levels
	})
	if err := json.Unmarshal(source, &struct{}{}); err != nil { // This only looks whether the file is valid, and an object.
		d.damage = withLine(source, err)
	} else if d.damage == nil && d.version == nil {
		d.damage, d.complete = fmt.Errorf("missing version field (want %d)", quote.FileVersion), len(d.entries) > 0
	} else if d.damage == nil && !d.hasVersion(func(v float64) bool { return v == quote.FileVersion }) {
		d.damage, d.complete = fmt.Errorf("its version is %s (want %d)", d.version, quote.FileVersion), len(d.entries) > 0
	} else if d.damage == nil && !found && other != "" {
		d.damage = fmt.Errorf("it has %q and no %q", other, key)
	}
	return d
}

// isLater reports whether the file is of a later version than this command knows.
func (d document) isLater() bool {
	return d.hasVersion(func(v float64) bool { return v > quote.FileVersion })
}

func (d document) hasVersion(is func(float64) bool) bool {
	var version float64
	return d.version != nil && json.Unmarshal(d.version, &version) == nil && is(version)
}

// blanks is what can be between the tokens of JSON.
const blanks = " \t\r\n"

// walker visits the members of objects, in their order, until one is not whole.
type walker struct {
	source  []byte
	decoder *json.Decoder // of source
	skipped json.RawMessage
	visit   func(path []string, line int, text json.RawMessage)
	line    int // of counted
	counted int
}

// object visits the members of the object that comes next. Those that are objects and are to be entered are not visited themselves. It
// reports whether the object is whole. The texts are part of source: a file can have a hundred thousand entries.
func (w *walker) object(path []string, enter func(path []string) bool) bool {
	if open, err := w.decoder.Token(); err != nil || open != json.Delim('{') {
		return false
	}
	for w.decoder.More() {
		key, err := w.decoder.Token()
		name, ok := key.(string)
		if err != nil || !ok {
			return false
		}
		member := append(path[:len(path):len(path)], name)
		at := int(w.decoder.InputOffset())
		after, colon := bytes.CutPrefix(bytes.TrimLeft(w.source[at:], blanks), []byte(":"))
		if !colon {
			return false
		}
		value := len(w.source) - len(bytes.TrimLeft(after, blanks))
		line := w.lineOf(at)
		if value < len(w.source) && w.source[value] == '{' && enter(member) {
			if !w.object(member, enter) {
				return false
			}
			continue
		}
		if w.decoder.Decode(&w.skipped) != nil {
			return false
		}
		w.visit(member, line, w.source[value:w.decoder.InputOffset()])
	}
	_, err := w.decoder.Token()
	return err == nil
}

// lineOf returns the line of an offset. Offsets must not become smaller.
func (w *walker) lineOf(offset int) int {
	w.line += bytes.Count(w.source[w.counted:max(w.counted, offset)], []byte("\n"))
	w.counted = max(w.counted, offset)
	return w.line
}

// withLine adds the line to a JSON syntax error.
func withLine(source []byte, err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		line := bytes.Count(source[:min(int(syntax.Offset), len(source))], []byte("\n")) + 1
		return fmt.Errorf("line %d: %w", line, err)
	}
	return err
}

// conflictSides returns the two versions of a file in which Git has left the marks of a merge conflict, and the line of the first mark, 0
// if there is none. Lines of the other version are blank, so that the numbers of lines stay.
func conflictSides(source []byte) (ours, theirs []byte, line int) {
	const common, left, base, right = 0, 1, 2, 3
	at := common
	for n, text := range bytes.SplitAfter(source, []byte("\n")) {
		mark := ""
		if word, _, _ := bytes.Cut(bytes.TrimRight(text, "\r\n"), []byte(" ")); len(word) == 7 { // Git makes the marks of a conflict inside another one longer.
			mark = string(word)
		}
		next := at
		switch {
		case mark == "<<<<<<<" && at == common:
			next = left
			if line == 0 {
				line = n + 1
			}
		case mark == "|||||||" && at == left:
			next = base
		case mark == "=======" && (at == left || at == base):
			next = right
		case mark == ">>>>>>>" && at == right:
			next = common
		}
		blank := []byte("\n")
		switch {
		case next != at:
			ours, theirs = append(ours, blank...), append(theirs, blank...)
		case at == common:
			ours, theirs = append(ours, text...), append(theirs, text...)
		case at == left:
			ours, theirs = append(ours, text...), append(theirs, blank...)
		case at == right:
			ours, theirs = append(ours, blank...), append(theirs, text...)
		default:
			ours, theirs = append(ours, blank...), append(theirs, blank...)
		}
		at = next
	}
	if line > 0 && at != common { // The end of the conflict is missing: neither version is known.
		return source, nil, 0
	}
	return ours, theirs, line
}
