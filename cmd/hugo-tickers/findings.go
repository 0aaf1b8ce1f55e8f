package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/scan"
)

// printFindings writes the findings for people, for GitHub or for machines.
func (a *app) printFindings(findings []finding, format string) error {
	switch format {
	case "json":
		return a.printFindingsJSON(findings)
	case "github":
		for _, f := range findings {
			f.File = a.relative(f.File)
			if err := a.annotation("warning", f.Mention, f.message); err != nil {
				return err
			}
		}
		return nil
	}
	for _, f := range findings {
		if _, err := fmt.Fprintf(a.stdout, "%s:%d:%d: %s\n", a.relative(f.File), f.Line, f.Column, f.message); err != nil {
			return err
		}
		excerpt, caret := window(f.line(), f.Column)
		if err := a.highlight(a.stdout, "  "+excerpt+"\n", shortcodeLexer); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(a.stdout, "  %s^\n", strings.Repeat(" ", caret)); err != nil {
			return err
		}
	}
	return nil
}

// annotation writes one of GitHub's workflow commands; of a mention without a file, one without a place.
func (a *app) annotation(level string, at scan.Mention, message string) error {
	place := ""
	if at.File != "" {
		place = fmt.Sprintf(" file=%s,line=%d,col=%d", escapeProperty(at.File), at.Line, at.Column)
	}
	_, err := fmt.Fprintf(a.stdout, "::%s%s::%s\n", level, place, escapeData(message))
	return err
}

func (a *app) printFindingsJSON(findings []finding) error {
	type entry struct {
		File    string `json:"file"`
		Line    int    `json:"line"`
		Column  int    `json:"column"`
		Text    string `json:"text"`
		Message string `json:"message"`
	}
	entries := []entry{}
	for _, f := range findings {
		entries = append(entries, entry{a.relative(f.File), f.Line, f.Column, f.Text, f.message})
	}
	return a.printJSON(entries)
}

// relative returns a file's path as the person at the terminal would write it.
func (a *app) relative(name string) string {
	root, err := filepath.Abs(a.source)
	if err != nil {
		return name
	}
	rel, err := filepath.Rel(root, name)
	if err != nil || !filepath.IsLocal(rel) {
		return name
	}
	return filepath.ToSlash(filepath.Join(a.source, rel))
}

// window cuts a long line around a column, counted from 1, and returns where that column then stands, from 0.
func window(line string, column int) (string, int) {
	const before, most = 40, 90
	runes := []rune(strings.ReplaceAll(line, "\t", " "))
	at := min(column-1, len(runes))
	start, prefix := 0, ""
	if at > before && len(runes) > most {
		start, prefix = at-before, "…"
	}
	end, suffix := len(runes), ""
	if end-start > most {
		end, suffix = start+most, "…"
	}
	return prefix + string(runes[start:end]) + suffix, at - start + utf8.RuneCountInString(prefix)
}

// nthLine returns a line of a text, counted from 1.
func nthLine(text string, n int) string {
	lines := strings.SplitN(text, "\n", n+1)
	if n > len(lines) {
		return ""
	}
	return strings.TrimSuffix(lines[n-1], "\r")
}

// escapeData and escapeProperty encode text for GitHub's workflow commands.
func escapeData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func escapeProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
