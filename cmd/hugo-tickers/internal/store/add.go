package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/atomicfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
)

// AddInstrument appends an entry to instruments.toml in a data directory and returns the name of the file. What the file has, comments
// included, stays as it is. It is an error if the author has an entry of the symbol, or a file in another format.
func AddInstrument(dir string, i quote.Instrument) (name string, err error) {
	name = filepath.Join(dir, "instruments.toml")
	before, err := regularfile.Read(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	known, err := ReadInstruments(dir)
	if err != nil {
		return "", err
	}
	if before == nil {
		for _, other := range []string{"yaml", "yml", "json"} {
			file := filepath.Join(dir, "instruments."+other)
			if _, err := os.Stat(file); err == nil {
				return "", fmt.Errorf("%s is not TOML: add the entry to it by hand: %s", file, strings.Join(fields(i), ", "))
			}
		}
	}
	if _, ok := known[i.Symbol]; ok {
		return "", fmt.Errorf("%s already has an entry of %s: change it by hand; the new one would be %s", name, i.Symbol, strings.Join(fields(i), ", "))
	}
	after := appendEntry(before, i)
	if err := sameWith(known, after, i.Symbol); err != nil {
		return "", fmt.Errorf("%s cannot be appended to: %w; add the entry by hand: %s", name, err, strings.Join(fields(i), ", "))
	}
	return name, atomicfile.Write(name, after)
}

// appendEntry returns the content of a file with an entry after it, in the line ends of the file.
func appendEntry(before []byte, i quote.Instrument) []byte {
	entry := "[[instruments]]\n  " + strings.Join(fields(i), "\n  ") + "\n"
	switch {
	case len(before) == 0:
	case bytes.HasSuffix(before, []byte("\n")):
		entry = "\n" + entry
	default:
		entry = "\n\n" + entry
	}
	if bytes.Contains(before, []byte("\r\n")) {
		entry = strings.ReplaceAll(entry, "\n", "\r\n")
	}
	return append(slices.Clone(before), entry...)
}

// sameWith returns why a content does not have the known instruments and one more, or nil.
func sameWith(known Instruments, content []byte, added quote.Symbol) error {
	all, err := parseInstruments(content, "toml")
	if err != nil {
		return err
	}
	if _, ok := all[added]; !ok || len(all) != len(known)+1 {
		return errors.New("its list of instruments would not have the entry")
	}
	return nil
}

// fields returns the keys and values of an entry in TOML. What is unknown is left out.
func fields(i quote.Instrument) []string {
	lines := []string{"symbol = " + tomlString(string(i.Symbol))}
	add := func(key, value string) {
		if value != "" {
			lines = append(lines, key+" = "+tomlString(value))
		}
	}
	add("name", i.Name)
	add("exchange", i.Exchange)
	add("mic", i.MIC)
	add("currency", i.Currency)
	for _, provider := range slices.Sorted(maps.Keys(i.Spelling)) {
		add(provider, i.Spelling[provider])
	}
	return lines
}

// tomlString writes a basic string. Control characters are written as TOML escapes them, which Go does not.
func tomlString(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case strconv.IsPrint(r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	return `"` + b.String() + `"`
}
