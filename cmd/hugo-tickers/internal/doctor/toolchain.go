package doctor

import (
	"context"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/hugo"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"golang.org/x/mod/semver"
)

// The Hugo module, and the oldest Hugo that it works with (hugoVersion.min in its hugo.toml).
const (
	modulePath = "github.com/hugo-tickers/hugo-tickers"
	oldestHugo = "v0.146.0"
)

// toolchain examines Hugo, Go, the module and the layouts.
func (d *doctor) toolchain(ctx context.Context) []Check {
	h, err := hugo.Find(ctx, d.Environ)
	if err != nil {
		return []Check{
			{Failed, "hugo", "not found", hugo.Install},
			d.golang(ctx),
			{Warning, "module", "not examined, as there is no hugo", "install hugo first"},
		}
	}
	return append([]Check{d.hugo(ctx, h), d.golang(ctx)}, d.modules(ctx, h)...)
}

// hugo examines Hugo's version.
func (d *doctor) hugo(ctx context.Context, h *hugo.Hugo) Check {
	const subject = "hugo"
	if h.Tool { // Running it would compile it first.
		return Check{OK, subject, "not on PATH, but pinned by a tool directive", "nothing to do, hugo-tickers build compiles it once"}
	}
	version, err := h.Version(ctx)
	if err != nil {
		return Check{Failed, subject, "could not determine the version of " + h.Path(), "reinstall Hugo (https://gohugo.io/installation/)"}
	}
	result := version + ", " + h.Path()
	if semver.Compare(version, oldestHugo) < 0 {
		return Check{Failed, subject, result, "update it to " + oldestHugo + " or newer"}
	}
	return Check{OK, subject, result, noAction}
}

// golang looks for Go, without which Hugo cannot download modules.
func (d *doctor) golang(ctx context.Context) Check {
	version, err := hugo.Output(ctx, d.Environ, "go", "env", "GOVERSION")
	if err != nil {
		return Check{Warning, "go", "not found", "install it (https://go.dev/dl/) if hugo has to download modules; sites with _vendor or themes work without it"}
	}
	return Check{OK, "go", strings.TrimSpace(version), noAction}
}

// modules examines whether Hugo finds the module, and whether the layouts use it.
func (d *doctor) modules(ctx context.Context, h *hugo.Hugo) []Check {
	const subject = "module"
	if h.Tool {
		return []Check{{Warning, subject, "not examined, as there is no hugo on PATH", "install Hugo to have it examined"}}
	}
	modules, err := h.Modules(ctx, d.HugoArgs)
	if err != nil {
		return []Check{{Failed, subject, "hugo cannot load the modules of the site: " + err.Error(), "run hugo config mounts by hand to see the error"}}
	}
	for _, m := range modules {
		if site.IsOurs(m.Dir) {
			result := strings.TrimSpace(m.Path + " " + m.Version)
			return []Check{{OK, subject, result, noAction}, d.layouts(modules)}
		}
	}
	return []Check{{Failed, subject, "the site does not use it", "add " + modulePath + " to module.imports in the site's configuration, or unpack it below themes"}}
}
