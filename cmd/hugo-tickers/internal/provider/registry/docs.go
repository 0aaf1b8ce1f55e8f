package registry

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
)

// Table returns the providers as a Markdown table, for the documentation.
func Table() string {
	var b strings.Builder
	b.WriteString("| Provider | Key | Coverage | History | Search | Symbols per request | Requests/s | Requests/day |\n")
	b.WriteString("|----------|-----|----------|---------|--------|---------------------|-----------:|-------------:|\n")
	for _, s := range Specs() {
		fmt.Fprintf(&b, "| %s (`%s`) | %s | %s | %s | %s | %s | %s | %s |\n", s.Title, s.Name, s.Key, s.Coverage, yes(s.History), yes(s.Search), batch(s), rate(s.Limits.PerSecond), number(s.Limits.PerDay))
	}
	return b.String()
}

// yes writes a fact, "" if it is none.
func yes(fact bool) string {
	if fact {
		return "yes"
	}
	return ""
}

func batch(s provider.Spec) string { return cmp.Or(s.BatchNote, number(s.BatchSize)) }

// rate writes requests per second; a rate of whole requests per minute that is no round number per second as such.
func rate(perSecond float64) string {
	switch {
	case perSecond == 0:
		return ""
	case perSecond*10 == float64(int(perSecond*10)):
		return strconv.FormatFloat(perSecond, 'f', -1, 64)
	}
	return fmt.Sprintf("%.0f a minute", perSecond*60)
}

// number writes a number with separators of thousands, "" for 0.
func number(n int) string {
	if n == 0 {
		return ""
	}
	text := strconv.Itoa(n)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}

// AttributionPartial returns the template partial with the attribution of the providers.
func AttributionPartial() string {
	specs := slices.DeleteFunc(Specs(), func(s provider.Spec) bool { return s.Attribution.Name == "" })
	slices.SortFunc(specs, func(a, b provider.Spec) int { return cmp.Compare(a.Name, b.Name) })
	var b strings.Builder
	b.WriteString(attributionHead)
	for _, s := range specs {
		a := s.Attribution
		fmt.Fprintf(&b, "  %q (dict \"name\" %q", s.Name, a.Name)
		if a.Text != "" {
			fmt.Fprintf(&b, " \"says\" %q \"url\" %q", a.Text, a.URL)
		}
		b.WriteString(")\n")
	}
	return b.String() + "-}}\n{{- return $providers -}}\n"
}

const attributionHead = `{{- /*
The attribution of providers: their names as readers know them, and the words and the link that the terms of some of them require near
the data. Generated from the providers' specifications in cmd/hugo-tickers/internal/provider: do not edit, run

  go test ./cmd/hugo-tickers/internal/provider/registry -update

@returns {map} By the name of the provider: name; if its terms require it also says, the words, and url.
*/ -}}

{{- $providers := dict
`
