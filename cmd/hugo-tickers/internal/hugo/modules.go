package hugo

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// Module is a module of a site.
type Module struct {
	Path, Version, Dir string
	Mounts             []struct {
		Source, Target, Lang string
		Sites                struct {
			Matrix struct{ Languages []string }
		}
	}
}

// Modules lists the modules of a site. Args are flags that select the site and its configuration.
func (h *Hugo) Modules(ctx context.Context, args []string) ([]Module, error) {
	printed, err := h.output(ctx, append([]string{"config", "mounts"}, args...))
	if err != nil {
		return nil, err
	}
	var modules []Module
	for decoder := json.NewDecoder(strings.NewReader(printed)); ; {
		var m Module
		if err := decoder.Decode(&m); err == io.EOF {
			return modules, nil
		} else if err != nil {
			return nil, errors.New("`hugo config mounts` did not print valid JSON")
		}
		modules = append(modules, m)
	}
}
