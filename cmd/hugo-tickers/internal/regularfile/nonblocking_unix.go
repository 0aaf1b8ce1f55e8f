//go:build unix

package regularfile

import "syscall"

// NonBlocking is the flag with which nothing waits for the other end of a named pipe.
const NonBlocking = syscall.O_NONBLOCK
