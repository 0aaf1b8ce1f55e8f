package atomicfile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An error names the file that could not be written, not the temporary one.
func TestErrorNamesTheFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "quotes.json")
	if err := os.MkdirAll(filepath.Join(name, "in the way"), 0o777); err != nil {
		t.Fatal(err)
	}
	err := Write(name, []byte("{}"))
	if err == nil || !strings.Contains(err.Error(), name+":") || strings.Contains(err.Error(), ".quotes.json") {
		t.Errorf("%v", err)
	}
}
