package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template/parse"
)

// TestTemplateRules checks every template for what breaks a site, or will with a later Hugo.
func TestTemplateRules(t *testing.T) {
	t.Parallel()
	var compat []string // The templates that read site.Data.
	for _, name := range templateFiles(t) {
		problems, err := templateProblems(read(t, name))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, problem := range problems {
			if strings.Contains(problem, siteData) {
				compat = append(compat, name)
				continue
			}
			t.Errorf("%s: %s", name, problem)
		}
	}
	// hugo.Data exists from 0.156 on, and the module also works with older versions.
	if compat = slices.Compact(compat); len(compat) != 1 || !strings.Contains(read(t, compat[0]), "hugo.Data") {
		t.Errorf("site.Data is read in %q: one partial may do so, for a Hugo without hugo.Data", compat)
	}
}

// TestConfigurationRules checks the modules' own configuration for deprecated keys.
func TestConfigurationRules(t *testing.T) {
	for _, dir := range []string{".", "pages", "mail", "exampleSite", "cmd/hugo-tickers/testdata/web/site"} {
		name := filepath.Join(moduleRoot(t), filepath.FromSlash(dir), "hugo.toml")
		if match := deprecatedKey.FindString(read(t, name)); match != "" {
			t.Errorf("%s: the key %q is deprecated", name, strings.TrimSpace(match))
		}
	}
}

var deprecatedKey = regexp.MustCompile(`(?m)^\s*(includeFiles|excludeFiles|lang|languageCode|languageName|languageDirection|_build|minifyOutput|enableDefault)\s*=`)

const siteData = "deprecated since 0.156: read the data through one partial"

// deprecated are names that Hugo deprecates in some version from 0.146 on, or has before, with what to write instead.
var deprecated = []struct {
	name    *regexp.Regexp
	instead string
}{
	{regexp.MustCompile(`(^|\.)[sS]ite\.Data\b`), siteData},
	{regexp.MustCompile(`\.IsNode\b`), ".IsNode is deprecated since 0.163: use .IsBranch or not .IsPage"},
	{regexp.MustCompile(`(^|\.)[sS]ite\.(Languages|AllPages|BuildDrafts|LanguageCode)\b`), "deprecated since 0.156, LanguageCode since 0.158"},
	{regexp.MustCompile(`(^|[^o])\.Sites\b`), ".Sites is deprecated since 0.156: use hugo.Sites"},
	{regexp.MustCompile(`\.(LanguageCode|LanguageName|LanguageDirection)\b`), "deprecated since 0.158: use .Locale, .Label, .Direction"},
	{regexp.MustCompile(`\.File\.Lang\b`), "deprecated since 0.149"},
	{regexp.MustCompile(`\.Exif\b`), ".Exif is deprecated since 0.155: use .Meta"},
	{regexp.MustCompile(`\bresources\.(PostProcess|ToCSS)\b|^(postProcess|toCSS)$`), "deprecated: use templates.Defer, css.Sass"},
	{regexp.MustCompile(`(^|[^e])\.Params\.(title|date|weight)\b`), "read the page's own .Title, .Date, .Weight"},
}

// templateProblems returns what is wrong with a template. Comments and strings do not count.
func templateProblems(source string) ([]string, error) {
	tree := parse.New("template")
	tree.Mode = parse.SkipFuncCheck
	trees := map[string]*parse.Tree{}
	if _, err := tree.Parse(source, "", "", trees); err != nil {
		return nil, err
	}
	w := &templateWalker{source: source}
	for _, tree := range trees {
		w.walk(tree.Root)
	}
	return w.problems, nil
}

// templateWalker collects the problems of a template.
type templateWalker struct {
	source   string
	problems []string
	inWith   bool // The walk is in the clause of a with.
}

func (w *templateWalker) report(at parse.Node, format string, args ...any) {
	line := 1 + strings.Count(w.source[:at.Position()], "\n")
	w.problems = append(w.problems, fmt.Sprintf("line %d: ", line)+fmt.Sprintf(format, args...))
}

func (w *templateWalker) walk(node parse.Node) {
	switch node := node.(type) {
	case *parse.ListNode:
		if node != nil {
			for _, child := range node.Nodes {
				w.walk(child)
			}
		}
	case *parse.ActionNode:
		w.walk(node.Pipe)
	case *parse.TemplateNode:
		w.walk(node.Pipe)
	case *parse.IfNode:
		w.branch(&node.BranchNode)
	case *parse.RangeNode:
		w.branch(&node.BranchNode)
	case *parse.WithNode:
		w.inWith = true
		w.walk(node.Pipe)
		w.inWith = false
		w.walk(node.List)
		w.walk(node.ElseList)
	case *parse.PipeNode:
		if node != nil {
			for _, command := range node.Cmds {
				w.command(command)
			}
		}
	case *parse.ChainNode:
		w.name(node)
		w.walk(node.Node)
	case *parse.FieldNode, *parse.VariableNode, *parse.IdentifierNode:
		w.name(node)
	}
}

func (w *templateWalker) branch(node *parse.BranchNode) {
	w.walk(node.Pipe)
	w.walk(node.List)
	w.walk(node.ElseList)
}

