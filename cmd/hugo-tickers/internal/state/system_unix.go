//go:build unix

package state

import (
	"io/fs"
	"os"
	"syscall"
)

// enforcesModes is whether the system has modes that say what other users may do.
const enforcesModes = true

// openLock are the flags with which a lock is opened: no link is followed, and nothing waits for the other end of a named pipe.
const openLock = os.O_CREATE | os.O_RDWR | syscall.O_NOFOLLOW | syscall.O_NONBLOCK

// isOwn reports whether a file belongs to the user.
func isOwn(info fs.FileInfo) bool {
	system, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(system.Uid) == os.Geteuid()
}
