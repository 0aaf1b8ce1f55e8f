package check

import (
	"bytes"
	"fmt"
	"regexp"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/spelling"
)

// callProblem returns what is wrong with a call of a shortcode or a cashtag.
func callProblem(m scan.Mention) string {
	switch m.Kind {
	case scan.Cashtag:
		return fmt.Sprintf(`the cashtag $%s is plain text: write {{< ticker "%s" >}} for a badge`, m.Text, m.Text)
	case scan.ProblemPercentCall:
		return fmt.Sprintf("Markdown drops the HTML of {{%% %s %%}} and what follows it: write {{< %s >}}", m.Text, m.Text)
	case scan.ProblemInHeading:
		return "a badge in a heading leaks into its id and the table of contents: write {{% ticker-text %}}"
	case scan.ProblemInFrontMatter:
		return "Hugo does not run shortcodes in front matter and shows them as text: write the symbol itself"
	case scan.ProblemFenceAttributes:
		return fmt.Sprintf("Hugo ignores %s without braces: write {%s}", m.Text, m.Text)
	}
	return ""
}

// symbol returns what is wrong with a badge or a row.
func (c *checker) symbol(m demand.Mention) string {
	symbol, err := m.Symbol()
	switch {
	case err != nil:
		return spelling.WithHint(err.Error(), m.Text)
	case m.Unquoted:
		return fmt.Sprintf(`the symbol %s is not quoted, and Hugo may read it as something else: write "%s"`, m.Text, m.Text)
	case spelling.Ambiguous(m.Text) != "":
		return spelling.Ambiguous(m.Text)
	case m.Request.Panel && !c.site.Params.Detail:
		return "detail=true has no effect: set detail = true under [params.tickers]"
	}
	for _, day := range []quote.PriceDate{m.At, m.Since} {
		if _, ok := c.pins[symbol][day]; day != "" && !ok && !day.SessionEnd(symbol).After(c.now) {
			return fmt.Sprintf("no stored close for %s on %s, the badge will not show a change: run hugo-tickers refresh", symbol, day)
		}
	}
	if _, frozen := c.pins[symbol][m.At]; frozen && m.Since == "" {
		return "" // The latest quote does not matter.
	}
	q, ok := c.quotes[symbol]
	switch {
	case !ok:
		return spelling.WithHint(fmt.Sprintf("no stored quote of %s, the badge shows only the symbol: run hugo-tickers refresh", symbol), m.Text)
	case q.Stale(c.now):
		return fmt.Sprintf("the quote of %s is from %s and stale: run hugo-tickers refresh", symbol, q.AsOf.Format(time.DateOnly))
	}
	return ""
}

// Markup that does not count when words are compared: shortcodes, emphasis, quotation marks of Markdown, link targets.
var (
	noWords = regexp.MustCompile("(?s)\\{\\{[<%].*?[%>]\\}\\}|[*_>`]")
	links   = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
)

// repeat returns what is wrong with a passage that claims to repeat words of the page. The source contains the passage itself,
// so the words must occur twice.
func repeat(source []byte, passage string) string {
	if text := words([]byte(passage)); bytes.Count(words(source), text) < 2 {
		return fmt.Sprintf("repeat=true, but the page does not contain these words elsewhere: %q", text)
	}
	return ""
}

// words returns the words of Markdown, separated by single spaces.
func words(source []byte) []byte {
	text := links.ReplaceAll(noWords.ReplaceAll(source, nil), []byte("$1"))
	return bytes.Join(bytes.Fields(text), []byte(" "))
}
