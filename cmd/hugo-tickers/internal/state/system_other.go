//go:build !unix

package state

import (
	"io/fs"
	"os"
)

// enforcesModes is whether the system has modes that say what other users may do. Windows gives each user a cache directory.
const enforcesModes = false

// openLock are the flags with which a lock is opened.
const openLock = os.O_CREATE | os.O_RDWR

// isOwn reports whether a file belongs to the user.
func isOwn(fs.FileInfo) bool { return true }
