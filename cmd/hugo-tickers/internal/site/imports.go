package site

import (
	"slices"

	"github.com/gohugoio/hugo/common/hmaps"
	"github.com/gohugoio/hugo/config"
	"github.com/spf13/cast"
)

// imported is an entry of module.imports or of theme.
type imported struct {
	path                                            string
	mounts                                          []mount
	disabled, noMounts, ignoreConfig, ignoreImports bool
}

func importsOf(cfg config.Provider) ([]imported, error) {
	var imports []imported
	if given := cfg.Get("module.imports"); given != nil {
		list, err := hmaps.ToSliceStringMap(given)
		if err != nil {
			return nil, nil // Hugo reports it.
		}
		for _, entry := range list {
			fields := hmaps.MustToParamsAndPrepare(entry)
			mounts, err := readMounts(fields["mounts"])
			if err != nil {
				return nil, err
			}
			imports = append(imports, imported{
				path: cast.ToString(fields["path"]), mounts: mounts, disabled: cast.ToBool(fields["disable"]), noMounts: cast.ToBool(fields["nomounts"]),
				ignoreConfig: cast.ToBool(fields["ignoreconfig"]), ignoreImports: cast.ToBool(fields["ignoreimports"]),
			})
		}
	}
	for _, name := range toStrings(cfg.Get("theme")) {
		imports = append(imports, imported{path: name})
	}
	return slices.DeleteFunc(imports, func(i imported) bool { return i.path == "" }), nil
}
