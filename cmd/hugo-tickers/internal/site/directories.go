package site

import (
	"path/filepath"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
	"golang.org/x/mod/modfile"
)

// readGoMod reads the replace directives that point to directories.
func (c *collector) readGoMod() {
	source, err := regularfile.Read(filepath.Join(c.root, "go.mod"))
	if err != nil {
		return
	}
	parsed, err := modfile.Parse("go.mod", source, nil)
	if err != nil {
		return // Go and Hugo report it.
	}
	for _, r := range parsed.Replace {
		if r.New.Version == "" {
			c.directories[r.Old.Path] = abs(c.root, r.New.Path)
		}
	}
}

// readVendor reads which modules a component has in its directory _vendor. The first component that has a module wins.
func (c *collector) readVendor(dir string) {
	source, err := regularfile.Read(filepath.Join(dir, "_vendor", "modules.txt"))
	if err != nil {
		return
	}
	for line := range strings.Lines(string(source)) {
		if fields := strings.Fields(strings.Trim(line, "# \r\n")); len(fields) == 2 && c.directories[fields[0]] == "" {
			c.directories[fields[0]] = filepath.Join(dir, "_vendor", filepath.FromSlash(fields[0]))
		}
	}
}
