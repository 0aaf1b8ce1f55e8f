package check

import (
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
)

// Finding is something that the author should look at.
type Finding struct {
	scan.Mention
	Message string
	Excerpt string         // the line of the source
	Also    []scan.Mention // further places for which the same is to be said

	grouped bool // one finding for all places
}

// group merges findings about the same price. They are one thing to do, however many places there are.
func group(findings []Finding) []Finding {
	first := map[string]int{}
	var merged []Finding
	for _, f := range findings {
		if n, ok := first[f.Message]; ok && f.grouped {
			merged[n].Also = append(merged[n].Also, f.Mention)
			continue
		}
		if f.grouped {
			first[f.Message] = len(merged)
		}
		merged = append(merged, f)
	}
	return merged
}

// lineOf returns a line of a page, counted from 1.
func lineOf(source []byte, number int) string {
	n := 1
	for line := range strings.Lines(string(source)) {
		if n == number {
			return strings.TrimRight(line, "\r\n")
		}
		n++
	}
	return ""
}

// silencer is what an author writes on a line, or on the line before it, about which nothing is to be said.
const silencer = "hugo-tickers-ignore"

func silenced(source []byte, line int) bool {
	return strings.Contains(lineOf(source, line), silencer) || line > 1 && strings.Contains(lineOf(source, line-1), silencer)
}
