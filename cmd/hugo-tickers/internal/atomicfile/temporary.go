package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// prefix begins the names of the temporary files of a file. It is a dot, so that Hugo never reads the file of a process that was killed.
func prefix(name string) string { return "." + filepath.Base(name) + "." }

// createTemporary creates a temporary file beside a file. Nothing that exists is opened, and no link is followed.
func createTemporary(name string, mode fs.FileMode) (*os.File, error) {
	for {
		temp := filepath.Join(filepath.Dir(name), fmt.Sprintf("%s%d", prefix(name), rand.Uint64()))
		if err := temporary.add(temp); err != nil {
			return nil, err
		}
		file, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if err == nil {
			return file, nil
		}
		temporary.remove(temp)
		if !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
	}
}

// temporary are the temporary files of this process.
var temporary names

type names struct {
	mu     sync.Mutex
	set    map[string]bool
	closed bool
}

func (n *names) add(name string) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.closed {
		return errors.New("the command is ending")
	}
	if n.set == nil {
		n.set = map[string]bool{}
	}
	n.set[name] = true
	return nil
}

func (n *names) remove(name string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	delete(n.set, name)
}

// Sweep removes the temporary files of writes that have not ended, and lets none begin. It is for a process that is about to end.
func Sweep() {
	temporary.mu.Lock()
	defer temporary.mu.Unlock()
	temporary.closed = true
	for name := range temporary.set {
		_ = os.Remove(name)
	}
}

// staleAfter is the age at which a temporary file is taken for one of a process that was killed. Writing one takes milliseconds. If
// a slow process loses its file to another one, its rename fails and the old file stays as it is.
const staleAfter = 10 * time.Second

// removeStale removes the temporary files of killed processes. Their age is measured against the new temporary file: both times
// are from the clock of the file system.
func removeStale(temp *os.File, name string) {
	created, err := temp.Stat()
	if err != nil {
		return
	}
	entries, _ := os.ReadDir(filepath.Dir(name))
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), prefix(name)) || !entry.Type().IsRegular() {
			continue
		}
		if info, err := entry.Info(); err == nil && created.ModTime().Sub(info.ModTime()) > staleAfter {
			_ = os.Remove(filepath.Join(filepath.Dir(name), entry.Name()))
		}
	}
}