var partialCall = regexp.MustCompile(`^(partial|partialCached|partials\.Include|partials\.IncludeCached)$`)

func (w *templateWalker) command(node *parse.CommandNode) {
	if len(node.Args) > 1 && partialCall.MatchString(node.Args[0].String()) {
		if name, ok := node.Args[1].(*parse.StringNode); ok && strings.HasPrefix(name.Text, ".") {
			w.report(node, "the partial %s is called by a relative name", name.Quoted)
		}
	}
	for _, arg := range node.Args {
		w.walk(arg)
	}
}

// name checks the name of a function, a field or a variable. In the clause of a with, Hugo 0.165 and 0.167 fail on a partial
// when resources.ExecuteAsTemplate is the first to render a page, as the search indexes of some themes do.
func (w *templateWalker) name(node parse.Node) {
	name := node.String()
	if w.inWith && partialCall.MatchString(name) {
		w.report(node, "%s in the clause of a with: assign its result first", name)
	}
	for _, rule := range deprecated {
		if rule.name.MatchString(name) {
			w.report(node, "%s: %s", name, rule.instead)
		}
	}
}

// TestTemplateProblems tests the rules themselves.
func TestTemplateProblems(t *testing.T) {
	for _, source := range []string{
		`{{ with partial "x.html" . }}{{ . }}{{ end }}`,
		`{{- with (partial "x.html" .) -}}{{ . }}{{ end }}`,
		`{{ with (partialCached "x.html" . .).name }}{{ . }}{{ end }}`,
		`{{ with $x := partial "x.html" . }}{{ $x }}{{ end }}`,
		`{{ with or .a (partial "x.html" .) }}{{ . }}{{ end }}`,
		`{{ with try (partial "x.html" .) }}{{ . }}{{ end }}`,
		`{{ with (try (partial "x.html" .)).Value }}{{ . }}{{ end }}`,
		`{{ with . | partial "x.html" }}{{ . }}{{ end }}`,
		`{{ with partials.Include "x.html" . }}{{ . }}{{ end }}`,
		`{{ with .a }}{{ else with partial "x.html" . }}{{ . }}{{ end }}`,
		"{{ with\n  partial \"x.html\" . }}{{ . }}{{ end }}",
		`{{ if .a }}{{ range .b }}{{ with partial "x.html" . }}{{ . }}{{ end }}{{ end }}{{ end }}`,
		`{{ define "_partials/inline/x.html" }}{{ with partial "x.html" . }}{{ . }}{{ end }}{{ end }}`,
		`{{ with templates.Defer (dict "data" (partial "x.html" .)) }}{{ . }}{{ end }}`,
		`{{ $x := cond .IsNode 1 2 }}`,
		`{{ $page := . }}{{ $page.IsNode }}`,
		`{{ (site.GetPage "/").IsNode }}`,
		`{{ site.Data.tickers }}`,
		`{{ index .Site.Data "tickers" }}`,
		`{{ $.Site.Data }}`,
		`{{ .Page.Site.Data }}`,
		`{{ range .Site.Languages }}{{ end }}`,
		`{{ site.LanguageCode }}`,
		`{{ .Language.LanguageDirection }}`,
		`{{ site.Language.LanguageCode }}`,
		`{{ .Site.Sites.Default }}`,
		`{{ .Params.title }}`,
		`{{ $.Params.date }}`,
		`{{ . | toCSS }}`,
		`{{ partial "../x.html" . }}`,
	} {
		if problems, err := templateProblems(source); err != nil || len(problems) == 0 {
			t.Errorf("no problem found in %s: %v", source, err)
		}
	}
	for _, source := range []string{
		`{{ $x := partial "x.html" . }}{{ with $x }}{{ . }}{{ end }}`,
		`{{ with .a }}{{ partial "x.html" . }}{{ end }}`,
		`{{ with .a }}{{ . }}{{ else }}{{ partial "x.html" . }}{{ end }}`,
		`{{ if partial "x.html" . }}{{ . }}{{ end }}`,
		`{{ if .a }}{{ else if partial "x.html" . }}{{ . }}{{ end }}`,
		`{{ range partial "x.html" . }}{{ . }}{{ end }}`,
		`{{ with "partial" }}{{ . }}{{ end }}`,
		`{{ with .partial }}{{ . }}{{ end }}`,
		`{{- /* {{ with partial "x.html" . }} site.Data .IsNode */ -}}`,
		`{{ errorf "site.Data and .IsNode are gone, write .Params.title" }}`,
		`{{ hugo.Data.tickers }}`,
		`{{ .Data.Integrity }}`,
		`{{ hugo.Sites }}`,
		`{{ site.Language.Lang }}`,
		`{{ .Site.Language.Locale }}`,
		`{{ .IsNodes }}`,
		`{{ site.Params.title }}`,
		`{{ .Params.series }}`,
		`{{ return partial "x.html" . }}`,
	} {
		if problems, err := templateProblems(source); err != nil || len(problems) > 0 {
			t.Errorf("%s: %q, %v", source, problems, err)
		}
	}
}
