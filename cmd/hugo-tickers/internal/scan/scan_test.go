package scan

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// listed writes mentions as "line:column text", with ">" before a page and "?" after an unquoted symbol.
func listed(mentions []Mention) []string {
	var list []string
	for _, m := range mentions {
		prefix := map[Kind]string{Symbol: "", PageRef: ">", Cashtag: "$", Repeat: "=", ProblemPercentCall: "%", ProblemInHeading: "#", ProblemFenceAttributes: "{",
			ProblemFenceQuotes: "'", ProblemEmptySymbol: ",", ProblemInFrontMatter: "!"}[m.Kind]
		suffix := map[bool]string{true: "?"}[m.Unquoted] + map[bool]string{true: " (comment)"}[m.Commented]
		list = append(list, fmt.Sprintf("%d:%d %s%s%s", m.Line, m.Column, prefix, m.Text, suffix))
	}
	return list
}

func TestPage(t *testing.T) {
	for _, tt := range []struct {
		desc, give string
		want       []string
	}{
		{"mid-sentence", `Meta {{< ticker "META" >}} has.`, []string{"3:18 META"}},
		{"several in a row", "A {{< ticker \"GOOG\" >}}, {{< ticker `MSFT` >}} & {{< ticker \"AMZN\" >}}.", []string{"3:15 GOOG", "3:38 MSFT", "3:62 AMZN"}},
		{"columns count characters", "Größe – {{< ticker \"META\" >}}", []string{"3:21 META"}},
		{"named", `{{< ticker show="price" symbol="META" >}}`, []string{"3:33 META"}},
		{"the namespaced twin", `{{< tickers/ticker "META" >}}`, []string{"3:21 META"}},
		{"another shortcode of a similar name", `{{< tickertape "META" >}}`, nil},
		{"unquoted", `{{< ticker META >}} {{< ticker 005930 >}}`, []string{"3:12 META?", "3:32 005930?"}},
		{"as plain words in a heading", `## What {{% ticker-text "NVDA" %}} means`, []string{"3:26 NVDA"}},
		{"a table, positional", `{{< tickers "META" "GOOG" >}}`, []string{"3:14 META", "3:21 GOOG"}},
		{"a table, named", `{{< tickers symbols="META, GOOG" caption="x" >}}`, []string{"3:22 META", "3:28 GOOG"}},
		{"an escaped shortcode is text", `{{</* ticker "META" */>}} {{%/* ticker-text "META" */%}}`, nil},
		{"a code span runs", "`{{< ticker \"META\" >}}`", []string{"3:14 META"}},
		{"a comment runs", `<!-- {{< ticker "META" >}} -->`, []string{"3:18 META (comment)"}},
		{"a code fence runs", "```go\n{{< ticker \"META\" >}}\n```", []string{"4:13 META"}},
		{"inside a pull quote", "{{< pullquote author=\"x\" >}}\n> {{< ticker \"META\" >}}\n{{< /pullquote >}}", []string{"4:15 META"}},
		{"targets", `{{< series-card "/posts/a" >}} {{< series-card page="b" >}} {{< series-card url="https://example.org" title="x" >}}`, []string{"3:18 >/posts/a", "3:54 >b"}},
		{"the target of a pull quote", `{{< pullquote from="/posts/a" >}}x{{< /pullquote >}}`, []string{"3:21 >/posts/a"}},
		{"a passage that repeats", "A {{< pullquote repeat=true >}}\nSo *it* is.\n{{< /pullquote >}} b {{< pullquote author=\"x\" >}}y{{< /pullquote >}}", []string{"4:1 =So *it* is."}},
		{"badges in a passage that repeats", "{{< tickers/pullquote repeat=\"true\" >}}a {{< ticker \"META\" >}}{{< /tickers/pullquote >}}", []string{"3:40 =a {{< ticker \"META\" >}}", "3:54 META"}},
		{"a fence that repeats", "```pullquote {repeat=true}\nSo it is.\n```\n", []string{"4:1 =So it is."}},
		{"a fence", "a\n\n```tickers {caption=\"x\"}\nMETA\n\n  goog \n```\n", []string{"6:1 META", "8:3 goog"}},
		{"a fence of tildes", "~~~tickers\nMETA\n~~~\n", []string{"4:1 META"}},
		{"a fence in a list", "- a\n\n  ```tickers\n  META\n  ```\n", []string{"6:3 META"}},
		{"a fence in a quote", "> ```tickers\n> META\n> ```\n", []string{"4:3 META"}},
		{"a fence inside a longer one is text", "````md\n```tickers\nMETA\n```\n````\n", nil},
		{"a fence in indented code is text", "a\n\n    ```tickers\n    META\n    ```\n", nil},
		{"a table, positional, several in one", `{{< tickers "META, GOOG" "MSFT" >}}`, []string{"3:14 META", "3:20 GOOG", "3:27 MSFT"}},
		{"several symbols a line", "```tickers\nMETA, GOOG\n```\n", []string{"4:1 META", "4:7 GOOG"}},
		{"a fence whose attributes stand outside braces", "```tickers caption=\"x\"\nMETA\n```\n", []string{"3:12 {caption=\"x\"", "4:1 META"}},
		{"HTML called with percent signs", `a {{% series-card "/x" %}}`, []string{"3:3 %series-card", "3:20 >/x"}},
		{"a badge in a heading", "## On {{< ticker \"META\" >}}", []string{"3:7 #ticker", "3:19 META"}},
		{"an underlined heading", "On {{< ticker \"META\" >}}\n---\n", []string{"3:4 #ticker", "3:16 META"}},
		{"an underlined heading of two lines", "On {{< ticker \"META\" >}}\nand others\n===\n", []string{"3:4 #ticker", "3:16 META"}},
		{"a heading in a quote in a list", "- > ### On {{< ticker \"META\" >}}\n", []string{"3:12 #ticker", "3:24 META"}},
		{"a comment in code", "```sh\n# {{< ticker \"META\" >}}\n```\n", []string{"4:15 META"}},
		{"a rule after a paragraph", "On {{< ticker \"META\" >}}\n\n---\n", []string{"3:16 META"}},
		{"a comment", "<!-- {{< ticker \"META\" >}} --> {{< ticker \"GOOG\" >}}", []string{"3:18 META (comment)", "3:44 GOOG"}},
		{"a comment of several lines", "<!--\n{{< ticker \"META\" >}}\n\n{{< ticker \"GOOG\" >}}\n-->\n\n{{< ticker \"MSFT\" >}}", []string{"4:13 META (comment)", "6:13 GOOG (comment)", "9:13 MSFT"}},
		{"a comment inside a line", "Text <!-- {{< ticker \"META\" >}} --> {{< ticker \"GOOG\" >}}", []string{"3:23 META (comment)", "3:49 GOOG"}},
		{"a comment in code is shown", "```html\n<!-- {{< ticker \"META\" >}} -->\n```\n", []string{"4:18 META"}},
		{"a comma at the end", `{{< tickers symbols="META, GOOG," >}}`, []string{"3:22 META", "3:28 GOOG", "3:32 ,META, GOOG,"}},
		{"two commas in a fence", "```tickers\nMETA,,GOOG\n```\n", []string{"4:1 META", "4:5 ,META,,GOOG", "4:7 GOOG"}},
		{"attributes in single quotes", "```tickers {caption='Two'}\nMETA\n```\n", []string{"3:12 '{caption='Two'}", "4:1 META"}},
		{"a fence of no language", "```\nMETA\n```\n", nil},
		{"a fence of another language", "```text\nMETA\n```\n", nil},
		{"a fence in an indented passage", "{{< pullquote >}}\n    A\n\n    ```tickers\n    META\n    ```\n{{< /pullquote >}}", []string{"7:5 META"}},
		{"a fence in a passage that is indented a little", "{{< pullquote >}}\n  ```tickers\n  META\n  ```\n{{< /pullquote >}}", []string{"5:3 META"}},
		{"a fence in a passage that is not indented", "{{< pullquote >}}\n```tickers\nMETA\n```\n{{< /pullquote >}}", []string{"5:1 META"}},
		{"a fence in indented code of a passage", "{{< pullquote >}}\nA\n\n    ```tickers\n    META\n    ```\n{{< /pullquote >}}", nil},
		{"a fence in an indented passage of a fence", "````pullquote\n    ```tickers\n    META\n    ```\n````\n", []string{"5:5 META"}},
		{"a fence that never ends", "```tickers\nMETA\n", []string{"4:1 META"}},
		{"a table inside a quoting fence", "````pullquote {author=\"x\" from=\"/posts/a\"}\ntext\n\n```tickers\nMETA\n```\n````\n", []string{"3:33 >/posts/a", "7:1 META"}},
		{"a table inside a quoting fence inside a quote", "> ````pullquote\n> - ```tickers\n>   META\n>   ```\n> ````\n", []string{"5:5 META"}},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			mentions, err := Page("a.md", []byte("Text.\n\n"+tt.give), Options{Markdown: true})
			if err != nil {
				t.Fatal(err)
			}
			if got := listed(mentions); !slices.Equal(got, tt.want) {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}

func TestFrontMatter(t *testing.T) {
	for _, tt := range []struct {
		desc, give string
		want       []string
	}{
		{"YAML front matter", "---\ntitle: x\ntickers: [META, \"XLON:VOD\"]\n---\n{{< ticker \"GOOG\" >}}", []string{"3:11 META", "3:18 XLON:VOD", "5:13 GOOG"}},
		{"TOML front matter", "+++\nTickers = ['META']\n+++\n", []string{"2:13 META"}},
		{"JSON front matter", "{\"tickers\": [\"META\"]}\n\ntext", []string{"1:15 META"}},
		{"calls in fields", "---\nlead: \"On {{< ticker \\\"META\\\" >}}\"\ncards: [{text: 'And {{< tickers/ticker GOOG >}}'}]\n---\n", []string{"2:11 !{{< ticker", "2:24 META", "3:21 !{{< tickers/ticker", "3:40 GOOG"}},
		{"a field that begins with a call", "---\nlead: '{{< ticker \"META\" >}}'\n---\n", []string{"2:8 !{{< ticker", "2:20 META"}},
		{"a fence behind front matter", "---\ntitle: x\n---\n```tickers\nMETA\n```\n", []string{"5:1 META"}},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			mentions, err := Page("a.md", []byte(tt.give), Options{Markdown: true})
			if err != nil {
				t.Fatal(err)
			}
			if got := listed(mentions); !slices.Equal(got, tt.want) {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPageNamesThePlaceOfAMistake(t *testing.T) {
	for _, tt := range []struct{ desc, give, wantErr, wantFound string }{
		{"a shortcode that never ends", "A {{< ticker \"META\" >}}\n\n{{< ticker \"GOOG\"", "a.md:3:", "[1:15 META 3:13 GOOG]"},
		{"a list of numbers", "---\ntickers: [5930]\n---\n{{< ticker \"META\" >}}", "a.md:2:11: front matter: tickers contains 5930", "[4:13 META]"},
		{"a string for a list", "---\ntickers: META\n---\n", "a.md:2:1: front matter: tickers is META: write a list", "[]"},
		{"broken front matter", "---\ntickers: [META\n---\n", "a.md:2:1: front matter: [1:10]", "[]"},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			mentions, err := Page("a.md", []byte(tt.give), Options{Markdown: true})
			if err == nil || !strings.Contains(err.Error(), tt.wantErr) {
				t.Errorf("error %v, want one with %q", err, tt.wantErr)
			}
			if got := fmt.Sprint(listed(mentions)); got != tt.wantFound {
				t.Errorf("found %s, want %s", got, tt.wantFound)
			}
		})
	}
}

func TestCashtags(t *testing.T) {
	for _, tt := range []struct {
		desc, give string
		want       []string
	}{
		{"prose", "I like $META, ($BRK.B) and **$GOOG**.", []string{"1:8 $META", "1:16 $BRK.B", "1:30 $GOOG"}},
		{"side by side", "$META $GOOG, $MSFT/$AMZN", []string{"1:1 $META", "1:7 $GOOG", "1:14 $MSFT", "1:20 $AMZN"}},
		{"amounts", "It costs $5, US$20, $1.2B or $USD.", nil},
		{"symbols that are codes of currencies too", "$AMD, $ALL and $CAD", []string{"1:1 $AMD", "1:7 $ALL"}},
		{"millions in a table", "| ($M) | ($BN) | $T |\n|---|---|---|\n", []string{"1:18 $T"}},
		{"the text of a quoting fence", "> ```pullquote\n> I like $META.\n> ```\n\n```text\n$GOOG\n```\n", []string{"2:10 $META"}},
		{"a share class behind a dash", "$BRK-B or $BF-B.", []string{"1:1 $BRK-B", "1:11 $BF-B"}},
		{"code", "`$META` and\n\n```sh\necho $META\n```\n\n    $META\n", nil},
		{"formulas", "$$E$$ and $X$ and \\$META", nil},
		{"words", "$Meta $metadata $LONGNAME a$META $META_X", nil},
		{"shortcodes and front matter", "---\ntitle: $META\n---\n{{< x \"$META\" >}} on $GOOG", []string{"4:22 $GOOG"}},
		{"a line that begins with a shortcode", "{{< ticker \"META\" >}} beats $GOOG", []string{"1:29 $GOOG"}},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			if got := listed(Cashtags("a.md", []byte(tt.give))); !slices.Equal(got, tt.want) {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}

func TestFilesAndEach(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"b.md": `A {{< ticker "GOOG" >}}`, "a/index.md": `A {{< ticker "META" >}}`, "c.html": `A {{< ticker "MSFT" >}}`,
		"d.txt": `A {{< ticker "NOT" >}}`, ".hidden/x.md": `A {{< ticker "NOT" >}}`, ".hidden.md": `A {{< ticker "NOT" >}}`, "old.md": `A {{< ticker "NOT" >}}`,
	} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	names, err := Files(dir, func(name string) bool { return filepath.Base(name) != "old.md" && filepath.Ext(name) != ".txt" })
	if err != nil {
		t.Fatal(err)
	}
	read := func(name string, source []byte) ([]Mention, error) {
		return Page(filepath.Base(name), source, Options{Markdown: true})
	}
	mentions, err := Each(append(names, filepath.Join(dir, "gone.md")), read)
	if err == nil || !strings.Contains(err.Error(), "gone.md") {
		t.Errorf("error %v, want one of gone.md", err)
	}
	var got []string
	for _, m := range mentions {
		got = append(got, m.Position()+" "+m.Text)
	}
	if want := []string{"index.md:1:15 META", "b.md:1:15 GOOG", "c.html:1:15 MSFT"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	if names, err := Files(filepath.Join(dir, "absent"), nil); err != nil || names != nil {
		t.Errorf("an absent folder has %q, %v", names, err)
	}
}

func TestFilesFollowsOnlyTheLinkOfTheDirectory(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"vault/posts/a.md", "elsewhere/b.md", "elsewhere/more/c.md"} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{"content": "vault", "vault/posts/b.md": "../../elsewhere/b.md", "vault/more": "../elsewhere/more", "single.md": "elsewhere/b.md"} {
		if err := os.Symlink(filepath.FromSlash(target), filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	for name, want := range map[string][]string{"content": {"content/posts/a.md"}, "single.md": {"single.md"}} {
		names, err := Files(filepath.Join(dir, name), func(string) bool { return true })
		for n := range names {
			rel, _ := filepath.Rel(dir, names[n])
			names[n] = filepath.ToSlash(rel)
		}
		if err != nil || !slices.Equal(names, want) {
			t.Errorf("%s: %q, %v, want %q", name, names, err, want)
		}
	}
}
