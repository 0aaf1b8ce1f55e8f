package registry

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/localfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/providertest"
)

var update = flag.Bool("update", false, "write the generated documentation and template")

// root is the root of the repository.
const root = "../../../../.."

// The table in the documentation and the template partial are generated from the specifications.
func TestGeneratedFiles(t *testing.T) {
	const begin, end = "<!-- begin: providers -->\n", "<!-- end: providers -->"
	docs := filepath.Join(root, "docs", "providers.md")
	prose := read(t, docs)
	before, rest, found := strings.Cut(prose, begin)
	_, after, foundEnd := strings.Cut(rest, end)
	if !found || !foundEnd {
		t.Fatalf("%s has no table between %s and %s", docs, strings.TrimSpace(begin), end)
	}
	compare(t, docs, prose, before+begin+Table()+end+after)
	partial := filepath.Join(root, "layouts", "_partials", "tickers", "attribution", "providers.html")
	compare(t, partial, read(t, partial), AttributionPartial())
}

func read(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil && !*update {
		t.Fatal(err)
	}
	return string(content)
}

func compare(t *testing.T, name, got, want string) {
	t.Helper()
	switch {
	case got == want:
	case !*update:
		t.Errorf("%s is out of date: run go test ./cmd/hugo-tickers/internal/provider/registry -update", name)
	default:
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// config returns a configuration with providers and variables.
func config(variables map[string]string, providers ...string) Config {
	return Config{
		Providers: providers, File: localfile.Files{Closes: "closes.csv"}, Remote: "https://example.org/quotes.json",
		Getenv: func(name string) string { return variables[name] }, Now: func() time.Time { return providertest.Present },
	}
}

// Every specification is complete, and says of the provider what the provider does.
func TestSpecs(t *testing.T) {
	keys := map[string]string{}
	var names []string
	for _, spec := range Specs() {
		keys[spec.EnvVar("KEY")] = "key"
		names = append(names, spec.Name)
	}
	chain, err := Chain(config(keys, names...))
	if err != nil {
		t.Fatal(err)
	}
	for _, link := range chain {
		spec := link.Spec
		if _, ok := link.Provider.(provider.HistoryProvider); ok != spec.History {
			t.Errorf("%s: history is %t, but the specification says %t", spec.Name, ok, spec.History)
		}
		if spec.Title == "" || spec.Coverage == "" || spec.Key == "" || spec.BatchSize == 0 && spec.BatchNote == "" {
			t.Errorf("%s: an incomplete specification: %+v", spec.Name, spec)
		}
		if isService := spec.BaseURL != ""; isService != (spec.Probe.Symbol != "") || isService != (spec.Limits.PerSecond > 0) || isService != (spec.Attribution.Name != "") || isService != (link.Quota != nil) {
			t.Errorf("%s: a service needs an address, a probe, limits and an attribution: %+v", spec.Name, spec)
		}
		if (spec.Attribution.Text == "") != (spec.Attribution.URL == "") {
			t.Errorf("%s: an attribution has words and a link, or neither", spec.Name)
		}
		if local := chain.HasRemote(spec.Name) == (spec.Name == "file"); local {
			t.Errorf("%s: local and remote are mixed up", spec.Name)
		}
	}
	slices.Sort(names)
	if withoutFile := slices.DeleteFunc(names, func(name string) bool { return name == "file" }); !slices.Equal(withoutFile, providertest.Names) {
		t.Errorf("providertest has responses of %q, want %q", providertest.Names, withoutFile)
	}
}

func TestChainErrorsNameTheFix(t *testing.T) {
	noFile, noRemote := config(nil, "file"), config(nil, "remote")
	noFile.File, noRemote.Remote = localfile.Files{}, ""
	for _, tt := range []struct {
		config Config
		want   string
	}{
		{config(nil), `params.tickers.providers is empty: name at least one, such as ["yahoo"]`},
		{config(nil, "reuters"), `params.tickers.providers names "reuters": the providers are alphavantage, coingecko, file,`},
		{config(map[string]string{"TICKERS_YAHOO_RATE": "fast"}, "yahoo"), `TICKERS_YAHOO_RATE is "fast": write requests a second, such as 0.5, or 0 for no limit`},
		{config(map[string]string{"TICKERS_YAHOO_QUOTA": "-1"}, "yahoo"), `TICKERS_YAHOO_QUOTA is "-1": write requests a day`},
		{config(map[string]string{"TICKERS_YAHOO_RATE": "NaN"}, "yahoo"), `TICKERS_YAHOO_RATE is "NaN"`},
		{noFile, "set closes or quotes in [params.tickers.file]"},
		{noRemote, "set params.tickers.remote in the site's configuration, or TICKERS_REMOTE_URL"},
	} {
		if _, err := Chain(tt.config); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("error %v, want %q", err, tt.want)
		}
	}
}

// A missing key is an error of the provider, not of the configuration. Keys make different credentials and are not revealed.
func TestKeys(t *testing.T) {
	without, err := Chain(config(nil, "finnhub", "coingecko"))
	if err != nil {
		t.Fatal(err)
	}
	if stub, ok := without[0].Provider.(provider.MissingKey); !ok || stub.Variable != "TICKERS_FINNHUB_KEY" {
		t.Errorf("without a key the provider is %#v", without[0].Provider)
	}
	if got := providertest.Latest(without[0].Provider, providertest.Instruments("META")...).Failures["META"]; len(got) != 1 || got[0].Message() != "unauthorized: no key: set TICKERS_FINNHUB_KEY" {
		t.Errorf("the error is %v", got)
	}
	if _, ok := without[1].Provider.(provider.MissingKey); ok {
		t.Error("an optional key is required")
	}
	ids := map[string]bool{}
	for _, key := range []string{"one", "two", "two\n"} {
		chain, err := Chain(config(map[string]string{"TICKERS_FINNHUB_KEY": key}, "finnhub"))
		if err != nil {
			t.Fatal(err)
		}
		ids[chain[0].CredentialID] = true
		if strings.Contains(chain[0].CredentialID, key) {
			t.Error("the credential ID has the key")
		}
	}
	if len(ids) != 2 {
		t.Errorf("credential IDs %v, want two", ids)
	}
}

func TestRatesAreWrittenForReaders(t *testing.T) {
	for perSecond, want := range map[float64]string{0: "", 1: "1", 0.5: "0.5", 2: "2", 8.0 / 60: "8 a minute", 5.0 / 60: "5 a minute"} {
		if got := rate(perSecond); got != want {
			t.Errorf("%v requests per second are written %q, want %q", perSecond, got, want)
		}
	}
	for n, want := range map[int]string{0: "", 25: "25", 800: "800", 1000: "1,000", 1234567: "1,234,567"} {
		if got := number(n); got != want {
			t.Errorf("%d is written %q, want %q", n, got, want)
		}
	}
}
