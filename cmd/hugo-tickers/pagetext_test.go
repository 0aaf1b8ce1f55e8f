package main

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// pageText returns what a reader gets of an HTML page: its words in order, a line for each block element and each sentence.
// It notes links, dates, tooltips and directions beside the words they belong to:
//
//	▼[META −0.29%](/tickers/meta/){as of Jun 16, 2023}
//
// It leaves out elements, classes and styles, so that a change of markup alone does not change it.
func pageText(t *testing.T, page string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	r := &textReader{}
	if main := findElement(root, "main"); main != nil {
		root = main
	}
	r.read(root)
	r.endLine()
	return strings.Join(r.lines, "\n") + "\n"
}

func findElement(root *html.Node, name string) *html.Node {
	for node := range root.Descendants() {
		if node.Type == html.ElementNode && node.Data == name {
			return node
		}
	}
	return nil
}

// textReader collects lines of text.
type textReader struct {
	lines  []string
	line   strings.Builder
	space  bool   // White space that counts only if more text follows in the line.
	pre    bool   // White space counts as it is.
	prefix string // What each line begins with, such as "> " in a quotation.
	first  string // What the next line begins with in addition, such as "- " in a list.
}

var blockElements = wordSet("address article aside blockquote body br caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr " +
	"li main nav ol p pre section table tbody td tfoot th thead title tr ul")

// skippedElements have no words.
var skippedElements = wordSet("script style")

func wordSet(words string) map[string]bool {
	members := map[string]bool{}
	for _, word := range strings.Fields(words) {
		members[word] = true
	}
	return members
}

// blockPrefixes show what a block is, as in Markdown.
var blockPrefixes = map[string]string{"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "h5": "##### ", "h6": "###### ", "li": "- ", "caption": "caption: "}

// Directions: pages have an attribute, mail has only the color.
var (
	directionMarks = map[string]string{"up": "▲", "down": "▼", "flat": "▬"}
	mailDirection  = regexp.MustCompile(`(?:^|;)color:(#0a7a3d|#c0262d)`)
	mailMarks      = map[string]string{"#0a7a3d": "▲", "#c0262d": "▼"}
)

func (r *textReader) read(node *html.Node) {
	switch {
	case node.Type == html.TextNode:
		r.text(node.Data)
	case node.Type == html.ElementNode && skippedElements[node.Data]:
	case node.Type == html.ElementNode:
		r.element(node)
	default:
		r.children(node)
	}
}

func (r *textReader) children(node *html.Node) {
	for child := range node.ChildNodes() {
		r.read(child)
	}
}

func (r *textReader) element(node *html.Node) {
	attr := map[string]string{}
	for _, a := range node.Attr {
		attr[a.Key] = a.Val
	}
	cell := (node.Data == "td" || node.Data == "th") && !inLayoutTable(node)
	block := blockElements[node.Data] && !cell
	if block {
		r.endLine()
	}
	prefix, pre := r.prefix, r.pre
	switch {
	case node.Data == "pre":
		r.pre = true
	case node.Data == "blockquote":
		r.prefix += "> "
		if attr["cite"] != "" {
			r.note("(cites " + attr["cite"] + ")")
			r.endLine()
		}
	case attr["aria-hidden"] == "true" && block:
		r.prefix += "(hidden from screen readers) "
	}
	r.first += blockPrefixes[node.Data]
	if cell && node.PrevSibling != nil && r.line.Len() > 0 {
		r.space = false
		r.write(" | ")
	}
	r.before(node, attr)
	r.children(node)
	r.after(node, attr)
	if block {
		r.endLine()
		r.first = ""
	}
	r.prefix, r.pre = prefix, pre
}

// before writes the notes that precede the words of an element.
func (r *textReader) before(node *html.Node, attr map[string]string) {
	if label := attr["aria-label"]; label != "" {
		r.note("(" + node.Data + ": " + label + ")")
	}
	mark := directionMarks[attr["data-direction"]]
	if match := mailDirection.FindStringSubmatch(attr["style"]); match != nil {
		mark = mailMarks[match[1]]
	}
	if mark != "" {
		r.note(mark)
	}
	switch node.Data {
	case "a":
		r.note("[")
	case "svg":
		r.note("(drawing)")
	case "img":
		r.note("![" + attr["alt"] + "](" + imageHash.ReplaceAllString(attr["src"], "") + ")")
	case "meta":
		if attr["http-equiv"] == "refresh" {
			r.note("(leads to " + attr["content"] + ")")
		}
	}
}

// imageHash is what Hugo adds to the name of a processed image. It depends on the version of Hugo.
var imageHash = regexp.MustCompile(`_hu_[0-9a-f]+`)

// after writes the notes that follow the words of an element.
func (r *textReader) after(node *html.Node, attr map[string]string) {
	notes := ""
	if node.Data == "a" {
		notes += "](" + attr["href"] + ")"
	}
	if strings.HasPrefix(node.Data, "h") && blockPrefixes[node.Data] != "" && attr["id"] != "" {
		notes += "{#" + attr["id"] + "}"
	}
	for _, name := range []string{"datetime", "title"} {
		if attr[name] != "" {
			notes += "{" + attr[name] + "}"
		}
	}
	if current := attr["aria-current"]; current != "" {
		notes += "(current " + current + ")"
	}
	if notes != "" {
		r.note(notes)
	}
}

// inLayoutTable reports whether a cell belongs to a table that only places things, as mail has them.
func inLayoutTable(cell *html.Node) bool {
	for node := range cell.Ancestors() {
		if node.Type == html.ElementNode && node.Data == "table" {
			for _, a := range node.Attr {
				if a.Key == "role" && a.Val == "presentation" {
					return true
				}
			}
			return false
		}
	}
	return false
}

func (r *textReader) text(text string) {
	if r.pre {
		for i, line := range strings.Split(text, "\n") {
			if i > 0 {
				r.endLine()
			}
			r.write(line)
		}
		return
	}
	for _, char := range text {
		if strings.ContainsRune(" \t\r\n\f", char) {
			r.space = r.line.Len() > 0
			continue
		}
		r.note(string(char))
	}
}

// note writes text after the white space that is due.
func (r *textReader) note(text string) {
	if r.space {
		r.write(" ")
		r.space = false
	}
	r.write(text)
}

func (r *textReader) write(text string) { r.line.WriteString(text) }

var sentenceEnd = regexp.MustCompile(`([.!?][)"”“’»]*) `)

// endLine adds the current line, cut at the ends of sentences, unless it is empty.
func (r *textReader) endLine() {
	text := r.line.String()
	r.line.Reset()
	r.space = false
	if strings.TrimSpace(text) == "" {
		return
	}
	if !r.pre {
		text = sentenceEnd.ReplaceAllString(text, "$1\n")
	}
	text = r.first + text
	r.first = ""
	for line := range strings.SplitSeq(text, "\n") {
		r.lines = append(r.lines, strings.TrimRight(r.prefix+line, " "))
	}
}
