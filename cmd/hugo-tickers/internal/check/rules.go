package check

import (
	"bytes"
	"fmt"
	"regexp"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/demand"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/spelling"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
)

// callProblem returns what is wrong with a call of a shortcode or a cashtag.
func callProblem(m scan.Mention) string {
	switch m.Kind {
	case scan.Cashtag:
		return fmt.Sprintf(`the cashtag $%s is plain text: write {{< ticker "%s" >}} for a badge`, m.Text, m.Text)
	case scan.ProblemPercentCall:
		return fmt.Sprintf("Markdown drops the HTML of {{%% %s %%}} and what follows it: write {{< %s >}}", m.Text, m.Text)
	case scan.ProblemInHeading:
		return "a badge in a heading leaks into its id and the table of contents: write {{% ticker-text %}} with the symbol"
	case scan.ProblemInFrontMatter:
		return "Hugo shows shortcodes in front matter as text, unless a layout renders the field with RenderString: write the symbol itself"
	case scan.ProblemFrontMatterKey:
		return fmt.Sprintf("tickers in the front matter has no key %q: it takes at, since and symbols", m.Text)
	case scan.ProblemFenceQuotes:
		return fmt.Sprintf(`Markdown cannot read the attributes %s, and the build fails: write values in double quotes, as in {caption="Two"}`, m.Text)
	case scan.ProblemEmptySymbol:
		return fmt.Sprintf("a comma of %q has no symbol beside it, and the build fails: remove it", m.Text)
	case scan.ProblemFenceAttributes:
		return fmt.Sprintf("Hugo ignores %s without braces: write {%s}", m.Text, m.Text)
	}
	return ""
}

// symbol returns what is wrong with a badge or a row.
func (c *checker) symbol(m demand.Mention) problem {
	symbol, err := m.Symbol()
	switch {
	case err != nil:
		return problem{text: spelling.WithHint(err.Error(), m.Text)}
	case m.Unquoted:
		return problem{text: fmt.Sprintf(`the symbol %s is not quoted, and Hugo may read it as something else: write "%s"`, m.Text, m.Text)}
	case spelling.Ambiguous(m.Text) != "":
		return problem{text: spelling.Ambiguous(m.Text)}
	case m.Request.Panel && !c.site.Params.Detail:
		return problem{text: "detail=true has no effect: set detail = true under [params.tickers]"}
	}
	p := c.prices(symbol, m)
	if renamed := c.remembered.Renamed[symbol]; p.text == "" && renamed != "" && c.instruments.Of(symbol).Name == "" {
		return problem{text: fmt.Sprintf("%s: %s: %s", symbol, renamed, state.RenamedFix)}
	}
	return p
}

// prices returns what is missing of the prices that a badge or a row shows.
func (c *checker) prices(symbol quote.Symbol, m demand.Mention) problem {
	params := c.site.Params
	if len(m.Page.Languages) > 0 {
		params = c.site.ParamsOf(m.Page.Languages[0])
	}
	p := c.missing(symbol, m)
	if p.text == "" {
		p = c.stale(symbol, m)
		if params.IgnoreStale {
			return problem{}
		}
	} else if params.IgnoreMissing {
		return problem{}
	}
	p.ofPrice = true
	return p
}

// missing returns which price a badge or a row has to do without.
func (c *checker) missing(symbol quote.Symbol, m demand.Mention) problem {
	ofClose, ofQuote := "tickers-pin-"+string(symbol), "tickers-missing-"+string(symbol)
	if message := c.close(symbol, m.At, "shows no price of that day"); message != "" {
		return problem{text: message, id: ofClose}
	}
	if c.needsNoQuote(symbol, m) {
		return problem{}
	}
	effect := "shows only the symbol"
	if _, frozen := c.pins[symbol][m.At]; frozen {
		effect = "leaves out the change since " + string(m.Since)
	}
	q, ok := c.quotes[symbol]
	if !ok {
		return problem{text: spelling.WithHint(fmt.Sprintf("no stored quote of %s, the badge %s: run hugo-tickers refresh", symbol, effect), m.Text), id: ofQuote}
	}
	if message := c.close(symbol, m.Since, effect); message != "" {
		return problem{text: message, id: ofClose}
	}
	if _, known := q.Changes[m.Since]; !known && c.ended(symbol, m.Since) {
		// Without a session after the day there is no change yet.
		if q.Session.After(c.pins[symbol][m.Since].Session) {
			return problem{text: fmt.Sprintf("no stored change of %s since %s, the badge %s: run hugo-tickers refresh", symbol, m.Since, effect), id: ofClose}
		}
	}
	return problem{}
}

// needsNoQuote reports whether a badge shows the close of a day alone.
func (c *checker) needsNoQuote(symbol quote.Symbol, m demand.Mention) bool {
	_, frozen := c.pins[symbol][m.At]
	return frozen && m.Since == ""
}

// stale returns whether the latest quote that a badge or a row shows is stale.
func (c *checker) stale(symbol quote.Symbol, m demand.Mention) problem {
	q := c.quotes[symbol]
	if c.needsNoQuote(symbol, m) || !q.Stale(c.now) {
		return problem{}
	}
	return problem{text: fmt.Sprintf("the quote of %s is from %s and stale: run hugo-tickers refresh", symbol, q.Session), id: "tickers-stale"}
}

// ended reports whether the session of a stated day has ended, so that its close is due.
func (c *checker) ended(symbol quote.Symbol, day quote.PriceDate) bool {
	return day != "" && !day.SessionEnd(c.calendar(symbol)).After(c.now)
}

// close returns what is wrong with the stored close of a stated day. Effect is what the badge does without it.
func (c *checker) close(symbol quote.Symbol, day quote.PriceDate, effect string) string {
	if !c.ended(symbol, day) {
		return ""
	}
	pin, ok := c.pins[symbol][day]
	reason := c.remembered.Refused[symbol][day.Session(c.calendar(symbol))]
	switch {
	case !ok && reason != "":
		return fmt.Sprintf("no stored close of %s for %s, the badge %s: %s; if you know the right one, write it into the file of closes, see params.tickers.file", symbol, day, effect, reason)
	case !ok:
		return fmt.Sprintf("no stored close of %s for %s, the badge %s: run hugo-tickers refresh", symbol, day, effect)
	case !pin.Final:
		return fmt.Sprintf("the stored close of %s for %s is provisional: run hugo-tickers refresh with a provider that has daily records", symbol, day)
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
