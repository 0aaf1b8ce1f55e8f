package scan

import (
	"strings"
	"testing"

	"github.com/gohugoio/hugo/parser/pageparser"
)

// FuzzPage holds the scanner against Hugo's lexer: every badge that Hugo would run is found where it stands, and whatever
// is found stands where it is said to be.
func FuzzPage(f *testing.F) {
	for _, seed := range []string{
		"---\ntickers: [META]\n---\nMeta {{< ticker \"META\" >}}, {{% ticker-text symbol=\"GOOG\" %}}",
		"a\n\n````pullquote {from=\"/a\"}\n> ```tickers\n> META\n> ```\n````\n",
		"x {{< pullquote >}}{{< tickers \"A\" `B` >}}{{< /pullquote >}} {{</* ticker \"X\" */>}} $META",
		"+++\ntickers = [1]\n+++\n{{< ticker 5930 >}}{{< ticker",
		"~~~tickers\r\nMETA\r\n~~~\r\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		mentions, _ := Page("a.md", source, Options{Markdown: true})
		rows := strings.Split(string(source), "\n")
		found := map[int]bool{}
		for i, m := range append(mentions, Cashtags("a.md", source)...) {
			if i > 0 && i < len(mentions) && mentions[i-1].offset > m.offset {
				t.Errorf("%s stands behind %s", mentions[i-1].Position(), m.Position())
			}
			row := []rune(rows[m.Line-1])
			if m.Column > len(row)+1 || !strings.HasPrefix(string(source[m.offset:]), "\"") && !strings.HasPrefix(string(source[m.offset:]), "$") &&
				!strings.HasPrefix(unescaped(source[m.offset:]), m.Text) && m.Kind == Symbol && !inFrontMatter(source, m.offset) {
				t.Errorf("%s does not say %q", m.Position(), m.Text)
			}
			found[m.offset] = true
		}
		items, _ := pageparser.ParseBytes(source, pageparser.Config{})
		for i := 0; i+2 < len(items); i++ {
			name := strings.TrimPrefix(items[i].ValStr(source), "tickers/")
			isBadge := items[i].IsShortcodeName() && (name == "ticker" || name == "ticker-text")
			if isBadge && items[i+1].IsShortcodeParam() && !items[i+2].IsShortcodeParamVal() && !found[items[i+1].Pos()] {
				t.Errorf("%q at byte %d was not found", items[i+1].ValStr(source), items[i+1].Pos())
			}
		}
	})
}

// unescaped drops the backslashes with which a quoted argument may hold quotation marks.
func unescaped(source []byte) string { return strings.ReplaceAll(string(source), `\"`, `"`) }

// inFrontMatter reports whether an offset lies there: a list written over several lines or with escapes need not show
// its symbols as they read.
func inFrontMatter(source []byte, offset int) bool {
	items, _ := pageparser.ParseBytes(source, pageparser.Config{})
	for _, item := range items {
		if item.IsFrontMatter() {
			return offset < item.Pos()+len(item.Val(source))
		}
	}
	return false
}
