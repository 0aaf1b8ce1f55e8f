package main

// oddSite is a site that does something unusual with Hugo.
type oddSite struct {
	name              string
	config, configEnd string // before and after what all have in common
	files             string // a txtar archive
	links             map[string]string
	args, environ     []string // of hugo; of the command
	badges            int      // how many the pages have in the end
	passes            int      // of Hugo in the first build
}

var oddSites = []oddSite{
	{name: "plain", files: "-- content/a.md --\nOn {{< ticker \"META\" >}}\n", badges: 1, passes: 1},
	{
		name: "formats", badges: 3, passes: 1,
		files:     "-- content/a.org --\nOn {{< ticker \"META\" >}}\n-- content/b.html --\n---\ntitle: B\n---\nOn {{< ticker \"GOOG\" >}}\n-- content/c.qmd --\nOn {{< ticker \"MSFT\" >}}\n",
		configEnd: "[mediaTypes.'text/markdown']\nsuffixes = ['md', 'qmd']\n[security]\nallowContent = ['.*']\n",
	},
	{
		name: "content of a theme", config: "theme = 'paper'\n", badges: 2, passes: 1,
		files: "-- themes/paper/content/about.md --\nOn {{< ticker \"META\" >}}\n-- content/a.md --\nOn {{< ticker \"GOOG\" >}}\n",
	},
	{
		name: "parameters of a theme of a theme", config: "theme = 'paper'\n", badges: 1, passes: 1,
		files: "-- themes/paper/hugo.toml --\ntheme = 'ink'\n-- themes/ink/hugo.yaml --\nparams: {tickers: {at: published}}\n-- content/a.md --\n---\ndate: 2023-06-14\n---\nOn {{< ticker \"META\" >}}\n",
	},
	{
		name: "a module in _vendor", badges: 1, passes: 1,
		configEnd: "[[module.imports]]\npath = 'example.org/essays'\n",
		files:     "-- _vendor/modules.txt --\n# example.org/essays v1.0.0\n-- _vendor/example.org/essays/content/m.md --\nOn {{< ticker \"META\" >}}\n",
	},
	{
		name: "mounts of an import in the themes directory", badges: 1, passes: 1, config: "themesDir = 'lib'\n",
		configEnd: "[[module.imports]]\npath = 'essays'\n[[module.imports.mounts]]\nsource = 'texts'\ntarget = 'content/posts'\n",
		files:     "-- lib/essays/texts/m.md --\nOn {{< ticker \"META\" >}}\n",
	},
	{
		name: "mounts of a file and of part of a directory", badges: 2, passes: 1,
		configEnd: "[[module.mounts]]\nsource = 'one.md'\ntarget = 'content/one.md'\n[[module.mounts]]\nsource = 'many'\ntarget = 'content/many'\nfiles = ['! b.md', '*.md']\n",
		files:     "-- one.md --\nOn {{< ticker \"META\" >}}\n-- many/a.md --\nOn {{< ticker \"GOOG\" >}}\n-- many/b.md --\nOn {{< ticker \"MSFT\" >}}\n",
	},
	{name: "a linked content directory", files: "-- vault/a.md --\nOn {{< ticker \"META\" >}}\n", links: map[string]string{"content": "vault"}, badges: 1, passes: 1},
	{
		name: "languages by mount, one in upper case, with a time zone", badges: 2, passes: 1, config: "defaultContentLanguage = 'zh-CN'\n",
		configEnd: "[languages.zh-CN]\ntimeZone = 'Asia/Shanghai'\n[languages.en.params.tickers]\nsince = '2023-06-14'\n[languages.zh-CN.params.tickers]\nat = 'published'\n" +
			"[[module.mounts]]\nsource = 'zh'\ntarget = 'content'\n[module.mounts.sites.matrix]\nlanguages = ['zh-cn']\n[[module.mounts]]\nsource = 'en'\ntarget = 'content'\n[module.mounts.sites.matrix]\nlanguages = ['e*']\n",
		files: "-- zh/a.md --\n---\ndate: 2023-06-15T06:00:00\n---\nOn {{< ticker \"META\" >}}\n-- en/b.md --\nOn {{< ticker symbol=\"GOOG\" show=\"symbol\" >}}\n",
	},
	{
		name: "a page in two languages that date it differently", badges: 2, passes: 1,
		configEnd: "[languages.en]\ntimeZone = 'America/New_York'\n[languages.ja]\ntimeZone = 'Asia/Tokyo'\n",
		files:     "-- content/a.md --\n---\ndate: 2023-06-15T18:00:00\nsites: {matrix: {languages: ['**']}}\n---\nOn {{< ticker symbol=\"META\" at=\"published\" >}}\n",
	},
	{
		name: "versions and roles", badges: 2, passes: 1,
		configEnd: "[versions.'v1.0.0']\n[versions.'v2.0.0']\n[[module.mounts]]\nsource = 'content'\ntarget = 'content'\n[module.mounts.sites.matrix]\nversions = ['**']\n",
		files:     "-- content/a.md --\nOn {{< ticker \"META\" >}}\n",
	},
	{
		name: "content directories of languages, one disabled", badges: 2, passes: 1,
		configEnd: "[languages.en]\ncontentDir = 'en'\n[languages.de]\ncontentDir = 'de'\n[languages.fr]\ndisabled = true\n",
		files:     "-- en/a.md --\nOn {{< ticker \"META\" >}}\n-- de/a.md --\nOn {{< ticker \"GOOG\" >}}\n",
	},
	{
		name: "a configuration directory with an environment", badges: 1, passes: 1, args: []string{"--environment", "staging"},
		files: "-- config/_default/params.toml --\n[tickers]\nat = ''\n-- config/staging/params.toml --\n[tickers]\nat = '2023-06-15'\n-- content/a.md --\nOn {{< ticker \"META\" >}}\n",
	},
	{name: "another content directory by a flag", files: "-- essays/a.md --\nOn {{< ticker \"META\" >}}\n", args: []string{"--contentDir=essays"}, badges: 1, passes: 1},
	{name: "and by a variable", files: "-- essays/a.md --\nOn {{< ticker \"META\" >}}\n", environ: []string{"HUGO_CONTENTDIR=essays"}, badges: 1, passes: 1},
	{name: "a theme by a flag", files: "-- themes/paper/content/a.md --\nOn {{< ticker \"META\" >}}\n", args: []string{"-t", "paper"}, badges: 1, passes: 1},
	{
		name: "days from names and expressions of files", badges: 1, passes: 1, configEnd: "[frontmatter]\ndate = [':filename', ':default']\n",
		files: "-- content/2023-06-15-a.md --\n---\ntitle: A\n---\nOn {{< ticker symbol=\"META\" at=\"published\" >}}\n",
	},
	{
		name: "a content adapter", badges: 2, passes: 2,
		files: "-- content/posts/_content.gotmpl --\n{{ range slice \"META\" \"GOOG\" }}{{ $.AddPage (dict \"path\" (lower .) \"dates\" (dict \"date\" (time.AsTime \"2023-06-15\")) \"content\" (dict \"mediaType\" \"text/markdown\" \"value\" (printf \"{{< ticker symbol=%q at=\\\"published\\\" >}}\" .))) }}{{ end }}\n",
	},
	{
		name: "a content adapter of a theme", config: "theme = 'paper'\n", badges: 1, passes: 2,
		files: "-- themes/paper/content/_content.gotmpl --\n{{ .AddPage (dict \"path\" \"x\" \"content\" (dict \"mediaType\" \"text/markdown\" \"value\" \"{{< ticker `META` >}}\")) }}\n",
	},
	{
		name: "badges in a layout, in data, in parameters and in translations", badges: 4, passes: 2, config: "",
		configEnd: "[params]\nmotto = '{{< ticker \"GOOG\" >}}'\n",
		files: "-- layouts/page.html --\n{{ .RenderString \"{{< ticker `META` >}}\" }}{{ .RenderString site.Params.motto }}{{ .RenderString hugo.Data.facts.text }}{{ .RenderString (i18n \"foot\") }}\n" +
			"-- data/facts.yaml --\ntext: '{{< ticker symbol=\"MSFT\" since=\"2023-06-14\" show=\"symbol\" >}}'\n-- i18n/en.toml --\n[foot]\nother = '{{ \"{{\" }}< ticker symbol=\"AMZN\" at=\"2023-06-15\" >{{ \"}}\" }}'\n-- content/a.md --\n---\ntitle: A\n---\n",
	},
	{
		name: "a field of the front matter", badges: 1, passes: 1,
		files: "-- layouts/page.html --\n{{ .RenderString .Params.lead }}\n-- content/a.md --\n---\nlead: '{{< ticker \"META\" >}}'\n---\n",
	},
	{
		name: "a cascade of days and of dates", badges: 2, passes: 2,
		files: "-- content/a/_index.md --\n---\ncascade: {tickers: {at: 2023-06-15}}\n---\n-- content/a/x.md --\n---\ntitle: X\n---\nOn {{< ticker \"META\" >}}\n" +
			"-- content/b/_index.md --\n---\ncascade: {date: 2023-06-14}\n---\n-- content/b/y.md --\n---\ntitle: Y\n---\nOn {{< ticker symbol=\"GOOG\" at=\"published\" >}}\n",
	},
	{
		name: "a shortcode of the site's own, and a page inside a page", badges: 2, passes: 2,
		files: "-- layouts/_shortcodes/watch.html --\n{{ .Page.RenderString (printf \"{{< ticker %q >}}\" (.Get 0)) }}\n-- layouts/page.html --\n{{ .Content }}{{ range .Resources.ByType \"page\" }}{{ .Content }}{{ end }}\n" +
			"-- content/b/index.md --\nOn {{< watch \"META\" >}}\n-- content/b/note.md --\nOn {{< ticker \"GOOG\" >}}\n",
	},
}
