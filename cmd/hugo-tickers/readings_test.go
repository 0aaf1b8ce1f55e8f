package main

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// readEssay is the post of the readings. It has badges of every form, a table and a card.
const readEssay = "posts/then-and-now/"

// readings has a text for each way of reading the post. The browser tests add two: spoken and printed.
const readings = "testdata/readings"

// TestReadings checks that every badge is the same sentence in the page, the feed, mail and Markdown.
func TestReadings(t *testing.T) {
	t.Parallel()
	public := buildExampleSite(t)
	page := mainOf(read(t, filepath.Join(public, readEssay, "index.html")))
	sentences := badgesOf(t, page)
	if len(sentences) < 9 {
		t.Fatalf("the post has the badges %q, the pattern must have missed some", sentences)
	}
	stored := strings.Join(sentences, "\n") + "\n"
	compareReading(t, "badges.txt", stored)
	for name, got := range map[string]string{
		"page.txt":  words(t, page),
		"feed.txt":  words(t, allowed(t, feedItem(t, filepath.Join(public, "index.xml"), "Then and now"))),
		"mail.txt":  words(t, read(t, filepath.Join(public, "mail", readEssay, "index.html"))),
		"essay.txt": unlinked(read(t, filepath.Join(public, readEssay, "index.md"))),
	} {
		compareReading(t, name, got)
		rest := strings.Join(strings.Fields(got), " ")
		for _, sentence := range sentences {
			_, after, ok := strings.Cut(rest, sentence)
			if !ok {
				t.Errorf("%s does not have %q in its place", name, sentence)
				continue
			}
			rest = after
		}
	}
}

// TestFeedOutlivesSanitizers checks that a feed item stays readable when a feed reader removes most elements.
func TestFeedOutlivesSanitizers(t *testing.T) {
	t.Parallel()
	public := buildExampleSite(t)
	compareReading(t, "feed.html", allowed(t, feedItem(t, filepath.Join(public, "index.xml"), "The narrow gate")))
}

func compareReading(t *testing.T, name, got string) {
	t.Helper()
	golden := filepath.Join(readings, name)
	if *update {
		write(t, golden, got)
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil || got != string(want) {
		t.Errorf("%s differs: %v %s", golden, err, firstDifference(string(want), got))
	}
}

// feedItem returns the HTML of one item of a feed.
func feedItem(t *testing.T, name, title string) string {
	t.Helper()
	var feed struct {
		Items []struct {
			Title       string `xml:"title"`
			Description string `xml:"description"`
		} `xml:"channel>item"`
	}
	if err := xml.Unmarshal([]byte(read(t, name)), &feed); err != nil {
		t.Fatal(err)
	}
	for _, item := range feed.Items {
		if item.Title == title {
			return item.Description
		}
	}
	t.Fatalf("%s has no item %q", name, title)
	return ""
}

// allowed removes the tags and attributes that the strictest feed readers remove. It keeps the text.
func allowed(t *testing.T, source string) string {
	t.Helper()
	kept := []string{"a", "em", "strong", "blockquote", "figure", "figcaption", "ul", "ol", "li", "time"}
	var out strings.Builder
	tokens := html.NewTokenizer(strings.NewReader(source))
	for tokens.Next() != html.ErrorToken {
		token := tokens.Token()
		switch token.Type {
		case html.TextToken:
			out.WriteString(token.String())
		case html.StartTagToken, html.EndTagToken:
			if slices.Contains(kept, token.Data) {
				token.Attr = slices.DeleteFunc(token.Attr, func(a html.Attribute) bool { return a.Key != "href" })
				out.WriteString(token.String())
			}
		}
	}
	return out.String()
}

// badgesOf returns the text of every badge, in the order of the page.
func badgesOf(t *testing.T, page string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var badges []string
	for node := range root.Descendants() {
		for _, a := range node.Attr {
			if a.Key == "class" && slices.Contains(strings.Fields(a.Val), "ticker") {
				badges = append(badges, strings.Join(strings.Fields(textOf(node)), " "))
			}
		}
	}
	return badges
}

func textOf(node *html.Node) string {
	var text strings.Builder
	for n := range node.Descendants() {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
		}
	}
	return text.String()
}

// words returns the text of HTML without its tags and without empty lines.
func words(t *testing.T, source string) string {
	t.Helper()
	var lines []string
	for _, line := range strings.Split(stripped(source), "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

var markdownLink = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)

// unlinked returns Markdown with each link replaced by its text.
func unlinked(source string) string { return markdownLink.ReplaceAllString(source, "$1") }
