package internal

import (
	"encoding/json"
	"os/exec"
	"path"
	"strings"
	"testing"
)

// layers are the packages of facts and providers, lowest first. A package imports only packages of lower layers, so that there is no
// circle and no provider knows another one.
var layers = [][]string{
	{"atomicfile", "calendar"},
	{"quote"},
	{"store", "state", "provider"},
	{"provider/fetch", "provider/localfile"},
	{"provider/yahoo", "provider/finnhub", "provider/twelvedata", "provider/tiingo", "provider/massive", "provider/alphavantage", "provider/coingecko", "provider/frankfurter", "provider/remotejson", "provider/providertest"},
	{"provider/registry"},
}

func TestImportsPointDown(t *testing.T) {
	layerOf := map[string]int{}
	for n, names := range layers {
		for _, name := range names {
			layerOf[name] = n
		}
	}
	output, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	const root = "/cmd/hugo-tickers/internal/"
	listed := 0
	for decoder := json.NewDecoder(strings.NewReader(string(output))); decoder.More(); {
		var pkg struct {
			ImportPath string
			Imports    []string
		}
		if err := decoder.Decode(&pkg); err != nil {
			t.Fatal(err)
		}
		_, name, _ := strings.Cut(pkg.ImportPath, root)
		layer, ok := layerOf[name]
		if !ok {
			if path.Dir(name) == "provider" {
				t.Errorf("%s has no layer: add it", name)
			}
			continue // A package above these layers.
		}
		listed++
		for _, imported := range pkg.Imports {
			_, below, ours := strings.Cut(imported, root)
			if belowLayer, ok := layerOf[below]; ours && (!ok || belowLayer >= layer) {
				t.Errorf("%s imports %s, which is not below it", name, below)
			}
		}
	}
	if listed != len(layerOf) {
		t.Errorf("%d packages are in the layers, %d were found", len(layerOf), listed)
	}
}
