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

// pageLines are the lines of a page.
type pageLines struct {
	lines    []string
	silenced map[int]bool // by line, as far as asked for: a line can have many findings
}

func linesOf(source []byte) pageLines {
	return pageLines{strings.Split(string(source), "\n"), map[int]bool{}}
}

// at returns a line, counted from 1.
func (p pageLines) at(number int) string {
	if number < 1 || number > len(p.lines) {
		return ""
	}
	return strings.TrimRight(p.lines[number-1], "\r")
}

// silencer is what an author writes on a line, or on the line before it, about which nothing is to be said.
const silencer = "hugo-tickers-ignore"

func (p pageLines) silence(line int) bool {
	silenced, known := p.silenced[line]
	if !known {
		silenced = strings.Contains(p.at(line), silencer) || strings.Contains(p.at(line-1), silencer)
		p.silenced[line] = silenced
	}
	return silenced
}
