// Package store reads and writes the data files of a site, data/tickers/*. They contain facts and are meant to be committed. A corrupt
// file is never overwritten.
package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/atomicfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
)

// CorruptError reports a data file that cannot be read as what it should be.
type CorruptError struct {
	path   string
	reason error
}

// Path returns the path of the file, below the directory that was passed to the reading function.
func (e *CorruptError) Path() string { return e.path }

func (e *CorruptError) Error() string { return e.In(e.path) }

// In returns the message with another form of the path, such as a relative one.
func (e *CorruptError) In(path string) string {
	return fmt.Sprintf("%s is damaged: %v", path, e.reason)
}

// Unwrap returns the reason without the path.
func (e *CorruptError) Unwrap() error { return e.reason }

// read reads the entries of a file into a map. An absent file has no entries. The error is a *CorruptError unless the file is of a
// later version or cannot be opened.
func read(name, key string, entries any) error {
	source, err := regularfile.Read(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var content map[string]json.RawMessage
	var version int
	if err := json.Unmarshal(source, &content); err != nil {
		return &CorruptError{name, withLine(source, err)}
	}
	if err := json.Unmarshal(content["version"], &version); err == nil && version > quote.FileVersion {
		return fmt.Errorf("%s has version %d, but this command supports version %d: update hugo-tickers", name, version, quote.FileVersion)
	}
	if version != quote.FileVersion {
		return &CorruptError{name, fmt.Errorf("missing version field (want %d)", quote.FileVersion)}
	}
	if content[key] == nil {
		return nil
	}
	if err := json.Unmarshal(content[key], entries); err != nil {
		return &CorruptError{name, err}
	}
	return nil
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

// encode returns the bytes of a file: keys sorted, two-space indent, final newline. The same content gives the same bytes.
func encode(content any) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(content)
	return buffer.Bytes(), err
}

// write replaces a file of a data directory, and creates the directory if it does not exist.
func write(dir, name string, content interface{ Encode() ([]byte, error) }) error {
	encoded, err := content.Encode()
	if err != nil {
		return err
	}
	return atomicfile.Write(filepath.Join(dir, name), encoded)
}

// Links lists the data files that are symbolic links. They are read and written, but Hugo leaves them out.
func Links(dir string) []string {
	var links []string
	for _, name := range []string{QuotesFile, PinsFile, MentionsFile, RequestsFile} {
		if info, err := os.Lstat(filepath.Join(dir, name)); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			links = append(links, name)
		}
	}
	return links
}

// Quarantine renames a corrupt file, so that nothing of it is lost, and returns its new name. The new name ends in a tilde, because
// Hugo ignores such files, while any other unknown file in data/ stops the build.
func Quarantine(name string) (newName string, err error) {
	if name, err = atomicfile.Resolve(name); err != nil { // A link stays.
		return "", err
	}
	for n := 1; ; n++ {
		newName = name + ".damaged~"
		if n > 1 {
			newName = fmt.Sprintf("%s.damaged-%d~", name, n)
		}
		if _, err := os.Lstat(newName); errors.Is(err, fs.ErrNotExist) {
			return newName, os.Rename(name, newName)
		} else if err != nil {
			return "", err
		}
	}
}
