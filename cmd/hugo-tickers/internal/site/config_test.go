package site

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/spf13/afero"
)

// locked is a file system in which a directory cannot be opened.
type locked struct {
	afero.Fs
	dir string
}

func (l locked) Open(name string) (afero.File, error) {
	if name == l.dir {
		return nil, &os.PathError{Op: "open", Path: name, Err: os.ErrPermission}
	}
	return l.Fs.Open(name)
}

// A configuration that the user may not read is an error, and not one that says nothing.
func TestLockedDirectories(t *testing.T) {
	memory := afero.NewMemMapFs()
	for _, name := range []string{"/config/_default/params.toml", "/config/production/params.toml", "/config/staging/params.toml"} {
		if err := afero.WriteFile(memory, name, []byte("x = 1"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for dir, want := range map[string]bool{"/config": true, "/config/_default": true, "/config/production": true, "/config/staging": false, "/none": false} {
		_, err := readConfig(locked{memory, filepath.FromSlash(dir)}, nil, filepath.FromSlash("/config"), "production")
		if errors.Is(err, os.ErrPermission) != want {
			t.Errorf("%s: %v", dir, err)
		}
	}
}
