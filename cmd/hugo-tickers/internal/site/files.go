package site

import (
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
	"github.com/spf13/afero"
)

// regularFiles is the file system of the machine, read only, without files that block.
type regularFiles struct{ afero.Fs }

func newFiles() afero.Fs { return regularFiles{afero.NewReadOnlyFs(afero.NewOsFs())} }

// Open implements afero.Fs.
func (regularFiles) Open(name string) (afero.File, error) {
	file, err := regularfile.Open(name)
	if err != nil {
		return nil, err // And no file that is not nil.
	}
	return file, nil
}
