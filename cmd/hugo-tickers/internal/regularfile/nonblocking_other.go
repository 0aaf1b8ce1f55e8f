//go:build !unix

package regularfile

// NonBlocking is no flag here: named pipes are not in directories.
const NonBlocking = 0
