package doctor

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/hugo"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/regularfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
)

// The partials that layouts have to call.
const (
	headPartial = "tickers/head.html" // links the stylesheet
	endPartial  = "tickers/end.html"  // prints panels and attributions
)

// layouts examines whether the layouts of the project and of its themes call the partials that the site needs.
func (d *doctor) layouts(modules []hugo.Module) Check {
	const subject = "layouts"
	var missing []string
	for _, partial := range []string{headPartial, endPartial} {
		if partial == endPartial && !d.needsEnd() {
			continue
		}
		called := slices.ContainsFunc(modules, func(m hugo.Module) bool { return !site.IsOurs(m.Dir) && calls(m.Dir, partial) })
		if !called {
			missing = append(missing, partial)
		}
	}
	switch {
	case len(missing) == 0:
		return Check{OK, subject, "call the partials of the module", noAction}
	case missing[0] == headPartial:
		return Check{Warning, subject, "no layout calls " + strings.Join(missing, " or "), `write {{ partial "tickers/head.html" . }} in the head of your layouts: docs/themes.md lists the file for many themes`}
	}
	return Check{Failed, subject, "no layout calls " + endPartial + ", which prints panels and required attributions", `write {{ partial "tickers/end.html" . }} after the content in your layouts: docs/themes.md lists the file for many themes`}
}

// needsEnd reports whether pages need panels or attributions.
func (d *doctor) needsEnd() bool {
	return d.Site.Params.Detail || slices.ContainsFunc(d.Chain, func(link provider.Link) bool { return link.Spec.Attribution.Text != "" })
}

// calls reports whether a template below the layouts of a module mentions a partial.
func calls(dir, partial string) bool {
	found := false
	_ = filepath.WalkDir(filepath.Join(dir, "layouts"), func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) || err == nil && entry.IsDir() {
			return nil
		}
		source, err := regularfile.Read(name)
		if err == nil && bytes.Contains(source, []byte(partial)) {
			found = true
			return fs.SkipAll
		}
		return nil // An unreadable file is Hugo's to report.
	})
	return found
}
