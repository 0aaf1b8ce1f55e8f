package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// layers lists every package of the command, from the lowest layer to the highest. A package may import packages of lower
// layers alone, so no import points upward, sideways or in a circle. Paths are relative to internal.
var layers = []string{
	"calendar redact regularfile term",
	"quote calendar/generate atomicfile", // What the second writes, the first layer embeds.
	"store state scan site spelling",
	"hugo", // It says about a site what its files do not.
	"provider",
	"provider/fetch",
	"provider/providertest " + priceServices + " provider/localfile provider/remotejson",
	"provider/registry",
	"demand",
	"refresh check",
	"doctor lookup", // The first examines what a refresh and a check would meet, the second searches as a refresh fetches.
	"report",
	commandPackage,
}

// priceServices are the packages of the price services.
const priceServices = "provider/alphavantage provider/coingecko provider/finnhub provider/frankfurter provider/massive provider/tiingo provider/twelvedata provider/yahoo"

// commandPackage is package main.
const commandPackage = "main"

// testOnly are packages that only tests may import.
var testOnly = wordSet("provider/providertest")

const commandPath = "github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers"

// listedPackage has what this test needs of what go list prints.
type listedPackage struct {
	ImportPath string
	Imports    []string
}

func TestLayers(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, p := range listPackages(t) {
		name, _ := packageName(p.ImportPath)
		seen[name] = true
		for _, problem := range importProblems(p) {
			t.Error(problem)
		}
	}
	for _, name := range strings.Fields(strings.Join(layers, " ")) {
		if !seen[name] {
			t.Errorf("there is no package %s: remove it from the table", name)
		}
	}
}

// importProblems returns what is wrong with the imports of a package. Tests may import what their package may not, and Go
// itself refuses a circle, so their imports are not looked at.
func importProblems(p listedPackage) []string {
	rank := layerOf()
	name, _ := packageName(p.ImportPath)
	if _, ok := rank[name]; !ok {
		return []string{"package " + name + " is in no layer: add it to the table, or move its code to a package that is"}
	}
	var problems []string
	for _, path := range p.Imports {
		imported, ours := packageName(path)
		if !ours {
			continue
		}
		if testOnly[imported] {
			problems = append(problems, "package "+name+" imports "+imported+", which is for tests")
		}
		if r, ok := rank[imported]; ok && r >= rank[name] {
			problems = append(problems, "package "+name+" imports "+imported+", which is not in a lower layer")
		}
	}
	return problems
}

// layerOf returns the layer of each package.
func layerOf() map[string]int {
	rank := map[string]int{}
	for i, layer := range layers {
		for _, name := range strings.Fields(layer) {
			rank[name] = i
		}
	}
	return rank
}

// packageName returns the name of a package in the table, and whether the package is one of the command's.
func packageName(path string) (string, bool) {
	if path == commandPath {
		return commandPackage, true
	}
	if name, ok := strings.CutPrefix(path, commandPath+"/internal/"); ok {
		return name, true
	}
	name, ok := strings.CutPrefix(path, commandPath+"/")
	return name, ok
}

func listPackages(t *testing.T) []listedPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listedPackage
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listedPackage
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}

// TestImportProblems tests the rule itself.
func TestImportProblems(t *testing.T) {
	for _, test := range []struct {
		name    string
		imports []string
		want    int
	}{
		{"internal/quote", []string{"strings", commandPath + "/internal/calendar"}, 0},
		{"internal/calendar", []string{commandPath + "/internal/quote"}, 1},
		{"internal/provider/yahoo", []string{commandPath + "/internal/provider", commandPath + "/internal/provider/fetch"}, 0},
		{"internal/provider/yahoo", []string{commandPath + "/internal/provider/tiingo"}, 1},
		{"internal/provider", []string{commandPath + "/internal/provider/fetch"}, 1},
		{"internal/provider/registry", []string{commandPath + "/internal/provider/providertest"}, 1},
		{"internal/refresh", []string{commandPath + "/internal/report"}, 1},
		{"internal/util", nil, 1},
		{"util", nil, 1},
	} {
		got := importProblems(listedPackage{ImportPath: commandPath + "/" + test.name, Imports: test.imports})
		if len(got) != test.want {
			t.Errorf("%s with %q: %q, want %d problems", test.name, test.imports, got, test.want)
		}
	}
}
